import type { InputPort } from './ports.ts';

type Limited = Pick<InputPort, 'kind' | 'isOpen' | 'maxJoins' | 'maxJoinsBy'>;

/** How many wires may end at a port, whatever its node is set to; null for any number. */
export function maxJoinsOf({ kind, isOpen, maxJoins }: Omit<Limited, 'maxJoinsBy'>): number | null {
  if (maxJoins !== undefined) return maxJoins;
  return isOpen || kind === 'images' ? null : 1;
}

/** How many of them a run of a node with this config uses, and what in the config says so, where that is something. */
export function joinsUsed(port: Limited, config: Record<string, unknown>): { most: number | null; because?: string } {
  const by = port.maxJoinsBy;
  const value = by && (config[by.field] ?? by.preset);
  const limit = by?.limits.find((one) => one.value === value);
  return limit ? { most: limit.maxJoins, because: limit.label } : { most: maxJoinsOf(port) };
}
