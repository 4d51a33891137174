import type { Values } from '../graph.ts';
import { readStored } from '../values/read-stored.ts';
import type { FindAsset } from '../values/read-stored.ts';
import type { TypedValues } from '../values/value.ts';
import { portKinds } from './port-kinds.ts';
import type { PortKind } from './port-kinds.ts';

/** As far as it says what a value of its name is. */
export interface ValuePort {
  name: string;
  kind: PortKind;
}

/**
 * What a node took or gave, each with its kind: by the port of its name, and as plain data where no port has it. Executions of the
 * version before hold texts, lists and references to pictures without kinds; they are read as what their ports are.
 */
export function readValues(ports: readonly ValuePort[], stored: Values, findAsset: FindAsset): TypedValues {
  const kinds = new Map(ports.map(({ name, kind }) => [name, kind]));
  return Object.fromEntries(
    Object.entries(stored)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => {
        const kind = kinds.get(name);
        return [name, readStored(kind ? portKinds[kind].read : null, value, findAsset)];
      }),
  );
}
