import pg from 'pg';
import type { Database } from './database.ts';
import { readDatabaseLink } from './database-link.ts';
import { listAppliedMigrations } from './migrate.ts';

type Asked = Pick<Database, 'query'>;

/** Connects once and asks for the version, such as `17.6`. Throws what the driver throws. */
export async function readServerVersion(link: string, timeoutMs: number): Promise<string> {
  const client = new pg.Client({ connectionString: readDatabaseLink(link), connectionTimeoutMillis: timeoutMs });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
    return rows[0]?.version ?? '';
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether the database answers by both links, and is of this major version at least. */
export async function isUsable(database: Pick<Database, 'query' | 'runScript'>, oldest: number): Promise<boolean> {
  try {
    await database.runScript('select 1');
    const { rows } = await database.query("select current_setting('server_version_num') as version");
    return Number(rows[0]?.version) >= oldest * 10_000;
  } catch {
    return false;
  }
}

/** What the role by which we came may do. */
export interface Rights {
  who: string;
  is_super: boolean;
  sees_all: boolean;
  makes_schemas: boolean;
  makes_tables: boolean;
  acts_for_people: boolean;
  sees_sign_ups: boolean;
  sees_sessions: boolean;
}

export async function readRights(database: Asked): Promise<Rights> {
  const { rows } = await database.query(`
    select current_user as who, rolsuper as is_super, rolsuper or rolbypassrls as sees_all,
      has_database_privilege(current_database(), 'create') as makes_schemas,
      has_schema_privilege('public', 'create') as makes_tables,
      to_regrole('authenticated') is null or pg_has_role('authenticated', 'member') as acts_for_people,
      to_regclass('auth.users') is null or has_table_privilege('auth.users', 'trigger, references') as sees_sign_ups,
      to_regclass('auth.sessions') is null or has_table_privilege('auth.sessions', 'select') as sees_sessions
    from pg_roles where rolname = current_user`);
  return rows[0] as unknown as Rights;
}

/** The versions of the migrations that were applied, in order; null where none ever was. */
export async function readAppliedVersions(database: Asked): Promise<string[] | null> {
  const { rows: record } = await database.query(
    "select to_regclass('supabase_migrations.schema_migrations') is not null as is_there",
  );
  if (!record[0]?.is_there) return null;
  return listAppliedMigrations(database);
}

export interface TableSecurity {
  name: string;
  is_on: boolean;
  policies: number;
}

/** Row-level security of those of these tables (`public.workflows`) that are there. */
export async function readTableSecurity(database: Asked, tables: readonly string[]): Promise<TableSecurity[]> {
  const { rows } = await database.query(
    `select n.nspname || '.' || c.relname as name, c.relrowsecurity as is_on,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname || '.' || c.relname = any($1) order by 1`,
    [tables],
  );
  return rows as unknown as TableSecurity[];
}

/** The names of a table's policies; the table is found also where it may not be read. */
export async function readPolicyNames(database: Asked, schema: string, table: string): Promise<string[]> {
  const { rows } = await database.query(
    `select p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
      join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = $2`,
    [schema, table],
  );
  return rows.map(({ name }) => String(name));
}

/** Tells a channel nothing but that it was told. */
export async function notifyChannel(database: Asked, channel: string): Promise<void> {
  await database.query('select pg_notify($1, $2)', [channel, '']);
}
