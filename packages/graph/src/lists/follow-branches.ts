import { sourcePort, targetPort } from '../connections/connect-ports.ts';
import type { GraphEdge, GraphNode } from '../graph.ts';
import { hasBranches } from '../ports/branches.ts';
import type { PortedType, PortLookup } from '../ports/ports.ts';
import { allOfThem, anyOfThem, groupExclusive, unconditional } from './branch-conditions.ts';
import type { Condition } from './branch-conditions.ts';
import { takesAllOf } from './takes-all-of.ts';

type Node = Pick<GraphNode, 'key' | 'type'>;

/** By node key: of which lists each is an item of, by the keys of the nodes that made them. */
type RunsOver = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/**
 * Follows branches through a graph, node by node in the order of a run: which edges are one flow, for nothing can come by both, and what
 * may not come at all. Null where no node has a branch.
 */
export function followBranches(
  typeOf: ReadonlyMap<string, PortedType | undefined>,
  runsOver: RunsOver,
  types: PortLookup,
) {
  if (![...typeOf.values()].some((type) => type && hasBranches(type))) return null;
  const arrivals = new Map<string, Condition>();
  const conditions = new Map<GraphEdge, Condition>();
  const atMost = new Set<string | GraphEdge>();
  const unions = new Map<GraphEdge, number>();
  const conditionOf = (edge: GraphEdge) => conditions.get(edge) ?? unconditional;

  /** The edges into a node, by what is one flow. */
  function flowsInto(node: Node, edges: readonly GraphEdge[]): GraphEdge[][] {
    for (const edge of edges) conditions.set(edge, arriveBy(node, edge));
    const ways = Map.groupBy(edges, (edge) => `${takesAllOf(node, edge, types)} ${portOf(node, edge)}`);
    const flows = [...ways.values()].flatMap((own) => groupExclusive(own, conditionOf));
    for (const flow of flows.filter(({ length }) => length > 1)) {
      const which = unions.size;
      for (const edge of flow) unions.set(edge, which);
    }
    const place = ([edge]: GraphEdge[]) => (edge ? edges.indexOf(edge) : -1);
    return flows.toSorted((a, b) => place(a) - place(b));
  }

  /**
   * Where a list is taken all at once, its items may have come by different branches: then only a branch tells anything that is taken by
   * all of them or by none.
   */
  function arriveBy(node: Node, edge: GraphEdge): Condition {
    const left = leaveBy(edge);
    if (!takesAllOf(node, edge, types)) return left;
    return new Map([...left].filter(([branching]) => (runsOver.get(branching)?.size ?? 0) === 0));
  }

  function leaveBy(edge: GraphEdge): Condition {
    const type = typeOf.get(edge.sourceKey);
    const branch = type && sourcePort(type, edge.sourceHandle)?.branch;
    const left = arrivals.get(edge.sourceKey) ?? unconditional;
    if (branch || atMost.has(edge.sourceKey)) atMost.add(edge);
    return branch ? allOfThem([left, new Map([[edge.sourceKey, new Set([branch])]])]) : left;
  }

  /** A node runs on what came by something at each of its ports. */
  function arriveAt(node: Node, edges: readonly GraphEdge[]): void {
    const ports = Map.groupBy(edges, (edge) => portOf(node, edge));
    arrivals.set(node.key, allOfThem([...ports.values()].map((own) => anyOfThem(own.map(conditionOf)))));
    if (edges.some((edge) => atMost.has(edge))) atMost.add(node.key);
  }

  function portOf({ type: name }: Node, { targetHandle }: GraphEdge): string {
    const type = types(name);
    return (type && targetPort(type, targetHandle)?.name) ?? targetHandle;
  }

  return { flowsInto, arriveAt, atMost: atMost as ReadonlySet<string | GraphEdge>, unions };
}
