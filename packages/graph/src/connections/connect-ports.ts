import type { GraphEdge, GraphNode } from '../graph.ts';
import { portKinds } from '../ports/port-kinds.ts';
import type { PortKind } from '../ports/port-kinds.ts';
import type { InputPort, OutputPort, PortedType } from '../ports/ports.ts';
import type { GraphProblem } from '../problem.ts';
import { listWords, quote } from '../text/wording.ts';

/** One end of an edge: the node, and the rules of its type. */
export interface EdgeEnd {
  node: Pick<GraphNode, 'key' | 'name'>;
  type: PortedType;
}

export type PortConnection =
  | { ok: true; from: OutputPort; to: InputPort }
  | { ok: false; problem: Omit<GraphProblem, 'path'> };

/** May this edge be? The answer names its two ports, or says why not in a sentence that names both nodes. */
export function connectPorts(edge: GraphEdge, source: EdgeEnd, target: EdgeEnd): PortConnection {
  const from = sourcePort(source.type, edge.sourceHandle);
  if (!from) return refuse('UNKNOWN_PORT', noSuchOutput(edge, source, target), source, target);
  const to = targetPort(target.type, edge.targetHandle);
  if (!to) return refuse('UNKNOWN_PORT', noSuchInput(edge, source, target), source, target);
  if (!mayConnect(from, to)) return refuse('PORT_MISMATCH', mismatch(from, to, source, target), source, target);
  return { ok: true, from, to };
}

/** The output port of exactly that name. */
export function sourcePort<Output extends OutputPort>(
  { outputs }: { outputs: readonly Output[] },
  handle: string,
): Output | undefined {
  return outputs.find((port) => port.name === handle);
}

/** The input port of exactly that name, else the type's single open port. */
export function targetPort<Input extends InputPort>(
  { inputs }: { inputs: readonly Input[] },
  handle: string,
): Input | undefined {
  const named = inputs.find((port) => port.name === handle);
  if (named) return named;
  const open = inputs.filter((port) => port.isOpen);
  return open.length === 1 ? open[0] : undefined;
}

/** The one rule by which joins are allowed and refused, in the editor and here. An output of which nobody knows the kind yet goes anywhere. */
export function mayConnect(from: Pick<OutputPort, 'kind' | 'sameAs'>, to: Pick<InputPort, 'accepts'>): boolean {
  return Boolean(from.sameAs) || to.accepts.includes(from.kind);
}

/** The first input of a type that takes what an output of that kind gives. */
export function inputFor<Input extends InputPort>(
  { inputs }: { inputs: readonly Input[] },
  kind: PortKind,
): Input | undefined {
  return inputs.find((port) => mayConnect({ kind }, port));
}

/** The first output of a type that an input takes. */
export function outputFor<Output extends OutputPort>(
  { outputs }: { outputs: readonly Output[] },
  input: Pick<InputPort, 'accepts'>,
): Output | undefined {
  return outputs.find((port) => mayConnect(port, input));
}

/** A text that only an edge between the same ports has. */
export function edgeIdentity({ sourceKey, sourceHandle, targetKey, targetHandle }: GraphEdge): string {
  return JSON.stringify([sourceKey, sourceHandle, targetKey, targetHandle]);
}

function mismatch(from: OutputPort, to: InputPort, source: EdgeEnd, target: EdgeEnd): string {
  const taken = listWords(
    to.accepts.map((kind) => portKinds[kind].words),
    'or',
  );
  return (
    `${quote(source.node.name)} gives ${portKinds[from.kind].words} (${from.name}); ` +
    `${quote(target.node.name)} takes ${taken} there (${to.name}).`
  );
}

function noSuchOutput(edge: GraphEdge, source: EdgeEnd, target: EdgeEnd): string {
  const names = source.type.outputs.map((port) => port.name);
  const known = names.length > 0 ? `it gives ${listWords(names, 'and')}` : 'it gives nothing';
  return (
    `${quote(source.node.name)} has no output ${quote(edge.sourceHandle)} to connect to ` +
    `${quote(target.node.name)}; ${known}.`
  );
}

function noSuchInput(edge: GraphEdge, source: EdgeEnd, target: EdgeEnd): string {
  const names = target.type.inputs.map((port) => port.name);
  const known = names.length > 0 ? `it takes ${listWords(names, 'and')}` : 'it takes nothing';
  return `${quote(target.node.name)} has no input ${quote(edge.targetHandle)} for ${quote(source.node.name)}; ${known}.`;
}

function refuse(
  code: 'UNKNOWN_PORT' | 'PORT_MISMATCH',
  message: string,
  source: EdgeEnd,
  target: EdgeEnd,
): PortConnection {
  return { ok: false, problem: { code, message, nodeKeys: [source.node.key, target.node.key] } };
}
