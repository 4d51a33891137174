import type { Graph, Values } from '@visualadgen/graph/graph.ts';
import type { MergedInput } from '@visualadgen/graph/merging/merge.ts';
import { portsOfInput } from '@visualadgen/graph/ports/input-ports.ts';
import type { OutputPort, PortLookup } from '@visualadgen/graph/ports/ports.ts';
import { readValues } from '@visualadgen/graph/ports/read-values.ts';
import { plainValues } from '@visualadgen/graph/values/plain-values.ts';
import { isValue } from '@visualadgen/graph/values/value.ts';
import type { TypedValues, Value } from '@visualadgen/graph/values/value.ts';
import { referencedPath } from '../assets/asset-reference.ts';

/*
 * What nodes take and give, with what it is. Nodes themselves take and give plain things by name; here they get their kinds, by the ports.
 * What is stored is read the same way, for executions of the version before hold plain things.
 */

interface GivenBy {
  /** Whose pictures are meant. */
  userId: string;
  type: { outputs: readonly OutputPort[] } | undefined;
}

/** The path of the person's own picture that a text names, or null. */
export type FindPicture = (text: string, userId: string) => string | null;

/** What a node gave, plain or with its kinds. */
export function readOutput(output: Values, { userId, type }: GivenBy, find: FindPicture = referencedPath): TypedValues {
  return readValues(type?.outputs ?? [], output, (text) => find(text, userId));
}

/** A node in the graph that it ran in. */
interface TakenBy {
  userId: string;
  nodeKey: string;
  graph: Pick<Graph, 'nodes' | 'edges'>;
  types: PortLookup;
}

/** What a node took, plain or with its kinds. */
export function readInput(input: Values, taken: TakenBy, find: FindPicture = referencedPath): TypedValues {
  if (isTyped(input)) return input;
  const { userId, nodeKey, graph, types } = taken;
  return readValues(portsOfInput(nodeKey, graph, types), input, (text) => find(text, userId));
}

/** Most are, and then the graph need not be looked through. */
function isTyped(values: Values): values is Record<string, Value> {
  return Object.values(values).every(isValue);
}

/** What a node takes, as its author gets it. */
export function plainInput({ input, upstream }: MergedInput): {
  input: Values;
  values: TypedValues;
  upstream: { name: string; output: Values }[];
} {
  return {
    input: plainValues(input),
    values: input,
    upstream: upstream.map(({ name, output }) => ({ name, output: plainValues(output) })),
  };
}
