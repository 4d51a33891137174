import type { GraphEdge, GraphNode } from '../graph.ts';
import { edgeIdentity, mayConnect, sourcePort, targetPort } from '../connections/connect-ports.ts';
import { findLeftOut } from '../plan/left-out.ts';
import { walkFrom } from '../plan/walk.ts';
import { roomAt } from '../ports/connections-used.ts';
import type { ConnectionsUsed } from '../ports/connections-used.ts';
import { typeOfNode } from '../ports/type-of-node.ts';
import type { InputPort, OutputPort, PortedType, PortLookup } from '../ports/ports.ts';

/** Why an edge cannot be added to a graph; what it needs to be told in words. */
export type ConnectionRefusal =
  | { code: 'SELF_LOOP' | 'UNKNOWN_PORT' | 'DUPLICATE_EDGE' | 'CYCLE' }
  | { code: 'PORT_MISMATCH'; type: PortedType; from: OutputPort; to: InputPort }
  | PortFull;

export interface PortFull extends Pick<ConnectionsUsed, 'because'> {
  code: 'TOO_MANY_JOINS';
  type: PortedType;
  to: InputPort;
  /** How many the port takes. */
  most: number;
  /** What is connected to it and counts. */
  joined: readonly GraphEdge[];
}

/** A graph, as far as it decides what may be connected in it. */
interface Connectable {
  nodes: readonly Pick<GraphNode, 'key' | 'type' | 'config' | 'isMuted'>[];
  edges: readonly GraphEdge[];
}

export interface ConnectionRules {
  /** Why this edge cannot be added; null when it can: the graph with it could be saved in place of the graph without it. */
  refuse(edge: GraphEdge): ConnectionRefusal | null;
  /** Why nothing more can be connected to a port; null when there is room. */
  refuseMore(targetKey: string, targetHandle: string): PortFull | null;
}

/** What may be connected in a graph. Whatever many questions need is worked out once, when it is first needed. */
export function connectionRules(graph: Connectable, types: PortLookup): ConnectionRules {
  const nodes = new Map(graph.nodes.map((node) => [node.key, node]));
  const known = once(() => new Set(graph.edges.map(edgeIdentity)));
  const incoming = once(() => Map.groupBy(graph.edges, ({ targetKey }) => targetKey));
  const outgoing = once(() => Map.groupBy(graph.edges, ({ sourceKey }) => sourceKey));
  const leftOut = once(() => findLeftOut(graph, types));
  const followers = new Map<string, ReadonlySet<string>>();

  function refuse(edge: GraphEdge): ConnectionRefusal | null {
    if (edge.sourceKey === edge.targetKey) return { code: 'SELF_LOOP' };
    const [source, type] = [typeOf(edge.sourceKey), typeOf(edge.targetKey)];
    const from = source && sourcePort(source, edge.sourceHandle);
    const to = type && targetPort(type, edge.targetHandle);
    if (!from || !to) return { code: 'UNKNOWN_PORT' };
    if (!mayConnect(from, to)) return { code: 'PORT_MISMATCH', type, from, to };
    if (known().has(edgeIdentity(edge))) return { code: 'DUPLICATE_EDGE' };
    if (followersOf(edge.targetKey).has(edge.sourceKey)) return { code: 'CYCLE' };
    return leftOut().has(edge.sourceKey) ? null : refuseMore(edge.targetKey, edge.targetHandle);
  }

  function refuseMore(targetKey: string, targetHandle: string): PortFull | null {
    const type = typeOf(targetKey);
    const to = type && targetPort(type, targetHandle);
    if (!to || leftOut().has(targetKey)) return null;
    const { most, because } = roomAt(to, nodes.get(targetKey)?.config ?? {});
    if (most === null) return null;
    const joined = (incoming().get(targetKey) ?? []).filter(
      (edge) => targetPort(type, edge.targetHandle) === to && !leftOut().has(edge.sourceKey),
    );
    return joined.length < most ? null : { code: 'TOO_MANY_JOINS', type, to, most, because, joined };
  }

  function typeOf(key: string): PortedType | undefined {
    return typeOfNode(nodes.get(key), types);
  }

  function followersOf(key: string): ReadonlySet<string> {
    const found =
      followers.get(key) ?? walkFrom(key, (source) => (outgoing().get(source) ?? []).map(({ targetKey }) => targetKey));
    followers.set(key, found);
    return found;
  }

  return { refuse, refuseMore };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
