import { migratedTables } from '../store/migrate.ts';
import { bad, type Check, good } from './finding.ts';

/** People reach the database past this server, with their session and the publishable key: what keeps them apart are its policies. */
export const rowLevelSecurity: Check = {
  title: 'Row-level security',
  async examine(patient) {
    const database = await patient.database();
    if (!database) return null;
    const { rows } = await database.query(
      `select n.nspname || '.' || c.relname as name, c.relrowsecurity as is_on,
          (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname || '.' || c.relname = any($1) order by 1`,
      [await migratedTables()],
    );
    const off = rows.filter(({ is_on }) => !is_on).map(({ name }) => String(name));
    if (off.length > 0) {
      return bad(
        `off on ${off.join(', ')}`,
        off.map((name) => `alter table ${name} enable row level security;`).join('\n'),
      );
    }
    const bare = rows.filter(({ name, policies }) => String(name).startsWith('public.') && policies === 0);
    if (bare.length > 0) {
      return bad(
        `on, but ${bare.map(({ name }) => String(name)).join(', ')} has no policies: nobody sees what is theirs`,
        'Run the policies of that table in supabase/migrations again, in the SQL editor.',
      );
    }
    return rows.length === 0 ? null : good(`on, with policies (${rows.length} tables)`);
  },
};
