import { readAppliedVersions, readPolicyNames } from '../store/inspect-database.ts';
import { migratedPolicies } from '../store/migrate.ts';
import { type Check, good, warning } from './finding.ts';

/** The same for the files, whose table is Supabase's own. */
export const filePolicies: Check = {
  title: 'File policies',
  async examine(patient) {
    const database = await patient.database();
    if (!database || !patient.config.supabase) return null;
    if (!(await readAppliedVersions(database))) return null;
    const there = new Set(await readPolicyNames(database, 'storage', 'objects'));
    const missing = (await migratedPolicies('storage.objects')).filter((name) => !there.has(name));
    if (missing.length === 0) return good('in place');
    return warning(
      `${missing.length} missing on storage.objects`,
      'Run supabase/migrations/20261121001300_storage_policies.sql in the SQL editor of the dashboard. Until then rules of other buckets may reach these files.',
    );
  },
};
