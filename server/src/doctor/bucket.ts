import { z } from 'zod';
import { bad, type Check, good, warning } from './finding.ts';

const name = 'generated-images';
const shape = z.object({
  public: z.boolean(),
  file_size_limit: z.number().nullish(),
  allowed_mime_types: z.array(z.string()).nullish(),
});
const refusal = z.object({ statusCode: z.string() });
const inDashboard = 'in the dashboard under Storage, Edit bucket';

/** Storage takes the secret key, and the bucket is shut to everybody else. */
export const bucket: Check = {
  title: 'Files',
  async examine(patient) {
    const { supabase } = patient.config;
    const health = await patient.askSupabase('/auth/v1/health', supabase?.secretKey);
    // Told already where nobody answers.
    if (health && health.status !== 200 && health.status !== 401) return null;
    const reply = await patient.askSupabase(`/storage/v1/bucket/${name}`, supabase?.secretKey);
    if (!supabase || !reply) return null;
    const { data: found } = shape.safeParse(reply.json);
    const status = found ? 200 : Number(refusal.safeParse(reply.json).data?.statusCode ?? reply.status);
    if (status === 401 || status === 403) {
      return bad(
        'Storage does not accept the secret key',
        'Copy SUPABASE_SECRET_API_KEY again, from the project that SUPABASE_URL names; it may have been revoked.',
      );
    }
    if (status === 404) return good(`the bucket ${name} is made by the first start`);
    if (!found && status === 200) return null;
    if (!found)
      return bad(
        `Storage answers with ${status}`,
        'Look at https://status.supabase.com and at the project in the dashboard.',
      );
    if (found.public)
      return bad(
        `the bucket ${name} is public: everybody can see every picture`,
        `Turn “Public bucket” off, ${inDashboard}.`,
      );
    if (!found.file_size_limit || !found.allowed_mime_types) {
      return warning(
        `the bucket ${name} takes files of any ${found.file_size_limit ? 'sort' : 'size'}`,
        `Set 30 MB and image/png, image/jpeg, image/webp, ${inDashboard}.`,
      );
    }
    return good(`the bucket ${name} is private, with limits`);
  },
};
