import { connectionsUsed } from '../ports/connections-used.ts';
import type { ConnectionsUsed } from '../ports/connections-used.ts';
import type { InputPort } from '../ports/ports.ts';
import { targetPort } from './connect-ports.ts';

/** An edge, as far as it tells where it ends. */
interface Ending {
  targetHandle?: string | null;
}

/** What ends at a port and would not be used by a run of its node. */
export interface WrongConnection<Edge, Port extends InputPort = InputPort> extends Pick<ConnectionsUsed, 'because'> {
  port: Port;
  /** How many wires the port takes as its node is set; 0 when it uses none. */
  most: number;
  /** In their order. */
  edges: readonly Edge[];
}

/** How many wires end well at a port of a node that is set so, such as `connectionsUsed`. */
export type JoinLimit = (port: InputPort, config: Config) => Pick<ConnectionsUsed, 'most' | 'because'>;

type Config = Readonly<Record<string, unknown>>;

/** The ports of a node at which more ends than a run of it uses. `into` are the edges into the node that count, in their order. */
export function wrongConnectionsAt<Edge extends Ending, Port extends InputPort>(
  { type, config }: { type: { inputs: readonly Port[] }; config: Config },
  into: readonly Edge[],
  { limit = connectionsUsed, flows = (edges) => edges.length }: Counting<Edge> = {},
): WrongConnection<Edge, Port>[] {
  return [...byPort(type, into)].flatMap(([port, edges]) => {
    const { most, because } = limit(port, config);
    return most !== null && flows(edges) > most ? [{ port, most, because, edges }] : [];
  });
}

interface Counting<Edge> {
  limit?: JoinLimit;
  /** How many edges of one port count as: branches of which each thing takes one are one. */
  flows?: (edges: readonly Edge[]) => number;
}

/** How many edges end at each port of a node, by the port's name. */
export function countConnections(
  type: { inputs: readonly InputPort[] },
  into: readonly Ending[],
): ReadonlyMap<string, number> {
  return new Map([...byPort(type, into)].map(([port, edges]) => [port.name, edges.length]));
}

function byPort<Edge extends Ending, Port extends InputPort>(
  type: { inputs: readonly Port[] },
  into: readonly Edge[],
): Map<Port, Edge[]> {
  const ports = new Map<Port, Edge[]>();
  for (const edge of into) {
    const port = targetPort(type, edge.targetHandle ?? '');
    if (!port) continue;
    const known = ports.get(port);
    if (known) known.push(edge);
    else ports.set(port, [edge]);
  }
  return ports;
}
