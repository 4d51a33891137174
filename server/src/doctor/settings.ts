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
