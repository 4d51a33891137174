import { joinsUsed } from '../ports/joins-used.ts';
import { listWords, quote } from '../text/wording.ts';
import type { Graph, GraphNode } from '../graph.ts';
import { maxJoinsOf } from '../ports/join-limits.ts';
import { targetPort } from '../joins/join-ports.ts';
import { partThatRuns } from '../plan/left-out.ts';
import type { InputPort, TypeLookup } from '../ports/ports.ts';
import { mostProblems } from '../problem.ts';
import type { GraphProblem } from '../problem.ts';

/*
 * A port takes one wire or several, and a run uses what is joined to it. What it would not use is a mistake that is told before anybody
 * pays: more wires than the port takes, or wires to a port that the model chosen leaves unused. What is muted is not counted.
 */

/** Everything that is joined and would not be used, at most 1,000 problems. O(nodes + edges). */
export function checkJoins(graph: Graph, types: TypeLookup): GraphProblem[] {
  return wronglyJoined(graph, types).map(tell).slice(0, mostProblems);
}

/**
 * What keeps a graph from being saved in place of another: ports with more wires than they take. Those that were there before may stay,
 * so that an older workflow, or one whose model was changed, can be saved while it is being mended.
 */
export function checkNewJoins(graph: Graph, before: Pick<Graph, 'edges'>, types: TypeLookup): GraphProblem[] {
  const known = new Set(before.edges.map(identity));
  return wronglyJoined(graph, types)
    .filter(({ most, joins }) => most > 0 && !joins.every(({ edge }) => known.has(identity(edge))))
    .map(tell)
    .slice(0, mostProblems);
}

interface WronglyJoined {
  node: GraphNode;
  port: InputPort;
  /** How many it takes; 0 when it uses none. */
  most: number;
  because: string | null;
  joins: readonly Join[];
}

interface Join {
  edge: Graph['edges'][number];
  /** Its place among the edges of the whole graph. */
  index: number;
  source: string;
}

function wronglyJoined(graph: Graph, types: TypeLookup): WronglyJoined[] {
  const part = partThatRuns(graph, types);
  const nodes = new Map(part.nodes.map((node) => [node.key, node]));
  const running = new Set(part.edges);
  const joined = new Map<string, { node: GraphNode; port: InputPort; joins: Join[] }>();
  graph.edges.forEach((edge, index) => {
    const node = nodes.get(edge.targetKey);
    const source = nodes.get(edge.sourceKey);
    const type = node && types(node.type);
    const port = type && targetPort(type, edge.targetHandle);
    if (!source || !port || !running.has(edge)) return;
    const id = JSON.stringify([node.key, port.name]);
    const known = joined.get(id) ?? { node, port, joins: [] };
    known.joins.push({ edge, index, source: source.name });
    joined.set(id, known);
  });
  return [...joined.values()].flatMap(({ node, port, joins }) => {
    const { most, because } = joinsUsed({ maxJoins: maxJoinsOf(port), maxJoinsBy: port.maxJoinsBy }, node.config);
    return most !== null && joins.length > most ? [{ node, port, most, because, joins }] : [];
  });
}

function tell(wrong: WronglyJoined): GraphProblem {
  const { node, most, joins } = wrong;
  return {
    code: most === 0 ? 'JOIN_UNUSED' : 'TOO_MANY_JOINS',
    message: `${quote(node.name)}: ${most === 0 ? unused(wrong) : tooMany(wrong)}`,
    nodeKeys: [...new Set([node.key, ...joins.map(({ edge }) => edge.sourceKey)])],
    path: ['edges', String(joins[most]?.index)],
  };
}

function unused({ port, because, joins }: WronglyJoined): string {
  return (
    `${because ?? 'it'} does not use “${port.label}” (${port.name}), to which ${sources(joins)} ${isAre(joins)} joined. ` +
    'Choose a model that does, or take the connection away.'
  );
}

function tooMany({ port, most, because, joins }: WronglyJoined): string {
  const taken = most === 1 ? 'one connection' : `at most ${most} connections`;
  return (
    `“${port.label}” (${port.name}) takes ${taken}${because ? ` with ${because}` : ''}, ` +
    `but ${joins.length} are joined to it: ${sources(joins)}. Take ${most === 1 ? 'all but one' : `${joins.length - most}`} away.`
  );
}

const mostNamed = 12;

function sources(joins: readonly Join[]): string {
  const names = joins.slice(0, mostNamed).map(({ source }) => quote(source));
  if (joins.length > mostNamed) names.push(`${joins.length - mostNamed} more`);
  return listWords(names, 'and');
}

function isAre(joins: readonly Join[]): string {
  return joins.length === 1 ? 'is' : 'are';
}

function identity({ sourceKey, sourceHandle, targetKey, targetHandle }: Graph['edges'][number]): string {
  return JSON.stringify([sourceKey, sourceHandle, targetKey, targetHandle]);
}
