/** What of the workflow is to be run, and what of it anew. */
export type RunScope =
  /** All of it; what has not changed is reused. */
  | { kind: 'all' }
  /** All of it, anew. */
  | { kind: 'fresh' }
  /** One node and what it needs; what has not changed is reused. */
  | { kind: 'upTo'; nodeKey: string }
  /** One node anew, on the earlier results of what it needs. */
  | { kind: 'only'; nodeKey: string };
