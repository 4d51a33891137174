import { targetPort } from '../connections/connect-ports.ts';
import type { GraphEdge, GraphNode } from '../graph.ts';
import type { Incoming } from '../merging/merge.ts';
import type { PortLookup } from '../ports/ports.ts';
import { typeOfNode } from '../ports/type-of-node.ts';
import type { TypedValues, Value } from '../values/value.ts';
import type { Coordinates } from '../values/coordinates.ts';
import { flowFrom } from './items-given.ts';
import type { Flow, Given, GivenItem, NodeGave } from './items-given.ts';
import { joinItems } from './join-items.ts';

/** A connection into a node, with what the node gave from which it comes. */
export interface Connected {
  edge: GraphEdge;
  source: Pick<GraphNode, 'name' | 'key' | 'type' | 'config'>;
  gave: NodeGave;
}

/** What one run of a node takes; that something of it is missing, for it failed or did not run; or that nobody knows it yet. */
export type Taken = readonly Incoming[] | 'MISSING' | 'UNKNOWN';

export interface LaidItem {
  coordinates: Coordinates;
  taken: Taken;
}

/** What a node runs on. */
export type Layout =
  /** No list comes in: it runs once. */
  | { kind: 'ONCE'; taken: Taken }
  /** It runs once for each of these. */
  | { kind: 'ITEMS'; items: LaidItem[] }
  /** More than `most`. */
  | { kind: 'TOO_MANY' }
  /** Once for each of a number that nobody knows yet. */
  | { kind: 'UNKNOWN' };

/**
 * How often a node runs, and on what: once for each of the natural join of the lists that come in. What is taken all at once is no part
 * of the join: each run takes all of it.
 */
export function layOut(
  node: Pick<GraphNode, 'type' | 'config'>,
  connected: readonly Connected[],
  types: PortLookup,
  most: number,
): Layout {
  const flows = connected.map((one): Entering => {
    const { edge, source, gave } = one;
    const flow = flowFrom(source, typeOfNode(source, types), edge.sourceHandle, gave);
    return { ...one, flow, isOpen: isOpenPort(node, edge, types), takesAll: takesAllOf(node, edge, types) };
  });
  if (flows.some(({ flow }) => flow.kind === 'UNKNOWN')) return { kind: 'UNKNOWN' };
  const lists = flows.flatMap(({ flow, takesAll }) => (flow.kind === 'LIST' && !takesAll ? [flow.items] : []));
  if (lists.length === 0) return { kind: 'ONCE', taken: taken(flows, []) };
  const joined = joinItems(lists, most);
  if (!joined) return { kind: 'TOO_MANY' };
  return {
    kind: 'ITEMS',
    items: joined.map(({ coordinates, items }) => ({ coordinates, taken: taken(flows, items) })),
  };
}

/** Whether a connection brings a whole list to its node at once. */
export function takesAllOf(node: Pick<GraphNode, 'type'>, edge: GraphEdge, types: PortLookup): boolean {
  const type = types(node.type);
  return edge.isAllAtOnce === true || (type !== undefined && targetPort(type, edge.targetHandle)?.takesAll === true);
}

function isOpenPort(node: Pick<GraphNode, 'type'>, edge: GraphEdge, types: PortLookup): boolean {
  const type = types(node.type);
  return type !== undefined && targetPort(type, edge.targetHandle)?.isOpen === true;
}

interface Entering extends Connected {
  flow: Flow;
  isOpen: boolean;
  takesAll: boolean;
}

function taken(flows: readonly Entering[], items: readonly GivenItem[]): Taken {
  const iterated = items[Symbol.iterator]();
  const incoming: Incoming[] = [];
  for (const entering of flows) {
    const entered = entering.takesAll ? allOf(entering) : oneOf(entering, iterated);
    if (typeof entered === 'string') return entered;
    incoming.push(...entered);
  }
  return incoming;
}

function oneOf({ edge, source, flow }: Entering, iterated: Iterator<GivenItem, undefined>): Taken {
  const given: Given = flow.kind === 'ONE' ? flow.given : (iterated.next().value?.given ?? 'MISSING');
  return typeof given === 'string' ? given : [{ edge, source, output: given }];
}

/** Of each run what it gave, without those that gave nothing; missing where none gave anything. */
function allOf(entering: Entering): Taken {
  const { edge, source, gave, flow, isOpen } = entering;
  if (flow.kind === 'UNKNOWN' || gave.kind === 'UNKNOWN') return 'UNKNOWN';
  if (flow.kind === 'ONE') return oneOf(entering, [][Symbol.iterator]());
  const runs: readonly Run[] = gave.kind === 'ONCE' ? [{ coordinates: undefined, given: gave.given }] : gave.items;
  const those = flow.items[Symbol.iterator]();
  const incoming: Incoming[] = [];
  for (const { coordinates, given } of runs) {
    if (given === 'UNKNOWN') return given;
    if (given === 'MISSING') {
      those.next();
      continue;
    }
    const output = flow.isMade ? withOrigins(given, edge.sourceHandle, those) : given;
    incoming.push({ edge, source, output, isWhole: true, ...(coordinates && { coordinates }) });
  }
  if (incoming.length === 0) return 'MISSING';
  return isOpen && gave.kind === 'ITEMS' ? [{ edge, source, output: inOne(incoming), isWhole: true }] : incoming;
}

interface Run {
  coordinates: Coordinates | undefined;
  given: GivenItem['given'];
}

/** A list that was made by one run, with where each of its items comes from; `items` gives them in their order. */
function withOrigins(output: TypedValues, portName: string, items: Iterator<GivenItem, undefined>): TypedValues {
  const value = output[portName];
  if (value?.kind !== 'list') return output;
  const of = value.items.map(() => items.next().value?.coordinates ?? {});
  return { ...output, [portName]: { ...value, of } };
}

/** What several items gave, by name: a list of what each of them gave there. */
function inOne(items: readonly Incoming[]): TypedValues {
  const names = new Set(items.flatMap(({ output }) => Object.keys(output)));
  return Object.fromEntries([...names].map((name): [string, Value] => [name, listOf(items, name)]));
}

function listOf(items: readonly Incoming[], name: string): Value {
  const having = items.flatMap(({ coordinates, output }) => {
    const value = Object.hasOwn(output, name) ? output[name] : undefined;
    if (value?.kind === 'list' && value.of)
      return value.items.map((item, index) => ({ item, of: value.of?.[index] ?? {} }));
    return value ? [{ item: value, of: coordinates ?? {} }] : [];
  });
  return { kind: 'list', items: having.map(({ item }) => item), of: having.map(({ of }) => of) };
}
