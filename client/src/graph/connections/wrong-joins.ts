import { joinsUsed } from '@visualadgen/graph/ports/joins-used.ts';
import { inputPort } from './connection-rules.ts';
import type { InputRules } from './connection-rules.ts';
import { isMutedWire } from '../model/flow.ts';
import type { FlowEdge } from '../model/flow.ts';
import type { Config } from '../model/graph.ts';

/** What is joined to a port and would not be used by a run of its node. */
export interface WrongJoin<Port extends InputRules = InputRules> {
  port: Port;
  /** How many wires the port takes as its node is set; 0 when it uses none. */
  most: number;
  /** What makes it so: the name of the model chosen. */
  because: string | null;
  /** The wires, in their order. */
  edges: readonly FlowEdge[];
}

interface Target<Port extends InputRules> {
  key: string;
  type: { inputs: readonly Port[] };
  config: Config;
}

/** The ports of a node at which more ends than it uses. What is muted does not count. */
export function wrongJoins<Port extends InputRules>(
  { key, type, config }: Target<Port>,
  edges: readonly FlowEdge[],
): WrongJoin<Port>[] {
  const into = wiresInto(edges).get(key);
  if (!into) return [];
  const byPort = Map.groupBy(into, ({ targetHandle }) => inputPort(type, targetHandle ?? ''));
  return [...byPort].flatMap(([port, joined]) => {
    if (!port) return [];
    const { most, because } = joinsUsed(port, config);
    return most !== null && joined.length > most ? [{ port, most, because, edges: joined }] : [];
  });
}

/** How many wires end at each port of a node, by the port's name. */
export function countJoins({ key, type }: Pick<Target<InputRules>, 'key' | 'type'>, edges: readonly FlowEdge[]) {
  const counts = new Map<string, number>();
  for (const { targetHandle } of wiresInto(edges).get(key) ?? []) {
    const name = inputPort(type, targetHandle ?? '')?.name;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

// Every card asks, and again with each change of the graph; the edges are the same ones for most of these.
const known = new WeakMap<readonly FlowEdge[], ReadonlyMap<string, readonly FlowEdge[]>>();

function wiresInto(edges: readonly FlowEdge[]): ReadonlyMap<string, readonly FlowEdge[]> {
  const found =
    known.get(edges) ??
    Map.groupBy(
      edges.filter((edge) => !isMutedWire(edge)),
      ({ target }) => target,
    );
  known.set(edges, found);
  return found;
}
