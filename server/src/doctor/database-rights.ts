import { readRights } from '../store/inspect-database.ts';
import { bad, type Check, good } from './finding.ts';

/** What migrations and requests need: to make schemas and tables, to act as others, to stand above row-level security. */
export const databaseRights: Check = {
  title: 'Rights',
  async examine(patient) {
    const database = await patient.database();
    if (!database) return null;
    const rights = await readRights(database);
    const hasSupabase = patient.config.supabase !== undefined;
    const missing = [
      !rights.makes_schemas && 'make schemas',
      !rights.makes_tables && 'make tables in public',
      !rights.acts_for_people && 'act for people (authenticated)',
      !rights.sees_all && 'see past row-level security',
      hasSupabase && !rights.sees_sign_ups && 'know of sign-ups (auth.users)',
      hasSupabase && !rights.sees_sessions && 'see which sessions are over (auth.sessions)',
      !hasSupabase && !rights.is_super && 'make roles for the built-in sign-in',
    ].filter((one) => one !== false);
    if (missing.length === 0) return good(`as ${rights.who}`);
    return bad(
      `${rights.who} may not ${missing.join(', nor ')}`,
      hasSupabase
        ? 'Use the link with the user postgres, as Connect in the dashboard shows it.'
        : 'Use a database of its own and a superuser: docs/operate.md, “A Postgres of your own”.',
    );
  },
};
