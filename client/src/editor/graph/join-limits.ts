import type { InputRules } from './connection-rules.ts';
import type { Config } from './graph.ts';

type Limited = Pick<InputRules, 'maxJoins' | 'maxJoinsBy'>;

/**
 * How many wires a run uses at a port of a node that is set so, null for any number, and what in the config says so. As the
 * server has it, which refuses to run with more.
 */
export function joinsUsed(port: Limited, config: Config): { most: number | null; because: string | null } {
  const by = port.maxJoinsBy;
  const value = by && (config[by.field] ?? by.preset);
  const limit = by?.limits.find((one) => one.value === value);
  return limit ? { most: limit.maxJoins, because: limit.label } : { most: port.maxJoins ?? null, because: null };
}
