import { joinsUsed } from '@visualadgen/graph/ports/joins-used.ts';
import type { JoinLimits } from '@visualadgen/graph/ports/joins-used.ts';
import type { PortKind } from '../../api/generated/graphql.ts';
import type { GraphEdge, GraphNode } from '../model/graph.ts';

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
  /** How many wires may end at it; null for any number. */
  maxJoins?: number | null;
  /** Where a config field decides how many of them a run uses. */
  maxJoinsBy?: JoinLimits | null;
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
  /** What a node is called and set to, where that is known. */
  nodeOf?(key: string): Pick<GraphNode, 'name' | 'config' | 'isMuted'> | undefined;
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
  return refuseMore(wiring, edge.targetKey, edge.targetHandle);
}

/** Why nothing more can be joined to a port; null when there is room. What is muted takes no room. */
export function refuseMore({ typeOf, edges, nodeOf }: Wiring, targetKey: string, targetHandle: string): string | null {
  const type = typeOf(targetKey);
  const port = type && inputPort(type, targetHandle);
  if (!port) return null;
  const used = joinsUsed(port, nodeOf?.(targetKey)?.config ?? {});
  // A port that the model chosen leaves unused may be joined to all the same: another model is a click away, and offered.
  const { most, because } = used.most === 0 ? { most: port.maxJoins ?? null, because: null } : used;
  const joined = edges.filter(
    (edge) =>
      edge.targetKey === targetKey &&
      inputPort(type, edge.targetHandle) === port &&
      nodeOf?.(edge.sourceKey)?.isMuted !== true,
  );
  if (most === null || joined.length < most) return null;
  const here = `“${port.label}”${because ? ` of ${because}` : ` of ${type.title}`}`;
  if (most > 1) return `${here} takes at most ${most} connections, and has them.`;
  const [first] = joined;
  const name = first && nodeOf?.(first.sourceKey)?.name;
  return `${here} takes one connection, and ${name ? `“${name}”` : 'something'} is joined to it already.`;
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
