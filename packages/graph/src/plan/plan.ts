import type { Graph, GraphEdge, GraphNode } from '../graph.ts';
import { topologicalOrder } from './order.ts';
import { walkFrom } from './walk.ts';

/**
 * A graph laid out for walking: nodes by index, so that a scheduler keeps one counter a node and finds what has become
 * ready by counting down the children of what completed.
 */
export interface GraphPlan {
  nodes: readonly GraphNode[];
  indexByKey: ReadonlyMap<string, number>;
  /** How many different nodes each node waits for. Shared: copy it (`Int32Array.from`) before counting down. */
  inDegree: Readonly<Int32Array>;
  /** The nodes that take something from each node, each named once however many edges there are. */
  children: readonly (readonly number[])[];
  /** The nodes that each node takes something from, each named once. */
  parents: readonly (readonly number[])[];
  /** The edges that end at each node, in the order they were made, with the index of the node they come from. */
  incoming: readonly (readonly PlannedEdge[])[];
  /** Every node after all that it waits for. */
  order: readonly number[];
}

export interface PlannedEdge {
  edge: GraphEdge;
  source: number;
}

/** What `planGraph` throws, with a sentence for people. */
export class UnwalkableGraphError extends Error {
  override name = 'UnwalkableGraphError';
}

/** Lays out a graph that has been validated. Throws `UnwalkableGraphError` when it cannot be walked: a cycle, a dangling edge. */
export function planGraph(graph: Graph): GraphPlan {
  const { nodes } = graph;
  const indexByKey = new Map(nodes.map((node, index) => [node.key, index]));
  if (indexByKey.size < nodes.length) throw notWalkable('two nodes have the same key');

  const children: number[][] = nodes.map(() => []);
  const parents: number[][] = nodes.map(() => []);
  const incoming: PlannedEdge[][] = nodes.map(() => []);
  const joined = new Set<number>();
  for (const edge of graph.edges) {
    const source = indexByKey.get(edge.sourceKey);
    const target = indexByKey.get(edge.targetKey);
    if (source === undefined || target === undefined) throw notWalkable('an edge leads to a node that is not there');
    incoming[target]?.push({ edge, source });
    const pair = source * nodes.length + target;
    if (joined.has(pair)) continue;
    joined.add(pair);
    children[source]?.push(target);
    parents[target]?.push(source);
  }

  const order = topologicalOrder(children);
  if (order.length < nodes.length) throw notWalkable('its nodes go round in a circle');
  const inDegree = Int32Array.from(parents, (sources) => sources.length);
  return { nodes, indexByKey, inDegree, children, parents, incoming, order };
}

/**
 * Everything that waits, directly or not, for the node at `start`; not the node itself. Nodes for which `isSettled`
 * answers true are left out and not walked past, so that many failures in one graph cost no more than one walk.
 */
export function descendants(
  plan: Pick<GraphPlan, 'children'>,
  start: number,
  isSettled: (index: number) => boolean = () => false,
): number[] {
  const found = walkFrom(start, (node) => (plan.children[node] ?? []).filter((child) => !isSettled(child)));
  found.delete(start);
  return [...found];
}

function notWalkable(why: string): UnwalkableGraphError {
  return new UnwalkableGraphError(`The graph cannot be run: ${why}.`);
}
