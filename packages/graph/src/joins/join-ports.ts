import type { GraphEdge, GraphNode } from '../graph.ts';
import type { InputPort, NodeTypeRules, OutputPort, PortKind } from '../ports/ports.ts';
import type { GraphProblem } from '../problem.ts';
import { listWords, quote } from '../text/wording.ts';

/** One end of an edge: the node, and the rules of its type. */
export interface EdgeEnd {
  node: Pick<GraphNode, 'key' | 'name'>;
  type: NodeTypeRules;
}

export type PortJoin =
  | { ok: true; from: OutputPort; to: InputPort }
  | { ok: false; problem: Omit<GraphProblem, 'path'> };

const kindWords: Record<PortKind, string> = {
  text: 'a text',
  image: 'an image',
  images: 'images',
  posts: 'posts',
  prompt: 'a prompt',
};

/** May this edge be? The answer names its two ports, or says why not in a sentence that names both nodes. */
export function joinPorts(edge: GraphEdge, source: EdgeEnd, target: EdgeEnd): PortJoin {
  const from = sourcePort(source.type, edge.sourceHandle);
  if (!from) return refuse('UNKNOWN_PORT', noSuchOutput(edge, source, target), source, target);
  const to = targetPort(target.type, edge.targetHandle);
  if (!to) return refuse('UNKNOWN_PORT', noSuchInput(edge, source, target), source, target);
  if (!mayJoin(from, to)) return refuse('PORT_MISMATCH', mismatch(from, to, source, target), source, target);
  return { ok: true, from, to };
}

/** The output port of exactly that name. */
export function sourcePort(type: NodeTypeRules, handle: string): OutputPort | undefined {
  return type.outputs.find((port) => port.name === handle);
}

/** The input port of exactly that name, else the type's single open port. */
export function targetPort(type: NodeTypeRules, handle: string): InputPort | undefined {
  const named = type.inputs.find((port) => port.name === handle);
  if (named) return named;
  const open = type.inputs.filter((port) => port.isOpen);
  return open.length === 1 ? open[0] : undefined;
}

/** The one rule by which joins are allowed and refused, in the editor and here. */
export function mayJoin(from: OutputPort, to: InputPort): boolean {
  return to.accepts.includes(from.kind);
}

function mismatch(from: OutputPort, to: InputPort, source: EdgeEnd, target: EdgeEnd): string {
  const taken = listWords(
    to.accepts.map((kind) => kindWords[kind]),
    'or',
  );
  return (
    `${quote(source.node.name)} gives ${kindWords[from.kind]} (${from.name}); ` +
    `${quote(target.node.name)} takes ${taken} there (${to.name}).`
  );
}

function noSuchOutput(edge: GraphEdge, source: EdgeEnd, target: EdgeEnd): string {
  const names = source.type.outputs.map((port) => port.name);
  const known = names.length > 0 ? `it gives ${listWords(names, 'and')}` : 'it gives nothing';
  return (
    `${quote(source.node.name)} has no output ${quote(edge.sourceHandle)} to join to ` +
    `${quote(target.node.name)}; ${known}.`
  );
}

function noSuchInput(edge: GraphEdge, source: EdgeEnd, target: EdgeEnd): string {
  const names = target.type.inputs.map((port) => port.name);
  const known = names.length > 0 ? `it takes ${listWords(names, 'and')}` : 'it takes nothing';
  return `${quote(target.node.name)} has no input ${quote(edge.targetHandle)} for ${quote(source.node.name)}; ${known}.`;
}

function refuse(code: 'UNKNOWN_PORT' | 'PORT_MISMATCH', message: string, source: EdgeEnd, target: EdgeEnd): PortJoin {
  return { ok: false, problem: { code, message, nodeKeys: [source.node.key, target.node.key] } };
}
