import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adGraph } from './ad-graph.ts';
import { makeToken } from './make-token.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

/*
 * Every program of `docs/examples`, as a reader of the guide starts it: with an access token in its environment. Its first stream of events is cut after the second
 * event, so that what it prints also shows whether it comes back with the last number it saw.
 */

const folder = fileURLToPath(new URL('../../docs/examples', import.meta.url));
const python = 'python3';
const pythonPackages = fileURLToPath(new URL('../../node_modules/.cache/examples-python', import.meta.url));

let app: RunningApp;
let person: Person;
let token: string;
let wire: Awaited<ReturnType<typeof startWire>>;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
  await person.createWorkflow(adGraph({ num_images: 2 }));
  ({ secret: token } = await makeToken(person, ['RUN'], 'Examples'));
  wire = await startWire(Number(new URL(app.url).port));
});
afterAll(async () => {
  await wire.close();
  await app.close();
});

/** What must be there beside Node, which the machine may not have; false for nothing. */
const examples: Record<string, { command: string[]; lacks: string | false }> = {
  'curl and jq': {
    command: ['bash', 'run-by-curl.sh'],
    lacks: ['bash', 'curl', 'jq'].find((program) => isMissing(program)) ?? false,
  },
  'server-sent events in JavaScript': { command: [process.execPath, 'follow-by-sse.js'], lacks: false },
  'graphql-ws': { command: [process.execPath, 'follow-by-graphql-ws.js'], lacks: false },
  urql: { command: [process.execPath, 'follow-by-urql.js'], lacks: false },
  'server-sent events in Python': { command: [python, 'follow_by_sse.py'], lacks: isMissing(python) && 'Python' },
  'a WebSocket in Python': {
    command: [python, 'follow_by_websocket.py'],
    lacks: !installPythonPackages() && 'Python with pip',
  },
};

for (const [name, { command, lacks }] of Object.entries(examples)) {
  describe.skipIf(lacks)(lacks ? `${name} (needs ${lacks})` : name, () => {
    test('runs, follows to the end over a lost connection, and names the pictures', async () => {
      wire.cutNext();
      const { code, out, complaints } = await run(command, token);
      expect(code, out + complaints).toBe(0);
      expect(wire.isCut()).toBe(true);
      const lines = out.trim().split('\n');
      const events = lines.filter((line) => /^\d/.test(line)).map((line) => line.trim().split(' '));
      expect(events.map(([number]) => Number(number))).toEqual(events.map((_, index) => index + 1));
      expect(events[0]?.[1]).toBe('ExecutionStarted');
      expect(events).toContainEqual([expect.any(String), 'NodeCompleted', 'model']);
      expect(events.at(-1)?.[1]).toBe('ExecutionCompleted');

      const [ending, ...links] = lines.slice(events.length);
      expect(ending).toMatch(/^COMPLETED \d\.\d{6}/);
      expect(links).toHaveLength(2);
      const picture = await fetch(links[0] ?? '');
      expect(picture.headers.get('content-type')).toMatch(/^image\//);
    });

    test('says why, and fails, with a token that is not good', async () => {
      const { code, out, complaints } = await run(command, 'vag_no-such-token');
      expect(code).toBeGreaterThan(0);
      expect(out + complaints).toMatch(/401|Sign in|not good/);
    });
  });
}

async function run([program = '', ...args]: string[], withToken: string) {
  const child = spawn(program, args, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      VISUALADGEN_URL: wire.url,
      VISUALADGEN_TOKEN: withToken,
      PYTHONPATH: pythonPackages,
      PYTHONDONTWRITEBYTECODE: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], out, complaints] = await Promise.all([
    once(child, 'close') as Promise<[number]>,
    readText(child.stdout),
    readText(child.stderr),
  ]);
  return { code, out, complaints };
}

function isMissing(program: string, ...args: string[]): boolean {
  return spawnSync(program, args.length > 0 ? args : ['--version']).status !== 0;
}

/** False where there is no Python, no pip or nowhere to get packages from; asks for them once. */
function installPythonPackages(): boolean {
  if (existsSync(join(pythonPackages, 'websockets'))) return true;
  const install = ['-m', 'pip', 'install', '--quiet', '--retries', '0', '--target', pythonPackages];
  return spawnSync(python, [...install, '-r', join(folder, 'requirements.txt')], { timeout: 30_000 }).status === 0;
}

/** A wire to the server, which breaks in the middle of the second event when it is asked to, once. */
async function startWire(port: number) {
  const ends = new Set<Socket>();
  let isArmed = false;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    near.pipe(far);
    far.on('data', (bytes) => {
      const at = isArmed ? bytes.indexOf('"sequence":2,') : -1;
      if (at === -1) return near.write(bytes);
      isArmed = false;
      near.end(bytes.subarray(0, at));
      far.destroy();
    });
    far.on('close', () => near.end());
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => end.destroy()).on('close', () => ends.delete(end));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutNext: () => (isArmed = true),
    isCut: () => !isArmed,
    async close() {
      server.close();
      for (const end of ends) end.destroy();
      await once(server, 'close');
    },
  };
}
