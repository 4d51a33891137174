import type { GraphEdge, GraphNode } from '../graph.ts';
import { edgeIdentity, mayConnect, sourcePort, targetPort } from '../connections/connect-ports.ts';
import { countFlows, unionsOf } from '../lists/unions-of.ts';
import { findLeftOut } from '../plan/left-out.ts';
import { walkFrom } from '../plan/walk.ts';
import { roomAt } from '../ports/connections-used.ts';
import type { ConnectionsUsed } from '../ports/connections-used.ts';
import { typesInGraph } from '../ports/types-in-graph.ts';
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
  nodes: readonly Pick<GraphNode, 'key' | 'type' | 'config' | 'isMuted' | 'hasErrorOutput'>[];
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
  const typesHere = once(() => typesInGraph(graph, types));
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
    const beyond = to.takesAnyKind ? refuseBeyond(edge) : null;
    if (beyond) return beyond;
    const full = leftOut().has(edge.sourceKey) ? null : refuseMore(edge.targetKey, edge.targetHandle);
    return full && hasRoomAsBranch(edge, full) ? null : full;
  }

  /** What comes in goes on, so that what is connected after it may not take it any more. */
  function refuseBeyond(edge: GraphEdge): ConnectionRefusal | null {
    const edges = [...graph.edges, edge];
    const typeThen = typesInGraph({ nodes: graph.nodes, edges }, types);
    const after = followersOf(edge.targetKey);
    for (const one of edges.filter(({ sourceKey }) => after.has(sourceKey))) {
      const type = typeThen(one.targetKey);
      const source = typeThen(one.sourceKey);
      const from = source && sourcePort(source, one.sourceHandle);
      const to = type && targetPort(type, one.targetHandle);
      if (from && to && !mayConnect(from, to)) return { code: 'PORT_MISMATCH', type, from, to };
    }
    return null;
  }

  /** Of branches of which each thing takes one, several are as one. */
  function hasRoomAsBranch(edge: GraphEdge, { most, joined }: PortFull): boolean {
    const running = (one: GraphEdge) => !leftOut().has(one.sourceKey) && !leftOut().has(one.targetKey);
    const nodesThere = graph.nodes.filter(({ key }) => !leftOut().has(key));
    const unions = unionsOf({ nodes: nodesThere, edges: [...graph.edges.filter(running), edge] }, types);
    return countFlows([...joined, edge], (one) => unions.get(one)) <= most;
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
    return typesHere()(key);
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
