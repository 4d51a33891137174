import { readAppliedVersions, readRights, readTableSecurity } from '../store/inspect-database.ts';
import { listMigrationVersions, migratedTables } from '../store/migrate.ts';
import { firstChain } from '../store/take-over-first-chain.ts';
import { bad, type Check, type Finding, good, warning } from './finding.ts';

/** What migrations and requests need: to make schemas and tables, to act as others, to stand above row-level security. */
export const databaseRights: Check = {
  title: 'Rights',
  async examine(inspection) {
    const database = await inspection.database();
    if (!database) return null;
    const rights = await readRights(database);
    const hasSupabase = inspection.config.supabase !== undefined;
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

/** The database is as this version of the server knows it. */
export const migrations: Check = {
  title: 'Migrations',
  async examine(inspection) {
    const database = await inspection.database();
    if (!database) return null;
    const known = await listMigrationVersions();
    const done = await readAppliedVersions(database);
    if (!done) return good(`none yet; the first start applies all ${known.length}`);
    const had = done.filter((version) => firstChain.includes(version));
    if (had.length > 0) return judgeFirstChain(had.length);
    const newest = known.at(-1) ?? '';
    const newer = done.filter((version) => version > newest);
    if (newer.length > 0) {
      return warning(
        `${newer.join(', ')} is newer than this server`,
        'A newer version of the server has used this database: start that one. If you made it yourself, give it an earlier number.',
      );
    }
    const missing = known.filter((version) => !done.includes(version));
    if (missing.length > 0) {
      return warning(`${missing.length} of ${known.length} missing`, 'Make a backup. The next start applies them.');
    }
    return good(`all ${known.length}`);
  },
};

function judgeFirstChain(had: number): Finding {
  if (had === firstChain.length)
    return warning('those before the baseline', 'Make a backup. The next start takes the database over.');
  return bad(
    `${had} of the ${firstChain.length} before the baseline`,
    'This version does not start on it. Start the version that made it, updated to the last one before the baseline, once: docs/operate.md, “Upgrade”.',
  );
}

/** People reach the database past this server, with their session and the publishable key: what keeps them apart are its policies. */
export const rowLevelSecurity: Check = {
  title: 'Row-level security',
  async examine(inspection) {
    const database = await inspection.database();
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
