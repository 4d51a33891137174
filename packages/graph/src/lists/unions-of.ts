import type { GraphEdge, GraphNode } from '../graph.ts';
import { topologicalOrder } from '../plan/order.ts';
import { hasBranches } from '../ports/branches.ts';
import type { PortLookup } from '../ports/ports.ts';
import { typeOfNode } from '../ports/type-of-node.ts';
import { countItems } from './count-items.ts';

interface Branching {
  nodes: readonly Pick<GraphNode, 'key' | 'type' | 'config' | 'hasErrorOutput'>[];
  edges: readonly GraphEdge[];
}

const none: ReadonlyMap<GraphEdge, number> = new Map();

/** The edges of a graph that are one flow with others: see `ItemCounts.unions`. Looked for only where there are branches at all. */
export function unionsOf({ nodes, edges }: Branching, types: PortLookup): ReadonlyMap<GraphEdge, number> {
  const isBranching = nodes.some((node) => {
    const type = typeOfNode(node, types);
    return type && hasBranches(type);
  });
  return isBranching ? countItems({ nodes, edges }, orderOf({ nodes, edges }), types).unions : none;
}

/** The keys of the nodes, each after those that it takes something from. */
export function orderOf({
  nodes,
  edges,
}: {
  nodes: readonly Pick<GraphNode, 'key'>[];
  edges: readonly GraphEdge[];
}): string[] {
  const indexByKey = new Map(nodes.map(({ key }, index) => [key, index]));
  const children: number[][] = nodes.map(() => []);
  for (const { sourceKey, targetKey } of edges) {
    const target = indexByKey.get(targetKey);
    if (target !== undefined) children[indexByKey.get(sourceKey) ?? -1]?.push(target);
  }
  return topologicalOrder(children).flatMap((index) => nodes[index]?.key ?? []);
}

/** As many flows as there are among edges: those of a union are one. */
export function countFlows<Edge>(edges: readonly Edge[], unionOf: (edge: Edge) => number | undefined): number {
  return new Set(edges.map((edge) => unionOf(edge) ?? edge)).size;
}
