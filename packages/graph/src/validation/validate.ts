import { findCycles } from '../plan/find-cycles.ts';
import type { Graph, GraphEdge, GraphNode } from '../graph.ts';
import { graphLimits } from '../limits.ts';
import { edgeIdentity, connectPorts } from '../connections/connect-ports.ts';
import type { NodeTypeRules, TypeLookup } from '../ports/ports.ts';
import { errorOutput, hasErrorName } from '../ports/branches.ts';
import { typeOfNode } from '../ports/type-of-node.ts';
import { typesInGraph } from '../ports/types-in-graph.ts';
import { mostProblems } from '../problem.ts';
import type { GraphProblem } from '../problem.ts';
import { nameAndKey } from './name-and-key.ts';
import { quote } from '../text/wording.ts';

const mostNodesInSentence = 50;

/**
 * What is wrong with a graph so that it cannot be saved, at most 1,000 problems; empty when it can. A node that is
 * merely not filled in yet can be saved: see `checkReadiness`. O(nodes + edges), without recursion.
 */
export function validateGraph(graph: Graph, types: TypeLookup): GraphProblem[] {
  const tooLarge = checkSize(graph);
  if (tooLarge.length > 0) return tooLarge;
  const indexByKey = new Map<string, number>();
  const problems = [
    ...graph.nodes.flatMap((node, index) => checkNode(node, index, indexByKey, types)),
    ...checkEdges(graph, indexByKey, types),
    ...checkCycles(graph, indexByKey),
  ];
  return problems.slice(0, mostProblems);
}

function checkSize(graph: Graph): GraphProblem[] {
  const problem = (part: 'nodes' | 'edges', most: number): GraphProblem => ({
    code: 'GRAPH_TOO_LARGE',
    message: `A graph has at most ${most.toLocaleString('en')} ${part}, but this has ${graph[part].length.toLocaleString('en')}.`,
    nodeKeys: [],
    path: [part],
  });
  return [
    ...(graph.nodes.length > graphLimits.nodes ? [problem('nodes', graphLimits.nodes)] : []),
    ...(graph.edges.length > graphLimits.edges ? [problem('edges', graphLimits.edges)] : []),
  ];
}

function checkNode(node: GraphNode, index: number, indexByKey: Map<string, number>, types: TypeLookup): GraphProblem[] {
  const path = ['nodes', String(index)];
  const problems = [...checkLabel(node, 'key', path), ...checkLabel(node, 'name', path)];
  const first = indexByKey.get(node.key);
  if (first === undefined) {
    indexByKey.set(node.key, index);
  } else {
    const message = `The key ${quote(node.key)} belongs to two nodes (nodes.${first} and nodes.${index}); each needs its own.`;
    problems.push({ code: 'DUPLICATE_KEY', message, nodeKeys: [node.key], path: [...path, 'key'] });
  }
  const type = types(node.type);
  return [
    ...problems,
    ...(type ? [...checkConfig(node, type, path), ...checkErrorOutput(node, types, path)] : [unknownType(node, path)]),
  ];
}

function checkLabel(node: GraphNode, part: 'key' | 'name', path: string[]): GraphProblem[] {
  const length = node[part].length;
  const isEmpty = node[part].trim() === '';
  if (!isEmpty && length <= graphLimits.name) return [];
  const given = isEmpty ? 'is empty' : `has ${length.toLocaleString('en')}`;
  const message = `The ${part} of ${nameAndKey(node)} must have 1 to ${graphLimits.name} characters, but ${given}.`;
  return [{ code: 'CONFIG_INVALID', message, nodeKeys: [node.key], path: [...path, part] }];
}

function unknownType(node: GraphNode, path: string[]): GraphProblem {
  const message = `${quote(node.name)} is of the type ${quote(node.type)}, which does not exist.`;
  return { code: 'UNKNOWN_NODE_TYPE', message, nodeKeys: [node.key], path: [...path, 'type'] };
}

/** Two outputs cannot have the same name. */
function checkErrorOutput(node: GraphNode, types: TypeLookup, path: string[]): GraphProblem[] {
  const own = node.hasErrorOutput ? typeOfNode({ ...node, hasErrorOutput: false }, types)?.outputs : undefined;
  if (!own || !hasErrorName(own)) return [];
  const message = `${quote(node.name)} cannot have an error output (hasErrorOutput), for it has an output called ${quote(errorOutput.name)} already: call that something else.`;
  return [{ code: 'CONFIG_INVALID', message, nodeKeys: [node.key], path: [...path, 'hasErrorOutput'] }];
}

function checkConfig(node: GraphNode, type: NodeTypeRules, path: string[]): GraphProblem[] {
  return type.checkConfig(node.config).map((problem) => ({
    code: 'CONFIG_INVALID',
    message: `${quote(node.name)}: ${problem.path.join('.') || 'config'} ${problem.message}.`,
    nodeKeys: [node.key],
    path: [...path, 'config', ...problem.path],
  }));
}

function checkEdges(graph: Graph, indexByKey: ReadonlyMap<string, number>, types: TypeLookup): GraphProblem[] {
  const seen = new Set<string>();
  const typeOf = typesInGraph(graph, types);
  return graph.edges.flatMap((edge, index) => {
    const path = ['edges', String(index)];
    const source = nodeAt(graph, indexByKey, edge.sourceKey);
    const target = nodeAt(graph, indexByKey, edge.targetKey);
    if (!source || !target) return [dangling(edge, source, target, path)];
    if (source === target) return [selfLoop(source, path)];

    const identity = edgeIdentity(edge);
    if (seen.has(identity)) return [duplicateEdge(edge, source, target, path)];
    seen.add(identity);
    return checkPorts(edge, source, target, typeOf, path);
  });
}

function checkPorts(
  edge: GraphEdge,
  source: GraphNode,
  target: GraphNode,
  typeOf: (key: string) => NodeTypeRules | undefined,
  path: string[],
): GraphProblem[] {
  const from = typeOf(source.key);
  const to = typeOf(target.key);
  if (!from || !to) return []; // An unknown type has been told of already.
  const join = connectPorts(edge, { node: source, type: from }, { node: target, type: to });
  return join.ok ? [] : [{ ...join.problem, path }];
}

function dangling(
  edge: GraphEdge,
  source: GraphNode | undefined,
  target: GraphNode | undefined,
  path: string[],
): GraphProblem {
  const absent = [...(source ? [] : [quote(edge.sourceKey)]), ...(target ? [] : [quote(edge.targetKey)])];
  const message =
    `A connection goes from ${source ? nameAndKey(source) : quote(edge.sourceKey)} to ${target ? nameAndKey(target) : quote(edge.targetKey)}, ` +
    `but this workflow has no node ${absent.join(' and no node ')}.`;
  return { code: 'DANGLING_EDGE', message, nodeKeys: [edge.sourceKey, edge.targetKey], path };
}

function selfLoop(node: GraphNode, path: string[]): GraphProblem {
  return { code: 'SELF_LOOP', message: `${nameAndKey(node)} is connected to itself.`, nodeKeys: [node.key], path };
}

function duplicateEdge(edge: GraphEdge, source: GraphNode, target: GraphNode, path: string[]): GraphProblem {
  const ends = `${quote(source.name)} (${quote(edge.sourceHandle)}) and ${quote(target.name)} (${quote(edge.targetHandle)})`;
  return { code: 'DUPLICATE_EDGE', message: `${ends} are connected twice.`, nodeKeys: [source.key, target.key], path };
}

function checkCycles(graph: Graph, indexByKey: ReadonlyMap<string, number>): GraphProblem[] {
  const children: number[][] = graph.nodes.map(() => []);
  const edgeIndex = new Map<number, number>();
  graph.edges.forEach((edge, index) => {
    const source = indexByKey.get(edge.sourceKey);
    const target = indexByKey.get(edge.targetKey);
    if (source === undefined || target === undefined || source === target) return;
    children[source]?.push(target);
    edgeIndex.set(source * graph.nodes.length + target, index);
  });
  return findCycles(children).map((cycle) => {
    const closing = edgeIndex.get((cycle.at(-1) ?? 0) * graph.nodes.length + (cycle[0] ?? 0));
    return cycleProblem(
      cycle.flatMap((index) => graph.nodes[index] ?? []),
      ['edges', String(closing)],
    );
  });
}

function cycleProblem(nodes: GraphNode[], path: string[]): GraphProblem {
  const steps = nodes.slice(0, mostNodesInSentence).map(nameAndKey);
  if (nodes.length > steps.length) steps.push(`${(nodes.length - steps.length).toLocaleString('en')} more`);
  const message = `These nodes go round in a circle: ${steps.join(' → ')} → ${nodes.slice(0, 1).map(nameAndKey).join('')}.`;
  return { code: 'CYCLE', message, nodeKeys: nodes.map((node) => node.key), path };
}

function nodeAt(graph: Graph, indexByKey: ReadonlyMap<string, number>, key: string): GraphNode | undefined {
  const index = indexByKey.get(key);
  return index === undefined ? undefined : graph.nodes[index];
}
