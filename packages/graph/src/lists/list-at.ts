import type { OutputPort } from '../ports/ports.ts';
import { isRecord } from '../values/value.ts';

/** A list that a node makes. */
export interface MadeList {
  /** How many items it will hold; null where nobody knows before the run. */
  count: number | null;
}

/** The list that a node with this config makes at an output; null where the output is one thing. */
export function listAt({ list }: Pick<OutputPort, 'list'>, config: Readonly<Record<string, unknown>>): MadeList | null {
  if (!list) return null;
  const told = list.path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), config);
  if (Array.isArray(told)) return { count: told.length };
  if (typeof told === 'number') return list.isAlways || told > 1 ? { count: told } : null;
  return list.isAlways ? { count: null } : null;
}
