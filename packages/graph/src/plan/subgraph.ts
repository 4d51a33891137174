import type { Graph, GraphEdge } from '../graph.ts';
import { partOfGraph } from './part-of-graph.ts';
import { walkFrom } from './walk.ts';

/** An edge, as far as it tells what needs what. */
export type Ends = Pick<GraphEdge, 'sourceKey' | 'targetKey'>;

/** A node with everything that it needs, directly or not, by key. */
export function neededFor(edges: readonly Ends[], key: string): ReadonlySet<string> {
  const incoming = Map.groupBy(edges, ({ targetKey }) => targetKey);
  return walkFrom(key, (target) => (incoming.get(target) ?? []).map(({ sourceKey }) => sourceKey));
}

/** The graph of a node and everything that it needs; null when there is no such node. */
export function subgraphUpTo(graph: Graph, key: string): Graph | null {
  if (!graph.nodes.some((node) => node.key === key)) return null;
  const kept = neededFor(graph.edges, key);
  return partOfGraph(graph, (one) => kept.has(one));
}
