import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Ending {
  code: number | null;
  signal: string | null;
}

/** A process of `main.ts`, from its first moment on. */
export interface LaunchedServer {
  /** Its address once it is ready; null when it ended before. */
  ready: Promise<string | null>;
  process: ChildProcess;
  /** All that it wrote to stderr so far. */
  complaints(): string;
  /** The end of what it wrote to stdout: its log. */
  log(): string;
  exited: Promise<Ending>;
  stop(signal?: NodeJS.Signals): Promise<Ending>;
}

export interface SpawnedServer extends Omit<LaunchedServer, 'ready'> {
  /** Null when it ended before it was ready. */
  url: string | null;
}

export interface LaunchOptions {
  entry?: string;
  env?: NodeJS.ProcessEnv;
  execArgv?: readonly string[];
  /** Another user, where this process may become one. */
  uid?: number;
  gid?: number;
}

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const mostLog = 200;

/** Starts `main.ts` as a process of its own, as an operator does, and comes back at once. */
export function launchServer(
  dataDir: string,
  { entry = main, env = {}, execArgv = [], ...user }: LaunchOptions = {},
): LaunchedServer {
  const child = spawn(process.execPath, [...execArgv, entry], {
    cwd: dataDir,
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const exited = once(child, 'exit').then(([code, signal]: (number | string | null)[]) => ({
    code: typeof code === 'number' ? code : null,
    signal: typeof signal === 'string' ? signal : null,
  }));
  const lines: string[] = [];
  const address = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (lines.push(line) > mostLog) lines.shift();
    const url = /ready at (http:\S+)/.exec(line)?.[1];
    if (url) address.resolve(url);
  });
  return {
    ready: Promise.race([address.promise, exited.then(() => null)]),
    process: child,
    complaints: () => complaints,
    log: () => lines.join('\n'),
    exited,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}

/** The same, and waits until it is ready or has given up. */
export async function spawnServer(dataDir: string, options: LaunchOptions = {}): Promise<SpawnedServer> {
  const { ready, ...server } = launchServer(dataDir, options);
  return { ...server, url: await ready };
}
