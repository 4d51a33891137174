/** Why somebody who was let in is sent away. */
export type CredentialEnd = 'EXPIRED' | 'REVOKED';

/** Who may open a connection that lasts, and for how long. */
export interface Admission<Credential = unknown> {
  /** Null for whoever says nothing of who they are, or something that is not true. */
  admit(authorization: string | null): Promise<Credential | null>;
  /** Gives back the way to stop. */
  watch(credential: Credential, onEnd: (end: CredentialEnd) => void): () => void;
}
