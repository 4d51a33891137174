import { migratedPolicies } from '../store/migrate.ts';
import { type Check, good, warning } from './finding.ts';

/** The same for the files, whose table is Supabase's own. */
export const filePolicies: Check = {
  title: 'File policies',
  async examine(patient) {
    const database = await patient.database();
    if (!database || !patient.config.supabase) return null;
    const { rows } = await database.query(
      "select polname as name from pg_policy where polrelid = to_regclass('storage.objects')",
    );
    const { rows: migrated } = await database.query("select to_regclass('public.profiles') is not null as is_there");
    if (!migrated[0]?.is_there) return null;
    const there = new Set(rows.map(({ name }) => name));
    const missing = (await migratedPolicies('storage.objects')).filter((name) => !there.has(name));
    if (missing.length === 0) return good('in place');
    return warning(
      `${missing.length} missing on storage.objects`,
      'Run supabase/migrations/20261121001300_storage_policies.sql in the SQL editor of the dashboard. Until then rules of other buckets may reach these files.',
    );
  },
};
