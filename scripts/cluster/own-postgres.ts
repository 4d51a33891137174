import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const keeper = fileURLToPath(new URL('keep-postgres.ts', import.meta.url));

/** A Postgres that keeps its data in that folder and ends with this process, however that ends. */
export async function openOwnPostgres(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  const child = spawn(process.execPath, [keeper, folder], { detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const url = await Promise.race([once(lines, 'line').then(([line]) => String(line)), exited.then(() => null)]);
  if (url === null) throw new Error(`Postgres does not start in ${folder}:\n${complaints}`);
  return {
    url,
    async close() {
      child.stdin.end();
      await exited;
    },
  };
}
