/** How many wires a run uses with each value of a config field; 0 where such a run leaves the port unused. */
export interface JoinLimits {
  field: string;
  /** The field's value while nobody has set it. */
  preset: string;
  limits: readonly JoinLimit[];
}

export interface JoinLimit {
  value: string;
  /** What the value is called. */
  label: string;
  maxJoins: number;
}

interface Limited {
  /** How many wires may end at the port, whatever its node is set to; null or nothing said for any number. */
  maxJoins?: number | null | undefined;
  maxJoinsBy?: JoinLimits | null | undefined;
}

/** How many wires a run uses at a port of a node that is set so, null for any number, and what in the config says so. */
export function joinsUsed(
  { maxJoins, maxJoinsBy }: Limited,
  config: Readonly<Record<string, unknown>>,
): { most: number | null; because: string | null } {
  const value = maxJoinsBy && (config[maxJoinsBy.field] ?? maxJoinsBy.preset);
  const limit = maxJoinsBy?.limits.find((one) => one.value === value);
  return limit ? { most: limit.maxJoins, because: limit.label } : { most: maxJoins ?? null, because: null };
}
