import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openDatabase } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';
import { baselineEnd } from '../src/store/take-over-first-chain.ts';
import { findUnbearable } from './migration-lints/find-unbearable.ts';
import { openPreparedDatabase } from './open-prepared-database.ts';

const folder = new URL('../../supabase/migrations/', import.meta.url);
// Nothing is older than the baseline.
const files = readdirSync(folder).filter((name) => name.endsWith('.sql') && name.slice(0, 14) > baselineEnd);

test.each(files)('%s can be applied while servers of before go on', (name) => {
  expect(findUnbearable(readFileSync(new URL(name, folder), 'utf8'))).toEqual([]);
});

test.each<[string, string]>([
  ['drop table public.assets;', 'drop table'],
  ['drop function if exists public.commit_runs(jsonb);', 'drop function'],
  ['alter table public.assets drop column path;', 'drop column'],
  ['alter table assets\n  add column a text,\n  drop column b;', 'drop column'],
  ['alter table public.assets rename column path to place;', 'rename'],
  ['alter table public.assets rename to pictures;', 'rename'],
  ['alter table public.assets alter column width type bigint;', 'change a type'],
  ['alter table public.assets alter column width set data type bigint;', 'change a type'],
  ['alter table public.assets alter column width set not null;', 'set not null'],
  ['alter table public.assets add column kind text not null;', 'add a column that older servers do not fill'],
  [
    "alter table public.assets add column a int, add column kind text not null check (kind <> '');",
    'add a column that older servers do not fill',
  ],
  [
    'alter table public.assets add constraint small check (width < 10);',
    'hold a table to what older servers may not keep to',
  ],
  ['create unique index on public.assets (width);', 'hold a table to what older servers may not keep to'],
  ['create index on public.assets (width);', 'lock assets while it is read'],
  ['truncate public.assets;', 'truncate'],
  ['revoke select on public.assets from authenticated;', 'revoke'],
])('%s is found', (script, words) => {
  expect(findUnbearable(`begin;\n${script}`)).toEqual([words]);
});

test.each([
  "alter table public.assets add column kind text not null default 'x';",
  'alter table public.assets add column a numeric(10, 2), add column b timestamptz;',
  'create table public.x (a text not null); create unique index on public.x (a); revoke all on public.x from anon;',
  '-- drop table assets\ncreate function public.f() returns void language sql as $$ drop table x; $$;',
  'alter table public.assets add constraint small check (width < 10) not valid;',
  '-- locks assets: a few rows.\ncreate index on public.assets (width);',
  "-- breaks servers before 0.3.0: none reads it since.\ninsert into supabase_migrations.contracts values ('1');\nalter table public.assets drop column path;",
])('%s is borne', (script) => {
  expect(findUnbearable(script)).toEqual([]);
});

test('what breaks older servers must say so in the database, too, where they look', () => {
  const script = '-- breaks servers before 0.3.0: none reads it since.\nalter table public.assets drop column path;';
  expect(findUnbearable(script)).toEqual(['break servers without naming itself in supabase_migrations.contracts']);
});

test('a server starts on a database with migrations that it does not know, unless they say that it must', async () => {
  const database = await openDatabase({ pglite: await openPreparedDatabase() });
  await database.query(
    "insert into supabase_migrations.schema_migrations (version, name) values ('29990101000000', 'newer')",
  );
  expect(await migrate(database)).toEqual([]);
  await database.query("insert into supabase_migrations.contracts values ('29990101000000')");
  await expect(migrate(database)).rejects.toThrow(
    'This database has been upgraded for newer servers (migrations 29990101000000); this version can work on it no longer. Start the newer version.',
  );
  await database.close();
});
