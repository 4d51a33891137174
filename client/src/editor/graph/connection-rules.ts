import type { PortKind } from '../../api/generated/graphql.ts';
import type { GraphEdge } from './graph.ts';

/** What the rules need to know of a node type; the server describes it. */
export interface PortedType {
  title: string;
  inputs: readonly InputRules[];
  outputs: readonly OutputRules[];
}

export interface InputRules {
  name: string;
  label: string;
  kind: PortKind;
  accepts: readonly PortKind[];
  isOpen: boolean;
}

export interface OutputRules {
  name: string;
  label: string;
  kind: PortKind;
}

export interface Wiring {
  /** The type of a node, or undefined where the node or its type is not known. */
  typeOf(key: string): PortedType | undefined;
  edges: readonly GraphEdge[];
}

/**
 * Why two ports cannot be joined, as a sentence for the person who tries; null when they can.
 * The server refuses the same ones when a graph is saved.
 */
export function refuseConnection(wiring: Wiring, edge: GraphEdge): string | null {
  if (edge.sourceKey === edge.targetKey) return 'A node cannot feed itself.';
  const output = wiring.typeOf(edge.sourceKey)?.outputs.find(({ name }) => name === edge.sourceHandle);
  const target = wiring.typeOf(edge.targetKey);
  const input = target && inputPort(target, edge.targetHandle);
  if (!output || !input) return 'There is no such port.';
  if (!input.accepts.includes(output.kind)) return mismatch(target, input, output);
  if (wiring.edges.some((other) => sameEnds(other, edge))) return 'These two are joined already.';
  if (reaches(wiring.edges, edge.targetKey, edge.sourceKey)) return 'This would make a loop.';
  return null;
}

/** The port that a handle name means: the one of that name, or else the open one, which takes any name. */
export function inputPort<Input extends InputRules>(
  type: { inputs: readonly Input[] },
  handle: string,
): Input | undefined {
  return type.inputs.find(({ name }) => name === handle) ?? type.inputs.find(({ isOpen }) => isOpen);
}

/** The first input of a type that takes what an output gives. */
export function inputFor(type: PortedType, kind: PortKind): InputRules | undefined {
  return type.inputs.find(({ accepts }) => accepts.includes(kind));
}

/** The first output of a type that an input takes. */
export function outputFor(type: PortedType, input: InputRules): OutputRules | undefined {
  return type.outputs.find(({ kind }) => input.accepts.includes(kind));
}

export const kindWords: Record<PortKind, string> = {
  TEXT: 'text',
  IMAGE: 'an image',
  IMAGES: 'images',
  POSTS: 'posts',
  PROMPT: 'a prompt',
};

function mismatch(target: PortedType, input: InputRules, output: OutputRules): string {
  const taken = input.accepts.map((kind) => kindWords[kind]);
  return `“${input.label}” of ${target.title} takes ${orList(taken)}, not ${kindWords[output.kind]}.`;
}

function orList(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function sameEnds(a: GraphEdge, b: GraphEdge): boolean {
  return (
    a.sourceKey === b.sourceKey &&
    a.sourceHandle === b.sourceHandle &&
    a.targetKey === b.targetKey &&
    a.targetHandle === b.targetHandle
  );
}

/** Whether a path leads from one node to another. */
function reaches(edges: readonly GraphEdge[], from: string, to: string): boolean {
  return from === to || followersOf(edges, from).has(to);
}

// A form asks of every node on the canvas whether it may feed one of them: the same walk each time.
const followers = new WeakMap<readonly GraphEdge[], Map<string, ReadonlySet<string>>>();

/** Every node that a path leads to from this one. */
function followersOf(edges: readonly GraphEdge[], from: string): ReadonlySet<string> {
  const known = followers.get(edges) ?? new Map<string, ReadonlySet<string>>();
  followers.set(edges, known);
  const found = known.get(from) ?? walk(edges, from);
  known.set(from, found);
  return found;
}

function walk(edges: readonly GraphEdge[], from: string): ReadonlySet<string> {
  const next = Map.groupBy(edges, ({ sourceKey }) => sourceKey);
  const seen = new Set<string>();
  const waiting = [from];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const { targetKey } of next.get(key) ?? []) {
      if (seen.has(targetKey)) continue;
      seen.add(targetKey);
      waiting.push(targetKey);
    }
  }
  return seen;
}
