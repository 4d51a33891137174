import type { PGlite } from '@electric-sql/pglite';

/** Schemas that are ours, the sign-in's or the queue's. */
const ours = `n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`;

/** Without the queue's, where pg-boss makes tables by the day. */
const lasting = `${ours} and n.nspname <> 'pgboss'`;

/** Tables whose rows are a part of the schema: they come with the migrations, or with pg-boss when it starts. */
const partsOfSchema = ['supabase_migrations.', 'pgboss.version', 'pgboss.queue', 'storage.buckets'];

/**
 * One line that two databases have in common only if they have the same tables, columns, functions, policies, triggers, rights,
 * roles and migrations.
 */
export async function describeDatabase(pglite: PGlite): Promise<string> {
  const { rows } = await pglite.query<{ line: string }>(`
    select md5(string_agg(what, ';' order by what)) as line from (
      select concat_ws(',', 'class', n.nspname, c.relname, c.relkind, c.relacl, c.reloptions, c.relrowsecurity, c.relforcerowsecurity, c.relowner) as what
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${lasting}
      union all select concat_ws(',', 'schema', n.nspname, n.nspacl) from pg_namespace n where ${lasting}
      union all select concat_ws(',', 'column', a.attrelid, a.attname, a.atttypid, a.attnotnull, a.atthasdef, a.attacl)
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where ${lasting}
      union all select concat_ws(',', 'constraint', c.conname, pg_get_constraintdef(c.oid))
        from pg_constraint c join pg_namespace n on n.oid = c.connamespace where ${lasting}
      union all select concat_ws(',', 'function', p.proname, p.prosrc, p.proacl, p.prosecdef, p.proconfig)
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${lasting}
      union all select concat_ws(',', 'policy', p.polname, p.polrelid, p.polcmd, p.polroles, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
        from pg_policy p
      union all select concat_ws(',', 'trigger', t.tgname, t.tgrelid, t.tgfoid, t.tgenabled) from pg_trigger t
      union all select concat_ws(',', 'role', r.rolname, r.rolsuper, r.rolbypassrls, r.rolcanlogin) from pg_roles r
      union all select concat_ws(',', 'migration', version) from supabase_migrations.schema_migrations
      union all select concat_ws(',', 'contract', version) from supabase_migrations.contracts
    ) as everything`);
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
