import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { adGraph } from './ad-graph.ts';
import { makeWebhook } from './keep-webhooks.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

const folder = fileURLToPath(new URL('../../docs/examples', import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;
const receivers: Record<string, { command: string[]; isThere: boolean }> = {
  'in JavaScript': { command: [process.execPath, 'receive-webhooks.js'], isThere: true },
  'in Python': { command: ['python3', 'receive_webhooks.py'], isThere: hasPython },
};

let app: RunningApp;
let person: Person;
let port: number;
let receiver: ChildProcess | undefined;
beforeAll(async () => {
  port = await findFreePort();
  app = await startApp({ config: { webhookAllowedHosts: [`127.0.0.1:${port}`] } });
  person = await app.signUp();
});
afterEach(async () => {
  if (!receiver) return;
  receiver.kill();
  await once(receiver, 'exit');
});
afterAll(() => app.close());

for (const [name, { command, isThere }] of Object.entries(receivers)) {
  describe.skipIf(!isThere)(name, () => {
    test('a run that ended is told once, and what somebody else has sent is refused', async () => {
      const url = `http://127.0.0.1:${port}/`;
      const { secret } = await makeWebhook(person, { url, name });
      const said = await start(command, secret);
      await person.run(adGraph());
      expect(await said.next()).toBe('execution.completed');
      const link = await said.next();
      expect((await fetch(link)).headers.get('content-type')).toMatch(/^image\//);

      const send = (signature: string, timestamp: number, id = 'ours') => {
        const headers = { 'webhook-id': id, 'webhook-timestamp': `${timestamp}`, 'webhook-signature': signature };
        return fetch(url, { method: 'POST', headers, body }).then(({ status }) => status);
      };
      const body = JSON.stringify({ type: 'ping', data: {} });
      const now = Math.floor(Date.now() / 1000);
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      const sign = (timestamp: number, id = 'ours') =>
        `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
      expect(await send('v1,bm8=', now)).toBe(401);
      expect(await send(sign(now), now + 1)).toBe(401);
      expect(await send(sign(now - 600), now - 600)).toBe(401);
      expect(await send(sign(now), now)).toBe(204);
      expect(await send(sign(now), now)).toBe(204);
      expect(await said.next()).toBe('ping');
      expect(await send(`v1,bm8= ${sign(now, 'last')}`, now, 'last')).toBe(204);
      // The double has said nothing between the two.
      expect(await said.next()).toBe('ping');
      expect(said.rest()).toEqual([]);
    });
  });
}

/** What it prints, line by line. */
async function start([program = '', ...args]: string[], secret: string) {
  const env = { PATH: process.env.PATH, WEBHOOK_SECRET: secret, PORT: `${port}`, PYTHONDONTWRITEBYTECODE: '1' };
  receiver = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let told = Promise.withResolvers<void>();
  createInterface({ input: receiver.stdout! }).on('line', (line) => {
    lines.push(line);
    told.resolve();
  });
  const next = async () => {
    while (lines.length === 0) {
      told = Promise.withResolvers<void>();
      await told.promise;
    }
    return lines.shift() ?? '';
  };
  expect(await next()).toBe(`Listening at ${port}`);
  return { next, rest: () => lines };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return free;
}
