import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

let port: number | undefined;

/**
 * A port for the one app of a worker after another: at the same address, what the browser keeps of it stays good. It is not
 * one of those that systems give to whoever connects somewhere, so that it is still free for the next app.
 */
export async function findPort(): Promise<number> {
  while (port === undefined) {
    const candidate = randomInt(20_000, 32_000);
    if (await isFree(candidate)) port = candidate;
  }
  return port;
}

async function isFree(candidate: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(candidate, '127.0.0.1'), 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
