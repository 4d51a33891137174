import type { Graph, GraphEdge, GraphNode } from '../graph.ts';
import { edgeIdentity, targetPort } from '../connections/connect-ports.ts';
import { wrongConnectionsAt } from '../connections/wrong-connections.ts';
import type { JoinLimit, WrongConnection } from '../connections/wrong-connections.ts';
import { mayTakeAll } from '../lists/may-take-all.ts';
import { countFlows, unionsOf } from '../lists/unions-of.ts';
import { findLeftOut, partThatRuns } from '../plan/left-out.ts';
import { connectionsUsed, roomAt } from '../ports/connections-used.ts';
import type { PortLookup } from '../ports/ports.ts';
import { mostProblems } from '../problem.ts';
import type { GraphProblem } from '../problem.ts';
import { listWords, quote } from '../text/wording.ts';

/*
 * A port takes one wire or several, and a run uses what is connected to it. What it would not use is a mistake that is told before anybody
 * pays: more wires than the port takes, or wires to a port that the model chosen leaves unused. What a run passes over is not counted.
 */

/** Everything that is connected and would not be used as it is, at most 1,000 problems. O(nodes + edges). */
export function checkConnections(graph: Graph, types: PortLookup): GraphProblem[] {
  return [
    ...wronglyConnected(graph, types, connectionsUsed).map(tell),
    ...wronglyAtOnce(graph, types).map(({ problem }) => problem),
  ].slice(0, mostProblems);
}

/**
 * What keeps a graph from being saved in place of another: ports with more wires than there is room for. Those that were there before
 * may stay, so that an older workflow, or one whose model was changed, can be saved while it is being mended.
 */
export function checkNewConnections(graph: Graph, before: Pick<Graph, 'edges'>, types: PortLookup): GraphProblem[] {
  const known = new Set(before.edges.map(edgeIdentity));
  const knownAtOnce = new Set(before.edges.filter(({ isAllAtOnce }) => isAllAtOnce).map(edgeIdentity));
  return [
    ...wronglyConnected(graph, types, roomAt)
      .filter(({ edges }) => !edges.every((edge) => known.has(edgeIdentity(edge))))
      .map(tell),
    ...wronglyAtOnce(graph, types)
      .filter(({ edge }) => !knownAtOnce.has(edgeIdentity(edge)))
      .map(({ problem }) => problem),
  ].slice(0, mostProblems);
}

/** Connections that are to bring a whole list at once to a port that takes one thing, as its node is set. */
function wronglyAtOnce(graph: Graph, types: PortLookup): { edge: GraphEdge; problem: GraphProblem }[] {
  const running = runningNodes(graph, types);
  return graph.edges.flatMap((edge, index) => {
    const [node, source] = [running.get(edge.targetKey), running.get(edge.sourceKey)];
    const type = node && types(node.type);
    const port = edge.isAllAtOnce && type ? targetPort(type, edge.targetHandle) : undefined;
    if (!node || !source || !port || port.takesAll || mayTakeAll(port, node.config)) return [];
    const { because } = roomAt(port, node.config);
    const message =
      `${quote(node.name)}: “${port.label}” (${port.name}) takes one thing${because ? ` with ${because}` : ''}, ` +
      `so that ${quote(source.name)} cannot bring a whole list to it at once. Let it bring one item after the other.`;
    const nodeKeys = [node.key, source.key];
    const path = ['edges', String(index), 'isAllAtOnce'];
    return [{ edge, problem: { code: 'PORT_MISMATCH', message, nodeKeys, path } }];
  });
}

const flows = (edges: readonly Join[]) => countFlows(edges, ({ union }) => union);

interface WronglyConnected extends WrongConnection<Join> {
  node: GraphNode;
}

interface Join extends GraphEdge {
  /** Its place among the edges of the whole graph. */
  index: number;
  /** What the node is called that it comes from. */
  source: string;
  /** The flow that it is a part of together with others. */
  union: number | undefined;
}

function wronglyConnected(graph: Graph, types: PortLookup, limit: JoinLimit): WronglyConnected[] {
  const running = runningNodes(graph, types);
  const unions = unionsOf(partThatRuns(graph, types), types);
  const into = new Map<GraphNode, Join[]>();
  graph.edges.forEach((edge, index) => {
    const [node, source] = [running.get(edge.targetKey), running.get(edge.sourceKey)];
    if (!node || !source) return;
    const join = { ...edge, index, source: source.name, union: unions.get(edge) };
    const known = into.get(node);
    if (known) known.push(join);
    else into.set(node, [join]);
  });
  return [...into].flatMap(([node, edges]) => {
    const type = types(node.type);
    return type
      ? wrongConnectionsAt({ type, config: node.config }, edges, { limit, flows }).map((wrong) => ({ ...wrong, node }))
      : [];
  });
}

/** What a run does not pass over, by key. */
function runningNodes(graph: Graph, types: PortLookup): ReadonlyMap<string, GraphNode> {
  const leftOut = findLeftOut(graph, types);
  return new Map(graph.nodes.flatMap((node) => (leftOut.has(node.key) ? [] : [[node.key, node]])));
}

function tell(wrong: WronglyConnected): GraphProblem {
  const { node, most, edges } = wrong;
  return {
    code: most === 0 ? 'JOIN_UNUSED' : 'TOO_MANY_JOINS',
    message: `${quote(node.name)}: ${most === 0 ? unused(wrong) : tooMany(wrong)}`,
    nodeKeys: [...new Set([node.key, ...edges.map(({ sourceKey }) => sourceKey)])],
    path: ['edges', String(edges[most]?.index)],
  };
}

function unused({ port, because, edges }: WronglyConnected): string {
  return (
    `${because ?? 'it'} does not use “${port.label}” (${port.name}), to which ${sources(edges)} ${isAre(edges)} connected. ` +
    'Choose a model that does, or take the connection away.'
  );
}

function tooMany({ port, most, because, edges }: WronglyConnected): string {
  const taken = most === 1 ? 'one connection' : `at most ${most} connections`;
  return (
    `“${port.label}” (${port.name}) takes ${taken}${because ? ` with ${because}` : ''}, ` +
    `but ${edges.length} are connected to it: ${sources(edges)}. Take ${most === 1 ? 'all but one' : `${edges.length - most}`} away.`
  );
}

const mostNamed = 12;

function sources(edges: readonly Join[]): string {
  const names = edges.slice(0, mostNamed).map(({ source }) => quote(source));
  if (edges.length > mostNamed) names.push(`${edges.length - mostNamed} more`);
  return listWords(names, 'and');
}

function isAre(edges: readonly Join[]): string {
  return edges.length === 1 ? 'is' : 'are';
}
