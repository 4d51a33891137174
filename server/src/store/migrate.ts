import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from './database.ts';
import { baselineEnd, isOfFirstChain, takeOverFirstChain } from './take-over-first-chain.ts';

const migrationsFolder = new URL('../../../supabase/migrations/', import.meta.url);

/**
 * Applies what `supabase/migrations` holds and the database has not had yet, in order, each in a transaction.
 * Keeps the Supabase CLI's own record (`supabase_migrations.schema_migrations`), so that either may go on where the other stopped.
 * Returns the versions that were applied. Throws where the database has become one for newer servers alone, and where it is older than
 * what can be taken over.
 *
 * Migrations that this server does not know are of a newer one, which is being rolled out beside it; they are made so that both
 * can work (CONTRIBUTING.md).
 */
export async function migrate(database: Database): Promise<string[]> {
  await database.runScript(`
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
  `);
  const known = await listMigrations();
  await refuseUnknownContracts(database, new Set(known.map(({ version }) => version)));
  if (isOfFirstChain(await listAppliedMigrations(database)))
    await takeOverFirstChain(
      database,
      known.filter(({ version }) => version <= baselineEnd),
    );
  const done = new Set(await listAppliedMigrations(database));
  const pending = known.filter((migration) => !done.has(migration.version));
  for (const migration of pending) await apply(database, migration);
  if (pending.length > 0) await database.learnTypes();
  return pending.map((migration) => migration.version);
}

/** `supabase_migrations.contracts` names the migrations that servers must know; it is a migration itself. */
async function refuseUnknownContracts(database: Database, known: ReadonlySet<string>): Promise<void> {
  const { rows: found } = await database.query(
    "select to_regclass('supabase_migrations.contracts') is not null as is_there",
  );
  if (found[0]?.is_there !== true) return;
  const { rows } = await database.query('select version from supabase_migrations.contracts order by version');
  const unknown = rows.map(({ version }) => String(version)).filter((version) => !known.has(version));
  if (unknown.length === 0) return;
  throw new Error(
    `This database has been upgraded for newer servers (migrations ${unknown.join(', ')}); this version can work on it no longer. Start the newer version.`,
  );
}

/** The versions of all migrations that this server knows, in order. */
export async function listMigrationVersions(): Promise<string[]> {
  return (await listMigrations()).map(({ version }) => version);
}

/** The versions of those that a database has had, in order; it must have had one. */
export async function listAppliedMigrations({ query }: Pick<Database, 'query'>): Promise<string[]> {
  const { rows } = await query('select version from supabase_migrations.schema_migrations order by version');
  return rows.map(({ version }) => String(version));
}

/** What Supabase brings along and a bare Postgres lacks. Safe to run again. */
export async function applySupabaseBaseline(database: Database): Promise<void> {
  await database.runScript(await readFile(new URL('./supabase-baseline.sql', import.meta.url), 'utf8'));
}

/** The tables that they make, such as `public.workflows`. */
export async function migratedTables(): Promise<string[]> {
  return (await readAll()).flatMap((script) =>
    [...script.matchAll(/^create (?:unlogged )?table (?:if not exists )?([\w.]+)/gm)].map(([, name]) => name ?? ''),
  );
}

/** The policies that they leave on a table, by their names. */
export async function migratedPolicies(table: string): Promise<string[]> {
  const names = (await readAll()).flatMap((script) =>
    [...script.matchAll(/create policy "([^"]+)" on ([\w.]+)/g)].flatMap(([, name = '', on]) =>
      on === table ? name : [],
    ),
  );
  return [...new Set(names)];
}

async function readAll(): Promise<string[]> {
  return Promise.all((await listMigrations()).map(({ path }) => readFile(path, 'utf8')));
}

interface Migration {
  version: string;
  name: string;
  path: string;
}

export async function listMigrations(): Promise<Migration[]> {
  const files = await readdir(migrationsFolder);
  return files
    .filter((file) => /^\d{14}_\w+\.sql$/.test(file))
    .toSorted()
    .map((file) => ({
      version: file.slice(0, 14),
      name: file.slice(15, -4),
      path: fileURLToPath(new URL(file, migrationsFolder)),
    }));
}

/**
 * The record is written first, in the same transaction: where two servers start at once, the second waits on its key,
 * fails, and finds the work done.
 */
async function apply(database: Database, migration: Migration): Promise<void> {
  const script = await readFile(migration.path, 'utf8');
  const record = `insert into supabase_migrations.schema_migrations (version, name) values ('${migration.version}', '${migration.name}');`;
  try {
    await database.runScript(`${record}\n${script}`);
  } catch (error) {
    if (!(await isApplied(database, migration)))
      throw new Error(`Migration ${migration.version}_${migration.name} failed.`, { cause: error });
  }
}

async function isApplied(database: Database, migration: Migration): Promise<boolean> {
  const { rows } = await database.query('select from supabase_migrations.schema_migrations where version = $1', [
    migration.version,
  ]);
  return rows.length > 0;
}
