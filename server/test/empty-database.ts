import type { PGlite } from '@electric-sql/pglite';
import { ours, schemaParts } from './describe-schema.ts';

/** Tables whose rows are a part of the schema: they come with the migrations, or with pg-boss when it starts. */
const partsOfSchema = ['supabase_migrations.', 'pgboss.version', 'pgboss.queue', 'storage.buckets'];

/** One line that two databases have in common only if their schemas have the same parts. */
export async function describeDatabase(pglite: PGlite): Promise<string> {
  const { rows } = await pglite.query<{ line: string }>(
    `select md5(string_agg(what, ';' order by what)) as line from (${schemaParts}) as everything`,
  );
  return rows[0]?.line ?? '';
}

/** Leaves the schema, and of a session's settings nothing. */
export async function emptyDatabase(pglite: PGlite): Promise<void> {
  await pglite.query('discard all');
  const { rows } = await pglite.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and ${ours}`);
  const tables = rows.map(({ name }) => name).filter((name) => !partsOfSchema.some((part) => name.startsWith(part)));
  const filled = await findFilled(pglite, tables);
  if (filled.length > 0) await pglite.query(`truncate ${filled.join(', ')} restart identity cascade`);
}

/** Emptying a table makes new files for it and its indexes, and most hold nothing. */
async function findFilled(pglite: PGlite, tables: string[]): Promise<string[]> {
  const looks = tables.map((name) => `select '${name}' as name where exists (select from ${name})`);
  const { rows } = await pglite.query<{ name: string }>(looks.join(' union all '));
  return rows.map(({ name }) => name);
}
