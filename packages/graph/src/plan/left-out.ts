import type { Graph, GraphEdge, GraphNode } from '../graph.ts';
import { targetPort } from '../connections/connect-ports.ts';
import { isNeeded } from '../ports/connections-used.ts';
import type { PortLookup } from '../ports/ports.ts';
import { partOfGraph } from './part-of-graph.ts';

/** A graph, as far as it tells what runs. */
interface Muting {
  nodes: readonly Pick<GraphNode, 'key' | 'type' | 'config' | 'isMuted'>[];
  edges: readonly GraphEdge[];
}

/** Why a run passes over a node: it is muted, or an input that it needs comes from such nodes alone. */
export type LeftOutReason = 'MUTED' | 'INPUT_MUTED';

/**
 * The nodes that a run passes over, by key: those that are muted, and in turn those that lack what they need because all
 * that is connected to it is passed over. An input that nothing was ever connected to leaves nothing out: that is a mistake,
 * which a run tells. O(nodes + edges).
 */
export function findLeftOut(graph: Muting, types: PortLookup): ReadonlyMap<string, LeftOutReason> {
  const leftOut = new Map<string, LeftOutReason>();
  for (const { key, isMuted } of graph.nodes) if (isMuted) leftOut.set(key, 'MUTED');
  if (leftOut.size === 0) return leftOut;

  const { targets, feeds } = joinsOfNeededPorts(graph, types);
  const open = [...leftOut.keys()];
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    for (const { key, port } of targets.get(source) ?? []) {
      const left = (feeds.get(port) ?? 0) - 1;
      feeds.set(port, left);
      if (left > 0 || leftOut.has(key)) continue;
      leftOut.set(key, 'INPUT_MUTED');
      open.push(key);
    }
  }
  return leftOut;
}

/** The graph without what a run passes over, and without the edges from and to it; the same one where there is nothing of that. */
export function partThatRuns(graph: Graph, types: PortLookup): Graph {
  const leftOut = findLeftOut(graph, types);
  return leftOut.size === 0 ? graph : partOfGraph(graph, (key) => !leftOut.has(key));
}

/** Into which needed ports each node leads, and how many edges end at each of these ports. */
function joinsOfNeededPorts(graph: Muting, types: PortLookup) {
  const nodes = new Map(graph.nodes.map((node) => [node.key, node]));
  const targets = new Map<string, { key: string; port: string }[]>();
  const feeds = new Map<string, number>();
  for (const { sourceKey, targetKey: key, targetHandle } of graph.edges) {
    const target = nodes.get(key);
    const type = target && types(target.type);
    const input = type && targetPort(type, targetHandle);
    if (!input || !isNeeded(input, target.config)) continue;
    const port = JSON.stringify([key, input.name]);
    feeds.set(port, (feeds.get(port) ?? 0) + 1);
    const known = targets.get(sourceKey);
    if (known) known.push({ key, port });
    else targets.set(sourceKey, [{ key, port }]);
  }
  return { targets, feeds };
}
