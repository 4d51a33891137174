import { isRecord, toConfig } from './graph.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
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
    if (!isRecord(value) || value['format'] !== marker) return null;
    if (!Array.isArray(value['nodes']) || !Array.isArray(value['edges'])) return null;
    return { nodes: value['nodes'].filter(isNode).map(tidyNode), edges: value['edges'].filter(isEdge) };
  } catch {
    return null;
  }
}

export function pick({ nodes, edges }: Graph, keys: ReadonlySet<string>): Graph {
  return {
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
  return { nodes, edges };
}

/** What a text may carry that somebody wrote by hand. */
interface CarriedNode extends Omit<GraphNode, 'config' | 'hasBreakpoint'> {
  config?: unknown;
  hasBreakpoint?: unknown;
}

function isNode(value: unknown): value is CarriedNode {
  return (
    isRecord(value) &&
    ['key', 'type', 'name'].every((name) => typeof value[name] === 'string') &&
    isRecord(value['position']) &&
    typeof value['position']['x'] === 'number' &&
    typeof value['position']['y'] === 'number'
  );
}

function tidyNode({ key, type, name, config, position, hasBreakpoint }: CarriedNode): GraphNode {
  return { key, type, name, config: toConfig(config), position, hasBreakpoint: hasBreakpoint === true };
}

function isEdge(value: unknown): value is GraphEdge {
  return (
    isRecord(value) &&
    ['sourceKey', 'sourceHandle', 'targetKey', 'targetHandle'].every((name) => typeof value[name] === 'string')
  );
}
