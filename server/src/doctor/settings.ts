import { type Check, good, warning } from './finding.ts';

/** Names by which the same things are known elsewhere. */
const otherNames: Record<string, string> = {
  SUPABASE_KEY: 'SUPABASE_PUBLISHABLE_KEY',
  SUPABASE_ANON_KEY: 'SUPABASE_PUBLISHABLE_KEY',
  NEXT_PUBLIC_SUPABASE_URL: 'SUPABASE_URL',
  NEXT_PUBLIC_SUPABASE_ANON_KEY: 'SUPABASE_PUBLISHABLE_KEY',
  VITE_SUPABASE_URL: 'SUPABASE_URL',
  VITE_SUPABASE_ANON_KEY: 'SUPABASE_PUBLISHABLE_KEY',
  SUPABASE_SECRET_KEY: 'SUPABASE_SECRET_API_KEY',
  SUPABASE_SERVICE_KEY: 'SUPABASE_SECRET_API_KEY',
  SUPABASE_SERVICE_ROLE_KEY: 'SUPABASE_SECRET_API_KEY',
  SUPABASE_DB_URL: 'DATABASE_URL',
  POSTGRES_URL: 'DATABASE_URL',
  DATABASE_DIRECT_URL: 'DIRECT_URL',
  FAL_API_KEY: 'FAL_KEY',
};

/** They could be read, or nothing of this would run; what is left are those that nobody reads. */
export const settings: Check = {
  title: 'Settings',
  examine({ config, env }) {
    const misnamed = Object.keys(otherNames).filter((name) => env[name] && !env[otherNames[name] ?? '']);
    if (misnamed.length > 0) {
      const mend = misnamed.map((name) => `Name it ${otherNames[name]}.`).join('\n');
      return warning(`${misnamed.join(', ')}: set, and not read by this server`, mend);
    }
    if (config.supabase) return good('with Supabase');
    return good(config.databaseUrl ? 'a Postgres of your own; sign-in and files built in' : 'everything built in');
  },
};

/** By what name the world comes, and whether what stands in front is believed. */
export const publicAddress: Check = {
  title: 'Public address',
  examine({ config: { publicUrl, trustsProxy, supabase } }) {
    if (!supabase && !publicUrl) return good('this computer alone');
    if (!publicUrl) {
      return warning(
        'not set: links begin as each visitor came, and fal is asked instead of telling',
        'Set PUBLIC_URL to the https:// address by which people reach this server.',
      );
    }
    if (!publicUrl.startsWith('https://')) {
      return warning(
        `${publicUrl} is not encrypted: sessions can be read on the way`,
        'Put TLS in front, and set PUBLIC_URL to its https:// address.',
      );
    }
    if (!trustsProxy) {
      return warning(
        `${publicUrl}, and what ends TLS in front is not believed`,
        'If nobody can reach the server past it, set TRUST_PROXY=on: limits then count each visitor’s own address.',
      );
    }
    return good(publicUrl);
  },
};
