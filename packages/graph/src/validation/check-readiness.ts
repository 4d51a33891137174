import { isWith } from '../only-with.ts';
import type { Graph, GraphEdge, GraphNode } from '../graph.ts';
import { targetPort } from '../connections/connect-ports.ts';
import { countItems } from '../lists/count-items.ts';
import { orderOf } from '../lists/unions-of.ts';
import { findLeftOut } from '../plan/left-out.ts';
import type { InputPort, NodeTypeRules, TypeLookup, Upstream } from '../ports/ports.ts';
import { typesInGraph } from '../ports/types-in-graph.ts';
import { mostProblems } from '../problem.ts';
import type { GraphProblem } from '../problem.ts';
import { quote } from '../text/wording.ts';

/**
 * What would make a run of a valid graph fail, as far as it can be told before running: nothing to run, an input that
 * nothing is connected to, and what each node type finds missing in a node. What is muted, or left out with it, is passed over.
 * At most 1,000 problems. O(nodes + edges).
 */
export function checkReadiness(graph: Graph, types: TypeLookup): GraphProblem[] {
  const nothing = checkAnyRuns(graph, types);
  if (nothing.length > 0) return nothing;
  const leftOut = findLeftOut(graph, types);
  const edges = graph.edges.filter(({ sourceKey, targetKey }) => !leftOut.has(sourceKey) && !leftOut.has(targetKey));
  const upstreams = findUpstreams({ ...graph, edges }, types);
  const outgoing = Map.groupBy(edges, ({ sourceKey }) => sourceKey);
  const problems = graph.nodes.flatMap((node, index) => {
    const type = leftOut.has(node.key) ? undefined : types(node.type);
    const upstream = upstreams[index];
    if (!type || !upstream) return [];
    const path = ['nodes', String(index)];
    return [...checkNode(node, type, upstream, path), ...checkOutputs(node, type, outgoing.get(node.key) ?? [], path)];
  });
  return problems.slice(0, mostProblems);
}

/** A graph of which nothing would run at all. */
export function checkAnyRuns(graph: Graph, types: TypeLookup): GraphProblem[] {
  const problem = (message: string): GraphProblem => ({ code: 'EMPTY_GRAPH', message, nodeKeys: [], path: ['nodes'] });
  if (graph.nodes.length === 0) return [problem('There is nothing to run yet: the workflow has no nodes.')];
  if (findLeftOut(graph, types).size < graph.nodes.length) return [];
  return [problem('There is nothing to run: every node is muted, or needs what is muted.')];
}

function checkNode(node: GraphNode, type: NodeTypeRules, upstream: Upstream, path: string[]): GraphProblem[] {
  const missing = type.inputs.filter((port) => port.isRequired && !upstream.joinedPorts.includes(port.name));
  const own = type.checkReadiness(node.config, upstream);
  return [
    ...missing.map((port) => inputMissing(node, port, path)),
    ...own.map((problem) => ({
      code: problem.code,
      message: `${quote(node.name)}: ${problem.message}`,
      nodeKeys: [node.key],
      path: problem.path ? [...path, 'config', ...problem.path] : path,
    })),
  ];
}

/** What is connected to an output that a node, as it is set, does not give. */
function checkOutputs(
  node: GraphNode,
  type: NodeTypeRules,
  edges: readonly GraphEdge[],
  path: string[],
): GraphProblem[] {
  const used = new Set(edges.map(({ sourceHandle }) => sourceHandle));
  return type.outputs.flatMap((port) => {
    if (!port.onlyWith || !used.has(port.name) || isWith(port.onlyWith, node.config)) return [];
    const message = `${quote(node.name)}: ${quote(port.label)} (${port.name}) is connected, but as the node is set it gives none.`;
    return [{ code: 'CONFIG_INVALID', message, nodeKeys: [node.key], path: [...path, 'config', port.onlyWith.field] }];
  });
}

function inputMissing(node: GraphNode, port: InputPort, path: string[]): GraphProblem {
  const message = `${quote(node.name)}: nothing is connected to “${port.label}” (${port.name}), which it needs.`;
  return { code: 'INPUT_MISSING', message, nodeKeys: [node.key], path };
}

/** What is on offer to each node, by its index. */
function findUpstreams(graph: Graph, types: TypeLookup): Upstream[] {
  const byKey = new Map(graph.nodes.map((node, index) => [node.key, { node, index }]));
  const counts = countItems(graph, orderOf(graph), types);
  const typeOf = typesInGraph(graph, types);
  const found = graph.nodes.map(() => ({ sources: new Set<GraphNode>(), items: new Map<string, number | null>() }));
  for (const edge of graph.edges) {
    const source = byKey.get(edge.sourceKey);
    const target = byKey.get(edge.targetKey);
    const into = target && found[target.index];
    if (!source || !into) continue;
    // The latest last, as they are merged.
    into.sources.delete(source.node);
    into.sources.add(source.node);
    const type = types(target.node.type);
    const port = type && targetPort(type, edge.targetHandle);
    if (!port) continue;
    const [before, more] = [into.items.get(port.name), counts.atMost.has(edge) ? null : counts.edges.get(edge)];
    into.items.set(port.name, before === null || more === null ? null : (before ?? 0) + (more ?? 1));
  }
  return found.map(({ sources, items }) => ({
    nodes: [...sources].map((node) => ({ name: node.name, gives: typeOf(node.key)?.gives ?? [] })),
    joinedPorts: [...items.keys()],
    itemsAt: items,
  }));
}
