import { hashPersonalAccessToken } from '../../secrets/personal-access-token.ts';
import type { KnownToken } from '../../store/personal-access-tokens.ts';
import { type Credential, type CredentialVerifier, hasExpired } from './credential.ts';

export interface PersonalTokenVerifier {
  verify: CredentialVerifier;
  /** It was revoked: what is remembered of it counts no longer. */
  forget(tokenId: string): void;
}

/** Whoever asks often is looked up once in this time, in milliseconds. */
const believedFor = 3_000;
const mostRemembered = 10_000;

/** Verifies personal access tokens by their hash, which alone is remembered. */
export function createPersonalTokenVerifier(
  identify: (hash: Buffer) => Promise<KnownToken | undefined>,
): PersonalTokenVerifier {
  const known = new Map<string, { credential: Promise<Credential | null>; until: number }>();

  return {
    async verify(token) {
      const credential = await recall(hashPersonalAccessToken(token));
      return credential && !hasExpired(credential) ? credential : null;
    },
    forget(tokenId) {
      for (const [key, { credential }] of known)
        void credential.then((found) => found?.source?.id === tokenId && known.delete(key));
    },
  };

  function recall(hash: Buffer): Promise<Credential | null> {
    const key = hash.toString('base64');
    const now = Date.now();
    const remembered = known.get(key);
    if (remembered && remembered.until > now) return remembered.credential;
    if (known.size >= mostRemembered) known.clear();
    const credential = identify(hash).then(toCredential);
    known.set(key, { credential, until: now + believedFor });
    credential.catch(() => known.delete(key));
    return credential;
  }
}

function toCredential(token: KnownToken | undefined): Credential | null {
  if (!token) return null;
  return {
    userId: token.user_id,
    email: token.email,
    scopes: token.scopes,
    workflowIds: token.workflow_ids,
    isSession: false,
    source: { kind: 'TOKEN', id: token.id },
    expiresAt: token.expires_at && token.expires_at.getTime() / 1000,
  };
}
