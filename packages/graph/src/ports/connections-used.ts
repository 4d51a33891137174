import { portKinds } from './port-kinds.ts';
import type { InputPort } from './ports.ts';

type Limited = Pick<InputPort, 'kind' | 'isOpen' | 'maxJoins' | 'maxJoinsBy'>;

/** How many wires may end at a port, whatever its node is set to; null for any number. */
export function maxJoinsOf({ kind, isOpen, maxJoins }: Omit<Limited, 'maxJoinsBy'>): number | null {
  if (maxJoins !== undefined) return maxJoins;
  return isOpen || portKinds[kind].takesAnyNumber ? null : 1;
}

export interface ConnectionsUsed {
  /** A run fails with fewer. */
  least: number;
  /** Null for any number; 0 where a run leaves the port unused. */
  most: number | null;
  /** What the value in the config is called that says so. */
  because: string | null;
}

/** How many wires a run uses at a port of a node that is set so. */
export function connectionsUsed(port: Limited, config: Readonly<Record<string, unknown>>): ConnectionsUsed {
  const { maxJoinsBy: by } = port;
  const value = by && (config[by.field] ?? by.preset);
  const limit = by?.limits.find((one) => one.value === value);
  if (limit) return { least: limit.minJoins, most: limit.maxJoins, because: limit.label };
  return { least: 0, most: maxJoinsOf(port), because: null };
}

/**
 * How many wires a person may lead to a port of a node that is set so. One that such a run leaves unused may be connected all the same:
 * another model is a click away, and offered.
 */
export function roomAt(port: Limited, config: Readonly<Record<string, unknown>>): Omit<ConnectionsUsed, 'least'> {
  const used = connectionsUsed(port, config);
  return used.most === 0 ? { most: maxJoinsOf(port), because: null } : used;
}

/** Whether a run of a node that is set so needs something at a port. */
export function isNeeded(port: Limited & Pick<InputPort, 'isRequired'>, config: Readonly<Record<string, unknown>>) {
  return port.isRequired || connectionsUsed(port, config).least > 0;
}
