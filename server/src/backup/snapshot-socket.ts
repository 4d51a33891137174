import { randomUUID } from 'node:crypto';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { Database } from '../store/database.ts';
import { type DatabaseContents, takeSnapshot } from '../store/snapshot.ts';

/*
 * How a backup gets at the database of a server that runs, which nobody but that server may open. The server listens on a socket
 * in its data folder, which its own user alone may connect to, as nobody else may read the secrets beside it. It answers each
 * connection with where it has put a copy of the database, and removes the copy when the other side hangs up.
 */

export interface Snapshot extends DatabaseContents {
  /** A copy of the database that nobody writes to. */
  folder: string;
}

/** The longest name of a socket that every system takes. */
const longestName = 100;

/** Undefined where the folder lies too deep: no socket there has a name. */
function socketIn(dataDir: string): string | undefined {
  const path = join(dataDir, 'backup.sock');
  return [path, relative(process.cwd(), path)].find((name) => Buffer.byteLength(name) <= longestName);
}

const snapshotsIn = (dataDir: string) => join(dataDir, 'snapshots');

/** Serves copies of the database. Where it cannot, the server does all else, and `onError` is told. */
export async function serveSnapshots(
  dataDir: string,
  database: Database,
  onError: (error: unknown) => void,
): Promise<AsyncDisposable> {
  const path = socketIn(dataDir);
  const open = new Map<Socket, Promise<void>>();
  const server = createServer((socket) => {
    socket.on('error', () => {});
    const answered = answer(socket)
      .catch(onError)
      .finally(() => open.delete(socket));
    open.set(socket, answered);
  });
  // Of a server that was killed; the folder is ours alone by now.
  await Promise.all([path && rm(path, { force: true }), rm(snapshotsIn(dataDir), { recursive: true, force: true })]);
  try {
    if (!path)
      throw new Error(`${dataDir} lies too deep for a socket: backups can be made while the server is stopped.`);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
    await chmod(path, 0o600);
    server.on('error', onError);
  } catch (error) {
    onError(error);
  }
  return {
    async [Symbol.asyncDispose]() {
      const listening = server.listening && new Promise((resolve) => server.close(resolve));
      for (const socket of open.keys()) socket.destroy();
      await Promise.all([listening, ...open.values()]);
    },
  };

  async function answer(socket: Socket): Promise<void> {
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const folder = join(snapshotsIn(dataDir), randomUUID());
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const contents = await takeSnapshot(database, join(folder, 'postgres'));
      socket.write(`${JSON.stringify({ ...contents, folder: join(folder, 'postgres') } satisfies Snapshot)}\n`);
      socket.resume();
      await closed;
    } catch (error) {
      socket.destroy();
      throw error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** Asks the server that runs on this folder; undefined where none does. The copy is gone once this is disposed of. */
export async function askForSnapshot(dataDir: string): Promise<(Snapshot & AsyncDisposable) | undefined> {
  const path = socketIn(dataDir);
  if (!path) return undefined;
  const socket = connect(path);
  const isConnected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!isConnected) return undefined;
  for await (const line of createInterface({ input: socket })) {
    const snapshot = JSON.parse(line) as Snapshot;
    return {
      ...snapshot,
      async [Symbol.asyncDispose]() {
        socket.destroy();
      },
    };
  }
  throw new Error('The server could not copy its database. Its log says why.');
}
