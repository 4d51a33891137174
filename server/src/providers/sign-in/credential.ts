import type { TokenScope } from '../../secrets/personal-access-token.ts';

/** Who is behind a bearer token, and how long it is good for. */
export interface Credential {
  userId: string;
  email: string | null;
  scopes: readonly TokenScope[];
  /** The only workflows that it is good for, by their row ids; null for everything that its scopes allow. */
  workflowIds: readonly string[] | null;
  /** They have signed in themselves; what came is no personal access token. */
  isSession: boolean;
  /** What can be ended before its time: a personal access token, or a session of the sign-in where it names one. */
  source: CredentialSource | null;
  /** Seconds since 1970; after this it says nothing. Null: never. */
  expiresAt: number | null;
}

export interface CredentialSource {
  kind: 'TOKEN' | 'SESSION';
  id: string;
}

/** Null for a token that is not (or no longer) good. */
export type CredentialVerifier = (token: string) => Promise<Credential | null>;

export function hasExpired({ expiresAt }: Credential): boolean {
  return expiresAt !== null && expiresAt * 1000 <= Date.now();
}
