import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface SpawnedServer {
  /** Null when it ended before it was ready. */
  url: string | null;
  process: ChildProcess;
  /** All that it wrote to stderr so far. */
  complaints(): string;
  exited: Promise<{ code: number | null; signal: string | null }>;
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; signal: string | null }>;
}

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** Starts `main.ts` as a process of its own, as an operator does, and waits until it is ready or has given up. */
export async function spawnServer(
  dataDir: string,
  { entry = main, env = {} }: { entry?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<SpawnedServer> {
  const child = spawn(process.execPath, [entry], {
    cwd: dataDir,
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const exited = once(child, 'exit').then(([code, signal]: (number | string | null)[]) => ({
    code: typeof code === 'number' ? code : null,
    signal: typeof signal === 'string' ? signal : null,
  }));
  const url = await Promise.race([readUrl(child), exited.then(() => null)]);
  return {
    url,
    process: child,
    complaints: () => complaints,
    exited,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}

async function readUrl(child: ChildProcess): Promise<string | null> {
  if (!child.stdout) return null;
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /ready at (http:\S+)/.exec(line)?.[1];
    if (url) {
      child.stdout.resume();
      return url;
    }
  }
  return null;
}
