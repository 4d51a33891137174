import { createClient } from '@supabase/supabase-js';

/** Who a token speaks for. */
export interface Viewer {
  userId: string;
  email: string | null;
  /** Seconds since 1970; after this the token says nothing. */
  expiresAt: number;
}

/** Null for a token that is not (or no longer) good. */
export type TokenVerifier = (token: string) => Promise<Viewer | null>;

/** A verified token is believed this long without asking again, in milliseconds. */
const believedFor = 30_000;
const mostRemembered = 10_000;

/** Verifies Supabase access tokens by the project's keys, or by asking Supabase Auth where it signs with a secret. */
export function createTokenVerifier(supabase: { url: string; publishableKey: string }): TokenVerifier {
  const client = createClient(supabase.url, supabase.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
  const known = new Map<string, { viewer: Promise<Viewer | null>; until: number }>();

  return (token) => {
    const now = Date.now();
    const remembered = known.get(token);
    if (remembered && remembered.until > now) return stillGood(remembered.viewer);
    if (known.size >= mostRemembered) known.clear();
    const viewer = verify(token);
    known.set(token, { viewer, until: now + believedFor });
    // A fault of the network is not a verdict on the token.
    viewer.catch(() => known.delete(token));
    return stillGood(viewer);
  };

  async function verify(token: string): Promise<Viewer | null> {
    const { data, error } = await client.auth.getClaims(token);
    if (error && isUnreachable(error)) throw error;
    if (!data || data.claims.role !== 'authenticated') return null;
    const { sub, email, exp } = data.claims;
    return { userId: sub, email: typeof email === 'string' ? email : null, expiresAt: exp };
  }
}

async function stillGood(verified: Promise<Viewer | null>): Promise<Viewer | null> {
  const viewer = await verified;
  return viewer && viewer.expiresAt * 1000 > Date.now() ? viewer : null;
}

function isUnreachable(error: { name: string; status?: number | undefined }): boolean {
  return error.name === 'AuthRetryableFetchError' || (error.status !== undefined && error.status >= 500);
}
