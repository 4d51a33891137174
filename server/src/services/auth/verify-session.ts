import { createClient } from '@supabase/supabase-js';
import { tokenScopes } from '../../personal-access-token.ts';
import { type Credential, type CredentialVerifier, hasExpired } from './credential.ts';

export interface SessionVerifierOptions {
  url: string;
  publishableKey: string;
  /** False when somebody has signed out of this session; true also where that cannot be known. */
  isSessionOpen(sessionId: string): Promise<boolean>;
}

/** A verified token is believed this long without asking again, in milliseconds; and that its session is open. */
const believedFor = 30_000;
const openFor = 3_000;
const mostRemembered = 10_000;

interface Known {
  credential: Promise<Credential | null>;
  until: number;
  isOpen: Promise<boolean>;
  openUntil: number;
}

/** Verifies Supabase access tokens by the project's keys, or by asking Supabase Auth where it signs with a secret. */
export function createSessionVerifier(options: SessionVerifierOptions): CredentialVerifier {
  const client = createClient(options.url, options.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
  const known = new Map<string, Known>();

  return async (token) => {
    const found = recall(token);
    const credential = await found.credential;
    if (!credential || hasExpired(credential)) return null;
    return (await isOpen(found, credential)) ? credential : null;
  };

  function recall(token: string): Known {
    const now = Date.now();
    const remembered = known.get(token);
    if (remembered && remembered.until > now) return remembered;
    if (known.size >= mostRemembered) known.clear();
    const credential = verify(token);
    const fresh = { credential, until: now + believedFor, isOpen: Promise.resolve(true), openUntil: 0 };
    known.set(token, fresh);
    // A fault of the network is not a verdict on the token.
    credential.catch(() => known.delete(token));
    return fresh;
  }

  function isOpen(found: Known, { source }: Credential): Promise<boolean> {
    if (source && found.openUntil <= Date.now()) {
      found.openUntil = Date.now() + openFor;
      found.isOpen = options.isSessionOpen(source.id);
    }
    return found.isOpen;
  }

  async function verify(token: string): Promise<Credential | null> {
    const { data, error } = await client.auth.getClaims(token);
    if (error && isUnreachable(error)) throw error;
    if (!data || data.claims.role !== 'authenticated') return null;
    const { sub, email, exp, session_id: session } = data.claims;
    return {
      userId: sub,
      email: typeof email === 'string' ? email : null,
      scopes: tokenScopes,
      isSession: true,
      source: typeof session === 'string' ? { kind: 'SESSION', id: session } : null,
      expiresAt: exp,
    };
  }
}

function isUnreachable(error: { name: string; status?: number | undefined }): boolean {
  return error.name === 'AuthRetryableFetchError' || (error.status !== undefined && error.status >= 500);
}
