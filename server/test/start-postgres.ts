import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { findPrograms, type PostgresVersion } from './postgres/find-programs.ts';
import { makeCluster, runServer } from './postgres/run-server.ts';
import { findPostgresUser, findTemporaryFolder, mayEnter, type SystemUser } from './postgres/system-user.ts';

export interface RunningPostgres {
  /** A link to a database: a new, empty one, or that of this name, which is made when there is none. */
  createDatabase(name?: string): Promise<string>;
  /** Breaks all connections, and is away until `start`. */
  stop(): Promise<void>;
  /** At the same address, with the same data. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface PostgresOptions {
  /** 18 unless it is said. */
  version?: PostgresVersion;
  /** Goes on with what it kept in this folder before; without it, it begins with nothing and leaves nothing. */
  keptIn?: string;
}

/** A real Postgres of its own. Throws with a sentence where it cannot run here. */
export async function startPostgres({ version = 18, keptIn }: PostgresOptions = {}): Promise<RunningPostgres> {
  const user = findPostgresUser();
  const programs = await findPrograms(version, user);
  const folder = keptIn ? await openFolder(keptIn, user) : await makeFolder(user);
  const port = await freePort();
  const isNew = !existsSync(join(folder, 'PG_VERSION'));
  if (isNew) await makeCluster({ programs, user, folder });
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // A path to a socket may be too long.
    unix_socket_directories: '',
    fsync: keptIn ? 'on' : 'off',
    max_connections: '300',
    // It looks into each database again and again, and there are a hundred of them for some minutes only.
    autovacuum: keptIn ? 'on' : 'off',
  };
  const start = () => runServer({ programs, user, folder, settings });
  let server = await start();
  let count = 0;
  const link = (database: string) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`;
  return {
    async createDatabase(name = `ads_${(count += 1)}`) {
      await createDatabase(link('postgres'), name);
      return link(name);
    },
    async start() {
      server = await start();
    },
    stop: () => server.stop(),
    async close() {
      await server.stop();
      if (!keptIn) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeFolder(user: SystemUser | undefined): Promise<string> {
  const folder = await mkdtemp(join(findTemporaryFolder(user), 'visualadgen-postgres-'));
  if (user) await chown(folder, user.uid, user.gid);
  return folder;
}

async function openFolder(folder: string, user: SystemUser | undefined): Promise<string> {
  if (!mayEnter(user, dirname(folder))) {
    throw new Error(
      `Postgres refuses to run as root, and the user "${user?.name}", as whom it runs, may not enter ${dirname(folder)}. Set DATA_DIR to a folder that everybody may enter.`,
    );
  }
  await mkdir(folder, { recursive: true });
  if (user) await chown(folder, user.uid, user.gid);
  return folder;
}

async function createDatabase(administration: string, name: string): Promise<void> {
  const client = new pg.Client(administration);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
