/** Why somebody who was let in is sent away. */
export type CredentialEnd = 'EXPIRED' | 'REVOKED';

/** What somebody was let in with. */
export interface Admitted {
  userId: string;
  /** The only workflows that it is good for, by their row ids; null for everything that its scopes allow. */
  workflowIds: readonly string[] | null;
}

/** Who may open a connection that lasts, and for how long. */
export interface Admission {
  /** Null for whoever says nothing of who they are, or something that is not true. */
  admit(authorization: string | null): Promise<Admitted | null>;
  /** Gives back the way to stop. */
  watch(admitted: Admitted, onEnd: (end: CredentialEnd) => void): () => void;
}
