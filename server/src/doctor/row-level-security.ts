import { readTableSecurity } from '../store/inspect-database.ts';
import { migratedTables } from '../store/migrate.ts';
import { bad, type Check, good } from './finding.ts';

/** People reach the database past this server, with their session and the publishable key: what keeps them apart are its policies. */
export const rowLevelSecurity: Check = {
  title: 'Row-level security',
  async examine(patient) {
    const database = await patient.database();
    if (!database) return null;
    const tables = await readTableSecurity(database, await migratedTables());
    const off = tables.filter(({ is_on }) => !is_on).map(({ name }) => name);
    if (off.length > 0) {
      return bad(
        `off on ${off.join(', ')}`,
        off.map((name) => `alter table ${name} enable row level security;`).join('\n'),
      );
    }
    const bare = tables.filter(({ name, policies }) => name.startsWith('public.') && policies === 0);
    if (bare.length > 0) {
      return bad(
        `on, but ${bare.map(({ name }) => name).join(', ')} has no policies: nobody sees what is theirs`,
        'Run the policies of that table in supabase/migrations again, in the SQL editor.',
      );
    }
    return tables.length === 0 ? null : good(`on, with policies (${tables.length} tables)`);
  },
};
