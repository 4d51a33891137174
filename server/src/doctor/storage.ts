import { z } from 'zod';
import { bucketName, fileTypes } from '../providers/storage/supabase-storage.ts';
import { readAppliedVersions, readPolicyNames } from '../store/inspect-database.ts';
import { migratedPolicies } from '../store/migrate.ts';
import { bad, type Check, good, warning } from './finding.ts';

const bucketShape = z.object({
  public: z.boolean(),
  file_size_limit: z.number().nullish(),
  allowed_mime_types: z.array(z.string()).nullish(),
});
const refusalShape = z.object({ statusCode: z.string() });
const inDashboard = 'in the dashboard under Storage, Edit bucket';

/** Storage takes the secret key, and the bucket is shut to everybody else. */
export const bucket: Check = {
  title: 'Files',
  async examine(inspection) {
    const { supabase } = inspection.config;
    const health = await inspection.askSupabase('/auth/v1/health', supabase?.secretKey);
    // Told already where nobody answers.
    if (health && health.status !== 200 && health.status !== 401) return null;
    const reply = await inspection.askSupabase(`/storage/v1/bucket/${bucketName}`, supabase?.secretKey);
    if (!supabase || !reply) return null;
    const { data: found } = bucketShape.safeParse(reply.json);
    const status = found ? 200 : Number(refusalShape.safeParse(reply.json).data?.statusCode ?? reply.status);
    if (status === 401 || status === 403) {
      return bad(
        'Storage does not accept the secret key',
        'Copy SUPABASE_SECRET_API_KEY again, from the project that SUPABASE_URL names; it may have been revoked.',
      );
    }
    if (status === 404) return good(`the bucket ${bucketName} is made by the first start`);
    if (!found && status === 200) return null;
    if (!found)
      return bad(
        `Storage answers with ${status}`,
        'Look at https://status.supabase.com and at the project in the dashboard.',
      );
    if (found.public)
      return bad(
        `the bucket ${bucketName} is public: everybody can see every picture`,
        `Turn “Public bucket” off, ${inDashboard}.`,
      );
    if (!found.file_size_limit || !found.allowed_mime_types) {
      return warning(
        `the bucket ${bucketName} takes files of any ${found.file_size_limit ? 'sort' : 'size'}`,
        `Set 30 MB and ${fileTypes.join(', ')}, ${inDashboard}.`,
      );
    }
    const missing = fileTypes.filter((type) => !found.allowed_mime_types?.includes(type));
    if (missing.length > 0)
      return warning(
        `the bucket ${bucketName} refuses ${missing.join(', ')}`,
        `Add them to its types, ${inDashboard}, or nobody can upload such files.`,
      );
    return good(`the bucket ${bucketName} is private, with limits`);
  },
};

/** Row-level security of the files, whose table is Supabase’s own, has its policies. */
export const filePolicies: Check = {
  title: 'File policies',
  async examine(inspection) {
    const database = await inspection.database();
    if (!database || !inspection.config.supabase) return null;
    if (!(await readAppliedVersions(database))) return null;
    const there = new Set(await readPolicyNames(database, 'storage', 'objects'));
    const missing = (await migratedPolicies('storage.objects')).filter((name) => !there.has(name));
    if (missing.length === 0) return good('in place');
    return warning(
      `${missing.length} missing on storage.objects`,
      'Run supabase/migrations/20261130000800_storage.sql in the SQL editor of the dashboard. Until then rules of other buckets may reach these files.',
    );
  },
};
