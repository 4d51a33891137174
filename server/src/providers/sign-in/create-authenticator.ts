import { isPersonalAccessToken } from '../../secrets/personal-access-token.ts';
import type { Database } from '../../store/database.ts';
import { findEndedSessions, findEndedTokens, identifyToken } from '../../store/personal-access-tokens.ts';
import type { Credential, CredentialVerifier } from './credential.ts';
import { createCredentialWatch, type CredentialWatch } from './credential-watch.ts';
import { createPersonalTokenVerifier } from './verify-personal-token.ts';
import { createSessionVerifier } from './verify-session.ts';

export interface Authenticator {
  verify: CredentialVerifier;
  watch: CredentialWatch['watch'];
  /** A personal access token was revoked, here or by another server. */
  tokenWasRevoked(tokenId: string): void;
  /** What other servers told may have been missed. */
  look(): Promise<void>;
  /** Where the sign-in answers; its own address is known once this server listens. */
  open(signIn: { url: string; publishableKey: string; issuer: string | undefined }): void;
  close(): void;
}

/** In milliseconds. */
const notifyEvery = 60_000;

/** Who may come in: by a session of the sign-in, or by a personal access token. */
export function createAuthenticator(database: Database, onError: (error: unknown) => void): Authenticator {
  const tokens = createPersonalTokenVerifier((hash) => identifyToken(database, hash));
  const watch = createCredentialWatch({ findEnded, onError });
  let sessions: CredentialVerifier | undefined;
  let reportedAt = -Infinity;

  return {
    verify: (token): Promise<Credential | null> => {
      if (isPersonalAccessToken(token)) return tokens.verify(token);
      return sessions ? sessions(token).catch(reportAndThrow) : Promise.resolve(null);
    },
    watch: watch.watch,
    tokenWasRevoked(id) {
      tokens.forget(id);
      watch.end({ kind: 'TOKEN', id });
    },
    look: watch.look,
    open(signIn) {
      const isSessionOpen = async (id: string) => (await findEnded('SESSION', [id])).length === 0;
      sessions = createSessionVerifier({ ...signIn, isSessionOpen });
    },
    close: watch.close,
  };

  /** Once a minute: while the sign-in is away, everybody meets the same error. */
  function reportAndThrow(error: unknown): never {
    if (Date.now() - reportedAt >= notifyEvery) {
      reportedAt = Date.now();
      onError(error);
    }
    throw error;
  }

  /** What cannot be looked up is taken to be open: Supabase's own tables may be out of reach, and a database away for a moment. */
  async function findEnded(kind: 'TOKEN' | 'SESSION', ids: string[]): Promise<string[]> {
    const find = kind === 'TOKEN' ? findEndedTokens : findEndedSessions;
    return find(database, ids).catch(() => []);
  }
}
