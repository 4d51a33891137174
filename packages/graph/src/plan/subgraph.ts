import type { Graph } from '../graph.ts';

/** A node with everything that it needs, directly or not; null when there is no such node. */
export function subgraphUpTo(graph: Graph, key: string): Graph | null {
  if (!graph.nodes.some((node) => node.key === key)) return null;
  const sources = Map.groupBy(graph.edges, (edge) => edge.targetKey);
  const kept = new Set([key]);
  const open = [key];
  for (let target = open.pop(); target !== undefined; target = open.pop()) {
    for (const { sourceKey } of sources.get(target) ?? []) {
      if (kept.has(sourceKey)) continue;
      kept.add(sourceKey);
      open.push(sourceKey);
    }
  }
  return {
    ...graph,
    nodes: graph.nodes.filter((node) => kept.has(node.key)),
    edges: graph.edges.filter(({ sourceKey, targetKey }) => kept.has(sourceKey) && kept.has(targetKey)),
  };
}
