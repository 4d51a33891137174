import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, rm, writeFile } from 'node:fs/promises';
import type { PostgresPrograms } from './find-programs.ts';
import type { SystemUser } from './system-user.ts';

export interface PostgresServer {
  /** Resolves when it has ended, with its connections broken. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  programs: PostgresPrograms;
  user: SystemUser | undefined;
  /** Where its data lies. */
  folder: string;
  settings: Record<string, string>;
}

/** The name of its administrator, and the password. */
const administrator = 'postgres';

/** Makes an empty cluster in the folder, which belongs to the user. */
export async function makeCluster({ programs, user, folder }: Omit<ServerOptions, 'settings'>): Promise<void> {
  const passwordFile = `${folder}.password`;
  await writeFile(passwordFile, administrator, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  const child = launch(programs.initdb, user, [
    `--pgdata=${folder}`,
    `--username=${administrator}`,
    `--pwfile=${passwordFile}`,
    '--auth=password',
    '--no-sync',
    '--encoding=UTF8',
    '--lc-messages=C',
  ]);
  let code: number | null;
  try {
    code = await child.ended;
  } finally {
    await rm(passwordFile);
  }
  if (code !== 0) throw new Error(`Postgres could not make its data in ${folder}:\n${child.said()}`);
}

/** Resolves when it takes connections. What keeps it from that is told at once. */
export async function runServer({ programs, user, folder, settings }: ServerOptions): Promise<PostgresServer> {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = launch(programs.postgres, user, ['-D', folder, ...flags]);
  const end = () => child.process.kill('SIGQUIT');
  process.once('exit', end);
  const isReady = await Promise.race([child.hears('ready to accept connections'), child.ended.then(() => false)]);
  if (!isReady) throw new Error(`Postgres does not start in ${folder}:\n${child.said()}`);
  return {
    async stop() {
      process.off('exit', end);
      child.process.kill('SIGINT');
      await child.ended;
    },
  };
}

interface Launched {
  process: ChildProcess;
  /** With the exit code; rejects where it could not be started at all. */
  ended: Promise<number | null>;
  /** The end of what it has written. */
  said(): string;
  hears(words: string): Promise<true>;
}

function launch(program: string, user: SystemUser | undefined, args: string[]): Launched {
  const child = spawn(program, args, {
    // The caller's own folder may be shut to that user.
    cwd: '/',
    // What it says is read below.
    env: { ...process.env, LC_MESSAGES: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(user && { uid: user.uid, gid: user.gid }),
  });
  let said = '';
  let listener: (() => void) | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString('utf8')}`.slice(-4_000);
      listener?.();
    });
  }
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  return {
    process: child,
    ended,
    said: () => said,
    hears: (words) =>
      new Promise((resolve) => {
        listener = () => said.includes(words) && resolve(true);
        listener();
      }),
  };
}
