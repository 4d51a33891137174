import { createHash } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import { tokenScopes } from '../../secrets/personal-access-token.ts';
import { createSemaphore, QueueFullError } from '../../concurrency/semaphore.ts';
import { withDeadline } from '../../network/deadline.ts';
import { type Credential, type CredentialVerifier, hasExpired } from './credential.ts';
import { type ReadToken, readSessionToken } from './read-session-token.ts';
import { createSigningKeys, type SigningKey, unavailable } from './signing-keys.ts';

export interface SessionVerifierOptions {
  url: string;
  publishableKey: string;
  /** Who must have made the tokens (`iss`); undefined for the embedded sign-in, whose tokens do not say. */
  issuer: string | undefined;
  /** Milliseconds after which the sign-in is taken to be away. */
  timeoutMs?: number;
  /** False when somebody has signed out of this session; true also where that cannot be known. */
  isSessionOpen(sessionId: string): Promise<boolean>;
}

/** A verified token is believed this long without asking again, in milliseconds; and that its session is open. */
const believedFor = 30_000;
const openFor = 3_000;
const mostRemembered = 10_000;
/** Of tokens that the sign-in itself must be asked about; the others wait. */
const mostAskedAtOnce = 8;
const mostWaiting = 500;

interface Known {
  credential: Promise<Credential | null>;
  until: number;
  isOpen: Promise<boolean>;
  openUntil: number;
}

/**
 * Verifies Supabase access tokens: by the project's public keys, or by asking Supabase Auth where a secret signed them. Throws
 * SIGN_IN_UNAVAILABLE where that cannot be found out: an error of the network is not a verdict on the token.
 */
export function createSessionVerifier(options: SessionVerifierOptions): CredentialVerifier {
  const { timeoutMs = 10_000 } = options;
  const patiently: typeof fetch = (input, init) =>
    withDeadline(timeoutMs, init?.signal ?? undefined, (signal) => fetch(input, { ...init, signal }));
  const { auth } = createClient(options.url, options.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: patiently },
  });
  const keys = createSigningKeys(() =>
    patiently(`${options.url}/auth/v1/.well-known/jwks.json`, { headers: { apikey: options.publishableKey } }),
  );
  const turns = createSemaphore(mostAskedAtOnce, mostWaiting);
  const known = new Map<string, Known>();

  return async (token) => {
    const found = recall(token);
    const credential = await found?.credential;
    if (!found || !credential || hasExpired(credential)) return null;
    return (await isOpen(found, credential)) ? credential : null;
  };

  /** Undefined for what needs no key to be refused, and no place to be remembered in. */
  function recall(token: string): Known | undefined {
    const now = Date.now();
    const hash = createHash('sha256').update(token).digest('base64');
    const remembered = known.get(hash);
    if (remembered && remembered.until > now) return remembered;
    const read = readSessionToken(token, options.issuer);
    if (!read) return undefined;
    if (known.size >= mostRemembered) known.clear();
    const credential = verify(token, read);
    const fresh = { credential, until: now + believedFor, isOpen: Promise.resolve(true), openUntil: 0 };
    known.set(hash, fresh);
    const forget = () => known.get(hash) === fresh && known.delete(hash);
    // What the sign-in has said stands. A key that is not known yet may be there in a moment, and it may answer again.
    credential.then((good) => (good || read.algorithm === 'HS256' ? undefined : forget()), forget);
    return fresh;
  }

  function isOpen(found: Known, { source }: Credential): Promise<boolean> {
    if (source && found.openUntil <= Date.now()) {
      found.openUntil = Date.now() + openFor;
      found.isOpen = options.isSessionOpen(source.id);
    }
    return found.isOpen;
  }

  async function verify(token: string, read: ReadToken): Promise<Credential | null> {
    const isGood = read.algorithm === 'HS256' ? await askInTurn(token, read) : await check(token, read);
    if (!isGood) return null;
    const { sub, email, exp, session_id: session } = read.claims;
    return {
      userId: sub,
      email: email ?? null,
      scopes: tokenScopes,
      workflowIds: null,
      isSession: true,
      source: session === undefined ? null : { kind: 'SESSION', id: session },
      expiresAt: exp,
    };
  }

  /** By the project's own key, which is handed over: `getClaims` would ask for the list at each id that it does not know. */
  async function check(token: string, { keyId, algorithm }: ReadToken): Promise<boolean> {
    const key = keyId === null ? undefined : await keys.find(keyId);
    if (!key || !signsBy(key, algorithm)) return false;
    // It throws where a key cannot be read as one.
    const { data } = await auth.getClaims(token, { jwks: { keys: [key as never] } }).catch(() => ({ data: null }));
    return data !== null;
  }

  async function askInTurn(token: string, read: ReadToken): Promise<boolean> {
    return turns
      .run(() => ask(token, read))
      .catch((error: unknown) => {
        throw error instanceof QueueFullError ? unavailable(error) : error;
      });
  }

  /** A secret is the sign-in's own: it alone can tell, and whether the session is still one. It is never checked with a public key. */
  async function ask(token: string, { claims }: ReadToken): Promise<boolean> {
    const { data, error } = await auth.getUser(token);
    if (error && !isVerdict(error)) throw unavailable(error);
    return data.user?.id === claims.sub;
  }
}

/** A key is good for one algorithm: what it says, or else what keys of its kind are for. */
function signsBy(key: SigningKey, algorithm: string): boolean {
  const own = key.alg ?? { EC: 'ES256', RSA: 'RS256' }[key.kty];
  return own === algorithm;
}

/**
 * True where Auth has looked at the token and refused it. It names each refusal; what has no name comes from somebody on the way
 * there, who may not like our key, or from nobody at all.
 */
function isVerdict(error: { name: string; status?: number | undefined; code?: string | undefined }): boolean {
  if (error.name === 'AuthSessionMissingError') return true;
  return error.code !== undefined && error.status !== undefined && error.status < 500 && error.status !== 429;
}
