import type { Graph } from '../graph.ts';

/** The graph with these of its nodes alone: what belongs to others goes with them. */
export function partOfGraph(graph: Graph, isKept: (key: string) => boolean): Graph {
  const { nodes, edges, inputs, outputs } = graph;
  return {
    ...graph,
    nodes: nodes.filter(({ key }) => isKept(key)),
    edges: edges.filter(({ sourceKey, targetKey }) => isKept(sourceKey) && isKept(targetKey)),
    ...(inputs && { inputs: inputs.filter(({ nodeKey }) => isKept(nodeKey)) }),
    ...(outputs && { outputs: outputs.filter(({ nodeKey }) => isKept(nodeKey)) }),
  };
}
