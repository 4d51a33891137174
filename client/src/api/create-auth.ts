import { AuthClient } from '@supabase/supabase-js';
import type { ClientConfig } from './config.ts';

export type Auth = InstanceType<typeof AuthClient>;

/**
 * supabase-js's own sign-in client, alone: the rest of the library (tables, storage, realtime) is not for the browser here, and twice
 * as large. The editor and the API explorer share one session, under one key of localStorage.
 */
export function createAuth(config: ClientConfig): Auth {
  return new AuthClient({
    url: new URL('auth/v1', `${config.supabaseUrl.replace(/\/$/, '')}/`).href,
    headers: { apikey: config.supabasePublishableKey },
    storageKey: 'visualadgen-session',
    persistSession: true,
    autoRefreshToken: true,
    detectSessionInUrl: true,
  });
}
