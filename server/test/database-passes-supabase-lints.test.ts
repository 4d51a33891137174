import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../src/store/database.ts';
import { lints } from './database-lints/lints.ts';
import { prepareAsSupabaseDoes } from './database-lints/supabase-in-small.ts';
import { startPostgres } from './start-postgres.ts';

const opened = new AsyncDisposableStack();
afterAll(() => opened.disposeAsync());

const pgtapTests = new URL('../../supabase/tests/', import.meta.url);

const databases: [string, () => Promise<Database>][] = [
  ['PGlite', () => openDatabase({})],
  [
    'Postgres',
    async () => {
      const postgres = await startPostgres();
      opened.defer(() => postgres.close());
      return openDatabase({ url: await postgres.createDatabase() });
    },
  ],
];

describe.each(databases)('on %s', (_, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    opened.defer(() => database.close());
    await prepareAsSupabaseDoes(database);
  });

  test.each(Object.entries(lints))('%s finds nothing', async (__, lint) => {
    const { rows } = await database.query(lint);
    expect(rows.map(({ finding }) => finding)).toEqual([]);
  });

  test('each of them would find what it is there for', async () => {
    const found: string[] = [];
    await expect(
      database.service.transaction().execute(async (transaction) => {
        for (const statement of faults) await transaction.executeQuery(compiled(statement));
        for (const [name, lint] of Object.entries(lints)) {
          const { rows } = await transaction.executeQuery(compiled(lint));
          if (rows.length > 0) found.push(name);
        }
        throw new Error('Taken back.');
      }),
    ).rejects.toThrow('Taken back.');
    expect(new Set(Object.keys(lints)).difference(new Set([...found, ...cannotBeMade]))).toEqual(new Set());
  });

  // pgTAP itself cannot be installed here; the files are those that `supabase test db` runs.
  test.each(readdirSync(pgtapTests))('supabase/tests/%s', async (file) => {
    await database.runScript(readFileSync(new URL('database-lints/pgtap-in-small.sql', import.meta.url), 'utf8'));
    const script = readFileSync(new URL(file, pgtapTests), 'utf8');
    const { rows } = await database.query(`set search_path = public, extensions; ${script}; reset search_path`);
    await database.query('drop schema extensions cascade');
    const lines = rows.flatMap((row) => (typeof row.finish === 'string' ? [row.finish] : []));
    expect(lines.filter((line) => !line.startsWith('ok - '))).toEqual([]);
    expect(lines.length).toBeGreaterThan(12);
  });

  test('nobody who is not signed in may do anything', async () => {
    const { rows } = await database.query(`
      select c.relname || ' ' || privilege as finding
      from pg_class c join pg_namespace n on n.oid = c.relnamespace,
        unnest(array['select', 'insert', 'update', 'delete', 'truncate']) privilege
      where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege('anon', c.oid, privilege)
      union all
      select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('public', 'private') and has_function_privilege('anon', p.oid, 'execute')`);
    expect(rows).toEqual([]);
  });
});

/** One statement for each lint, that it would find. */
const faults = [
  'create table public.spoiled (user_id uuid, other uuid references public.profiles (id), note text)',
  'create index spoiled_one on public.spoiled (note)',
  'create index spoiled_two on public.spoiled (note)',
  'grant all on public.spoiled to authenticated',
  `create policy "one" on public.spoiled for select to authenticated using (user_id = auth.uid())`,
  `create policy "two" on public.spoiled for select to authenticated using (true)`,
  `create policy "three" on public.spoiled for delete to authenticated using ((auth.jwt() -> 'user_metadata' ->> 'admin') = 'yes')`,
  'create table public.forgotten (id uuid primary key)',
  'alter table public.forgotten enable row level security',
  'create view public.people as select * from auth.users',
  'create materialized view public.kept as select 1 as one',
  `create function public.everything() returns bigint language sql security definer as 'select count(*) from public.workflows'`,
  'grant execute on function public.everything() to anon, authenticated',
];

/** Not without breaking the catalogue itself, or an extension to install. */
const cannotBeMade = ['extension_in_public', 'fkey_to_auth_unique', 'invalid_index'];

function compiled(statement: string) {
  return {
    sql: statement,
    parameters: [],
    query: { kind: 'RawNode' as const, sqlFragments: [statement], parameters: [] },
    queryId: { queryId: '' },
  };
}
