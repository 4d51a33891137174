/*
 * What Supabase's database linter (splinter) looks for, as its documentation defines it: each gives a row `finding` for
 * each thing that it finds fault with. Those are left out that ask for what this database has not: extensions, foreign
 * tables, replication, statistics of a time in use.
 */

const ours = `('public', 'private')`;

/** Policies with the command and the roles that they are for. */
const policies = `(
  select p.*, c.relname, c.relrowsecurity, n.nspname,
    pg_get_expr(p.polqual, p.polrelid) as using_text, pg_get_expr(p.polwithcheck, p.polrelid) as check_text
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ${ours}
)`;

const tables = `(
  select c.*, n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname in ${ours}
)`;

const functions = `(
  select p.*, n.nspname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ${ours}
)`;

export const lints: Record<string, string> = {
  unindexed_foreign_keys: `
    select c.conrelid::regclass || ' ' || c.conname as finding from pg_constraint c
    join ${tables} t on t.oid = c.conrelid
    where c.contype = 'f' and not exists (
      select from pg_index i where i.indrelid = c.conrelid
      and i.indisvalid
      and (string_to_array(i.indkey::text, ' ')::smallint[])[1:cardinality(c.conkey)] = c.conkey
    )`,
  auth_users_exposed: `
    select v.oid::regclass::text as finding from pg_class v join pg_namespace n on n.oid = v.relnamespace
    where v.relkind in ('v', 'm') and n.nspname in ${ours} and pg_get_viewdef(v.oid) ~ 'auth\\.users'`,
  auth_rls_initplan: `
    select relname || ': ' || polname as finding from ${policies} p
    where regexp_replace(
      coalesce(using_text, '') || ' ' || coalesce(check_text, ''),
      '\\(\\s*select\\s+(auth\\.(uid|jwt|role|email)|current_setting)\\([^)]*\\)', '', 'gi'
    ) ~* '(auth\\.(uid|jwt|role|email)|current_setting)\\('`,
  no_primary_key: `
    select t.oid::regclass::text as finding from ${tables} t
    where not exists (select from pg_constraint c where c.conrelid = t.oid and c.contype = 'p')`,
  multiple_permissive_policies: `
    select relname || ' ' || command as finding
    from ${policies} p, unnest(case polcmd when '*' then array['r', 'a', 'w', 'd'] else array[polcmd::text] end) command,
      unnest(polroles) role
    where polpermissive group by relname, command, role having count(*) > 1`,
  policy_exists_rls_disabled: `select relname || ': ' || polname as finding from ${policies} p where not relrowsecurity`,
  rls_enabled_no_policy: `
    select t.oid::regclass::text as finding from ${tables} t
    where t.relrowsecurity and not exists (select from pg_policy p where p.polrelid = t.oid)`,
  duplicate_index: `
    select i.indrelid::regclass || ': ' || string_agg(i.indexrelid::regclass::text, ', ') as finding
    from pg_index i join ${tables} t on t.oid = i.indrelid
    group by i.indrelid, i.indkey::text, i.indclass::text, i.indoption::text,
      pg_get_expr(i.indpred, i.indrelid), pg_get_expr(i.indexprs, i.indrelid), i.indisunique
    having count(*) > 1`,
  security_definer_view: `
    select v.oid::regclass::text as finding from pg_class v join pg_namespace n on n.oid = v.relnamespace
    where v.relkind = 'v' and n.nspname = 'public'
      and not coalesce(v.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']`,
  function_search_path_mutable: `
    select f.oid::regprocedure::text as finding from ${functions} f
    where not exists (select from unnest(f.proconfig) setting where setting like 'search_path=%')`,
  rls_disabled_in_public: `
    select t.oid::regclass::text as finding from ${tables} t where t.nspname = 'public' and not t.relrowsecurity`,
  extension_in_public: `
    select extname as finding from pg_extension e join pg_namespace n on n.oid = e.extnamespace where n.nspname = 'public'`,
  rls_references_user_metadata: `
    select relname || ': ' || polname as finding from ${policies} p
    where coalesce(using_text, '') || coalesce(check_text, '') ~ 'user_metadata'`,
  materialized_view_in_api: `
    select v.oid::regclass::text as finding from pg_class v join pg_namespace n on n.oid = v.relnamespace
    where v.relkind = 'm' and n.nspname = 'public'`,
  fkey_to_auth_unique: `
    select c.conname::text as finding from pg_constraint c join ${tables} t on t.oid = c.conrelid
    where c.contype = 'f' and c.confrelid = 'auth.users'::regclass
      and not exists (select from pg_constraint k where k.conrelid = c.confrelid and k.contype = 'p' and k.conkey = c.confkey)`,
  permissive_rls_policy: `
    select relname || ': ' || polname as finding from ${policies} p
    where polpermissive and (
      coalesce(using_text, 'true') = 'true' and polcmd in ('r', 'w', 'd', '*')
      or coalesce(check_text, using_text, 'true') = 'true' and polcmd in ('a', 'w', '*')
    )`,
  anon_security_definer_function_executable: securityDefinerExecutableBy('anon'),
  authenticated_security_definer_function_executable: securityDefinerExecutableBy('authenticated'),
  invalid_index: `
    select i.indexrelid::regclass::text as finding from pg_index i join ${tables} t on t.oid = i.indrelid
    where not i.indisvalid`,
};

/** Only what the API offers by name counts, which is the schema \`public\`. */
function securityDefinerExecutableBy(role: string): string {
  return `
    select f.oid::regprocedure::text as finding from ${functions} f
    where f.prosecdef and f.nspname = 'public' and has_function_privilege('${role}', f.oid, 'execute')`;
}
