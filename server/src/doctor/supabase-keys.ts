import { projectOfDatabase, projectOfUrl, readApiKey } from './api-key.ts';
import { bad, type Check, good, warning } from './finding.ts';

const where = 'They are in the Supabase dashboard under Project Settings, API Keys.';

/** Whether each is what it is meant to be, and all are of one project, told without asking anybody. */
export const supabaseKeys: Check = {
  title: 'Supabase keys',
  examine({ config: { supabase, databaseUrl, directUrl } }) {
    if (!supabase) return null;
    const [publishable, secret] = [readApiKey(supabase.publishableKey), readApiKey(supabase.secretKey)];
    if (publishable.kind === 'secret') {
      const swapped = secret.kind === 'publishable';
      return bad(
        swapped
          ? 'the publishable and the secret key have each other’s place'
          : 'SUPABASE_PUBLISHABLE_KEY is a secret key, and browsers would be given it',
        swapped
          ? 'Swap SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_API_KEY.\nIf a server ran like this, make a new secret key: the old one has been seen.'
          : `Set SUPABASE_PUBLISHABLE_KEY to the publishable key (sb_publishable_…). ${where}`,
      );
    }
    if (publishable.kind !== 'publishable') {
      return bad(
        'SUPABASE_PUBLISHABLE_KEY is none (sb_publishable_…)',
        publishable.kind === 'account' ? `It is a token of your account. ${where}` : where,
      );
    }
    if (secret.kind !== 'secret') {
      return bad(
        secret.kind === 'publishable'
          ? 'SUPABASE_SECRET_API_KEY is a publishable key, with which no file can be kept'
          : 'SUPABASE_SECRET_API_KEY is none (sb_secret_…)',
        secret.kind === 'account' ? `It is a token of your account. ${where}` : where,
      );
    }
    const projects = {
      SUPABASE_URL: projectOfUrl(supabase.url),
      SUPABASE_PUBLISHABLE_KEY: publishable.project,
      SUPABASE_SECRET_API_KEY: secret.project,
      DATABASE_URL: databaseUrl ? projectOfDatabase(databaseUrl) : null,
      DIRECT_URL: directUrl ? projectOfDatabase(directUrl) : null,
    };
    const named = Object.entries(projects).filter(([, project]) => project !== null);
    if (new Set(named.map(([, project]) => project)).size > 1) {
      const list = named.map(([name, project]) => `${name}: ${project}`).join('\n');
      return bad('not all of one project', `Take all of them from the same project.\n${list}`);
    }
    if (publishable.isLegacy || secret.isLegacy) {
      return warning(
        'the older keys (anon, service_role)',
        `They work, and cannot be changed one by one. Make a publishable and a secret key. ${where}`,
      );
    }
    return good('publishable and secret');
  },
};
