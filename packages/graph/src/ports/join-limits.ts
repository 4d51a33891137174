import type { InputPort } from './ports.ts';

/** How many wires may end at a port, whatever its node is set to; null for any number. */
export function maxJoinsOf({ kind, isOpen, maxJoins }: Pick<InputPort, 'kind' | 'isOpen' | 'maxJoins'>): number | null {
  if (maxJoins !== undefined) return maxJoins;
  return isOpen || kind === 'images' ? null : 1;
}
