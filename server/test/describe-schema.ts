/** Schemas that are ours, the sign-in's or the queue's. */
export const ours = `n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`;

/** Without the queue's, where pg-boss makes tables by the day. */
const lasting = `${ours} and n.nspname <> 'pgboss'`;

/** Whoever is granted something stands in any order. */
const rights = (acl: string): string =>
  `(select string_agg(one::text, ' ' order by one::text) from unnest(${acl}) one)`;

/**
 * What a schema consists of, a row each (`what`): tables, columns, indexes, constraints, functions, policies, triggers, rights, roles
 * and migrations, by their names. Two databases that have the same rows serve alike, whatever order their columns were added in.
 */
export const schemaParts = `
  select concat_ws(',', 'class', c.oid::regclass, c.relkind, ${rights('c.relacl')}, c.reloptions, c.relrowsecurity, c.relforcerowsecurity, c.relpersistence, c.relowner::regrole,
      case when c.relkind = 'i' then pg_get_indexdef(c.oid) end) as what
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${lasting}
  union all select concat_ws(',', 'schema', n.nspname, ${rights('n.nspacl')}) from pg_namespace n where ${lasting}
  union all select concat_ws(',', 'column', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid), ${rights('a.attacl')})
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where ${lasting} and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v')
  union all select concat_ws(',', 'constraint', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace where ${lasting}
  union all select concat_ws(',', 'function', p.oid::regprocedure, p.prosrc, p.prorettype::regtype, p.prolang, p.provolatile, ${rights('p.proacl')}, p.prosecdef, p.proconfig)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${lasting}
  union all select concat_ws(',', 'policy', p.polname, p.polrelid::regclass, p.polcmd, p.polpermissive, p.polroles::regrole[], pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
    from pg_policy p
  union all select concat_ws(',', 'trigger', pg_get_triggerdef(t.oid), t.tgenabled) from pg_trigger t
    join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where ${lasting} and not t.tgisinternal
  union all select concat_ws(',', 'value', t.typname, e.enumlabel, e.enumsortorder)
    from pg_enum e join pg_type t on t.oid = e.enumtypid join pg_namespace n on n.oid = t.typnamespace where ${lasting}
  union all select concat_ws(',', 'role', r.rolname, r.rolsuper, r.rolbypassrls, r.rolcanlogin) from pg_roles r
  union all select concat_ws(',', 'migration', version, name) from supabase_migrations.schema_migrations
  union all select concat_ws(',', 'contract', version) from supabase_migrations.contracts`;
