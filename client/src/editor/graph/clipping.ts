import { readCarried } from './carried-graph.ts';
import { emptyGraph, isRecord } from './graph.ts';
import type { Graph, GraphNode } from './graph.ts';
import { newNodeKey, newNodeName } from './keys.ts';

const marker = 'visualadgen/nodes';

/** The chosen nodes and the edges between them, as text for the clipboard. */
export function toClipping(graph: Graph, keys: ReadonlySet<string>): string {
  return JSON.stringify({ format: marker, ...pick(graph, keys) });
}

/** The nodes of a clipping; null when the text is something else. */
export function fromClipping(text: string): Graph | null {
  if (!text.includes(marker)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && value['format'] === marker ? readCarried(value) : null;
  } catch {
    return null;
  }
}

export function pick({ nodes, edges }: Graph, keys: ReadonlySet<string>): Graph {
  return {
    ...emptyGraph,
    nodes: nodes.filter(({ key }) => keys.has(key)),
    edges: edges.filter(({ sourceKey, targetKey }) => keys.has(sourceKey) && keys.has(targetKey)),
  };
}

/** The same nodes under new keys and names, moved, fit to be added to a graph that has `taken`. */
export function renewed(part: Graph, taken: readonly GraphNode[], move: { x: number; y: number }): Graph {
  const keys = new Set(taken.map(({ key }) => key));
  const names = new Set(taken.map(({ name }) => name));
  const renamed = new Map<string, string>();
  const nodes = part.nodes.map((node) => {
    const key = newNodeKey(keys);
    const name = newNodeName(node.name.replace(/ \d+$/, ''), names);
    keys.add(key);
    names.add(name);
    renamed.set(node.key, key);
    return { ...node, key, name, position: { x: node.position.x + move.x, y: node.position.y + move.y } };
  });
  const edges = part.edges.flatMap((edge) => {
    const sourceKey = renamed.get(edge.sourceKey);
    const targetKey = renamed.get(edge.targetKey);
    return sourceKey && targetKey ? [{ ...edge, sourceKey, targetKey }] : [];
  });
  return { ...emptyGraph, nodes, edges };
}
