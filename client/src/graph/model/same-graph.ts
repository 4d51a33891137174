import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import type { Graph } from './graph.ts';
import { sameJson } from './same-json.ts';

/** Whether two graphs say the same once they are saved, when the names of their nodes are tidied. */
export function sameGraph(a: Graph, b: Graph): boolean {
  return sameJson(tidied(a), tidied(b));
}

function tidied({ nodes, ...rest }: Graph): Graph {
  return { ...rest, nodes: nodes.map((node) => ({ ...node, name: tidyName(node.name) })) };
}
