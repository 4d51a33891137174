import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, type KyselyConfig, PGliteDialect, sql, type Transaction as KyselyTransaction } from 'kysely';
import pg from 'pg';
import { readDatabaseLink } from './database-link.ts';
import { lockFolder } from './folder-lock.ts';
import { ShortTransactionDialect } from './short-transactions.ts';
import { type Listening, listenOnPostgres } from './listen-on-postgres.ts';
import type { Tables } from './tables.ts';

export type Transaction = KyselyTransaction<Tables>;
/** Anything that a query can run on. */
export type Queryable = Kysely<Tables>;

/** The one way to Postgres, whether it lives in this process (PGlite) or elsewhere. */
export interface Database {
  /** Past row-level security. For the engine alone. */
  service: Kysely<Tables>;
  /** Runs `work` in a transaction as `authenticated`, so that row-level security decides what is seen and changed. */
  asUser<T>(userId: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Runs a script of several statements in one transaction. */
  runScript(script: string): Promise<void>;
  /** To be called once scripts may have made types: queries can then take arrays of them. */
  learnTypes(): Promise<void>;
  /** Runs `work` while no other server on this database does the same: what each does first, such as migrating. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Runs one statement with parameters, outside of the typed queries; without parameters, several. */
  query(statement: string, parameters?: readonly unknown[]): Promise<QueryRows>;
  /** True where other servers may be working on the same database. */
  isShared: boolean;
  /**
   * Calls back with what is told on a channel of Postgres' NOTIFY. The line is made anew when it breaks; what was told
   * meanwhile is lost, which `onGap` says once it stands again.
   */
  listen(channel: string, onNotice: (payload: string) => void, onGap: () => void): Promise<Listening>;
  /** Only where the database lies in a folder of this process: runs `work` while nobody else asks it anything, with all of it written there. */
  whileStill?<T>(work: (still: StillDatabase) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface StillDatabase {
  folder: string;
  query(statement: string): Promise<QueryRows>;
}

export interface QueryRows {
  rows: Record<string, unknown>[];
}

export interface DatabaseOptions {
  /** A Postgres URL. Without it PGlite is used. */
  url?: string;
  /** The same database with sessions of its own, where `url` is a transaction pooler: for LISTEN, the lock and the migrations. */
  directUrl?: string;
  /** PGlite's folder; without it the data lives in memory. */
  folder?: string;
  /** A PGlite that is open already (tests start from a prepared one). */
  pglite?: PGlite;
  /** Milliseconds after which Postgres ends a transaction in which nothing is said; 8 seconds. */
  silence?: number;
  /** Told of each statement that is sent. */
  onStatement?: (statement: string) => void;
}

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url ? openPostgres(options.url, options.directUrl, options) : openPGlite(options);
}

async function openPGlite(options: DatabaseOptions): Promise<Database> {
  if (options.folder) refuseHalfRestored(options.folder);
  const lock = options.folder ? lockFolder(options.folder) : undefined;
  const pglite =
    options.pglite ?? (await PGlite.create(options.folder ? { dataDir: pgliteFolder(options.folder) } : {}));
  const service = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), log: statementLog(options) });
  return {
    service,
    asUser: userTransactions(service),
    runScript: async (script) => {
      await exclusively(service, () => pglite.transaction((transaction) => transaction.exec(script)));
    },
    // It looks them up once, when it is opened, and writes arrays of those it has not seen as JSON.
    learnTypes: () => exclusively(service, () => pglite.refreshArrayTypes()),
    // No other process may open its folder.
    alone: (work) => work(),
    query: (statement, parameters = []) => exclusively(service, () => askPGlite(pglite, statement, parameters)),
    isShared: false,
    listen: async (channel, onNotice) => {
      const close = await exclusively(service, () => pglite.listen(channel, onNotice));
      return { isUp: () => true, close: () => close() };
    },
    ...(options.folder && { whileStill: stillness(service, pglite, pgliteFolder(options.folder)) }),
    close: async () => {
      await service.destroy();
      lock?.release();
    },
  };
}

/** Kysely lends PGlite's only connection out; whoever goes past it would end up in the transaction of somebody else. */
function exclusively<T>(service: Kysely<Tables>, work: () => Promise<T>): Promise<T> {
  return service.connection().execute(work);
}

function refuseHalfRestored(folder: string): void {
  if (!existsSync(join(folder, 'restored'))) return;
  throw new Error(
    `A restore was cut off while it moved its parts into ${folder}. Run it again: pnpm restore <file> --replace`,
  );
}

function stillness(service: Kysely<Tables>, pglite: PGlite, folder: string): NonNullable<Database['whileStill']> {
  return (work) =>
    exclusively(service, async () => {
      await pglite.exec('checkpoint');
      return work({ folder, query: (statement) => askPGlite(pglite, statement, []) });
    });
}

async function askPGlite(pglite: PGlite, statement: string, parameters: readonly unknown[]): Promise<QueryRows> {
  if (parameters.length > 0) return pglite.query<Record<string, unknown>>(statement, [...parameters]);
  const results = await pglite.exec(statement);
  return { rows: results.flatMap((result) => result.rows) };
}

function pgliteFolder(folder: string): string {
  const path = join(folder, 'postgres');
  mkdirSync(path, { recursive: true });
  return path;
}

/** Longer than any of ours thinks, and shorter than the least time after which a server is taken for dead and its runs go to others. */
const usualSilence = 8_000;

async function openPostgres(url: string, directUrl: string | undefined, options: DatabaseOptions): Promise<Database> {
  const pool = openPool(url, 10);
  const direct = directUrl === undefined ? pool : openPool(directUrl, 2);
  const dialect = new ShortTransactionDialect({ pool }, options.silence ?? usualSilence);
  const service = new Kysely<Tables>({ dialect, log: statementLog(options) });
  return {
    service,
    asUser: userTransactions(service),
    // Statements sent in one message are one transaction.
    runScript: async (script) => {
      await direct.query(script);
    },
    // It is sent arrays as text, and knows its types itself.
    learnTypes: async () => {},
    alone: (work) => withLock(direct, work),
    query: async (statement, parameters = []) => {
      const results = await pool.query(statement, [...parameters]);
      return Array.isArray(results) ? { rows: results.flatMap((result: QueryRows) => result.rows) } : results;
    },
    isShared: true,
    listen: (channel, onNotice, onGap) => listenOnPostgres(directUrl ?? url, channel, onNotice, onGap),
    close: async () => {
      await service.destroy();
      if (direct !== pool) await direct.end();
    },
  };
}

/**
 * A connection that dies must not take the process with it, whether it is idle (the pool tells) or lent out, between two
 * statements of a transaction (it tells by itself). The pool replaces it; whoever had it gets an error at the next statement.
 */
function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: readDatabaseLink(url), max, application_name: 'visualadgen' });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Any number will do, as long as all servers use the same. */
const lockKey = 7_204_771;

/** The lock belongs to a transaction of its own, for a session may be shared by a pooler in between. */
async function withLock<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
    return await work();
  } finally {
    await client.query('rollback').then(
      () => client.release(),
      (error: unknown) => client.release(error instanceof Error ? error : true),
    );
  }
}

function statementLog(options: DatabaseOptions): KyselyConfig['log'] {
  const { onStatement } = options;
  return onStatement && ((event) => onStatement(event.query.sql));
}

/**
 * `set_config(…, true)` lasts until the transaction ends, on a pooled connection and on PGlite's only one alike.
 * Supabase's `auth.uid()` reads `request.jwt.claims`, the embedded one `request.jwt.claim.sub`: both are set.
 */
function userTransactions(service: Kysely<Tables>): Database['asUser'] {
  return (userId, work) =>
    service.transaction().execute(async (transaction) => {
      const claims = JSON.stringify({ sub: userId, role: 'authenticated' });
      await sql`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true), set_config('request.jwt.claim.sub', ${userId}, true)`.execute(
        transaction,
      );
      return work(transaction);
    });
}
