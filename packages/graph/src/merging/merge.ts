import type { GraphEdge, GraphNode } from '../graph.ts';
import type { Coordinates } from '../values/coordinates.ts';
import type { PortLookup } from '../ports/ports.ts';
import type { TypedValues } from '../values/value.ts';
import { mergeScope } from './merge-scope.ts';
import type { PortGiven, SourceNode } from './merge-scope.ts';

/** One edge into a node, with the node it comes from and what that one gave. */
export interface Incoming {
  edge: GraphEdge;
  source: SourceNode;
  output: TypedValues;
  /** It is a part of a list that is taken as a whole: there is one of these for each run of the source. */
  isWhole?: true;
  /** Of what that run was made, where the source ran over a list. */
  coordinates?: Coordinates;
}

export interface MergedInput {
  input: TypedValues;
  /** The same by the name of the node that gave it, for `{{Node name.variable}}`; each node once, the latest last. */
  upstream: { name: string; output: TypedValues }[];
}

/** What a node takes where all is known: see `mergeScope`. */
export function mergeInputs(
  node: Pick<GraphNode, 'type'>,
  incoming: readonly Incoming[],
  types: PortLookup,
): MergedInput {
  const given = incoming.map(({ output, ...from }) => ({ ...from, gives: givenIn(output) }));
  const { input, upstream } = mergeScope(node, given, types);
  return {
    input: valuesOf(input),
    upstream: upstream.map(({ name, gives }) => ({ name, output: valuesOf(gives) })),
  };
}

function givenIn(output: TypedValues): Map<string, PortGiven> {
  return new Map(Object.entries(output).map(([name, value]) => [name, { kind: null, known: { value } }]));
}

/** By entries, because assigning a value named `__proto__` to an object would change what that object is. */
function valuesOf(given: ReadonlyMap<string, PortGiven>): TypedValues {
  return Object.fromEntries([...given].flatMap(([name, { known }]) => (known ? [[name, known.value] as const] : [])));
}
