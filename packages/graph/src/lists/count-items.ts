import { sourcePort, targetPort } from '../connections/connect-ports.ts';
import type { GraphEdge, GraphNode } from '../graph.ts';
import type { PortLookup } from '../ports/ports.ts';
import { typeOfNode } from '../ports/type-of-node.ts';
import { followBranches } from './follow-branches.ts';
import { takesAllOf } from './takes-all-of.ts';
import { withSet } from '../inputs/given-lists.ts';
import type { OutputPort } from '../ports/ports.ts';
import { listAt } from './list-at.ts';
import type { MadeList } from './list-at.ts';

/** How many items there are, as far as the configs tell; null where nobody knows before a run. */
export type ItemCount = number | null;

export interface ItemCounts {
  /** By node key: the nodes that run once for each of so many items. Others run once. */
  nodes: ReadonlyMap<string, ItemCount>;
  /** By node key: what those run over, in the order in which it comes in. */
  lists: ReadonlyMap<string, Lists>;
  /** By the edge itself: those that carry a list, of so many items. Others carry one thing. */
  edges: ReadonlyMap<GraphEdge, ItemCount>;
  /** What runs, or comes, at most so often: it stands behind a branch, which only some of it may take. Node keys and edges. */
  atMost: ReadonlySet<string | GraphEdge>;
  /**
   * Edges into one port that come from branches of which something takes only one: what comes over them is one flow. By the edge, which
   * flow it is a part of; an edge of its own is not here.
   */
  unions: ReadonlyMap<GraphEdge, number>;
}

/** The lists that something descends from, by the key of the node that made each, with the number of its items. */
export type Lists = ReadonlyMap<string, ItemCount>;

const none: Lists = new Map();

interface CountedGraph {
  nodes: readonly Pick<GraphNode, 'key' | 'type' | 'config' | 'hasErrorOutput' | 'givenLists'>[];
  edges: readonly GraphEdge[];
}

/**
 * How often each node of a graph will run, told from the configs alone: once for each of the natural join of the lists that come in, which
 * is as many as the lists have items when multiplied, each list once. `order` names every node after those that it takes something from.
 */
export function countItems({ nodes, edges }: CountedGraph, order: readonly string[], types: PortLookup): ItemCounts {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const typeOf = new Map(nodes.map((node) => [node.key, typeOfNode(node, types)]));
  const into = Map.groupBy(edges, ({ targetKey }) => targetKey);
  const runsOver = new Map<string, Lists>();
  const carried = new Map<GraphEdge, Lists>();
  const branches = followBranches(typeOf, runsOver, types);
  for (const key of order) {
    const node = byKey.get(key);
    if (!node) continue;
    const own = into.get(key) ?? [];
    for (const edge of own) carried.set(edge, carriedBy(edge));
    const flows = branches?.flowsInto(node, own) ?? own.map((edge) => [edge]);
    const iterated = flows.filter(([edge]) => edge && !takesAllOf(node, edge, types));
    const lists = iterated.flatMap((flow) => [...longest(flow.map((edge) => carried.get(edge) ?? none))]);
    const given = (node.givenLists ?? []).map((list): [string, ItemCount] => [list.key, list.items.length]);
    runsOver.set(key, new Map([...given, ...lists]));
    branches?.arriveAt(node, own);
  }
  const lists = new Map([...runsOver].filter(([, own]) => own.size > 0));
  return {
    nodes: new Map([...lists].map(([key, own]) => [key, product(own)])),
    lists,
    edges: new Map([...carried].filter(([, own]) => own.size > 0).map(([edge, own]) => [edge, product(own)])),
    atMost: branches?.atMost ?? new Set(),
    unions: branches?.unions ?? new Map(),
  };

  function carriedBy(edge: GraphEdge): Lists {
    const source = byKey.get(edge.sourceKey);
    const type = typeOf.get(edge.sourceKey);
    const port = type && sourcePort(type, edge.sourceHandle);
    const before = runsOver.get(edge.sourceKey) ?? none;
    if (!source || !port) return before;
    const made = longestAt(port, source) ?? (isFollowing(source, port.follows) ? { count: null } : null);
    return made ? new Map([...before, [source.key, made.count]]) : before;
  }

  /** A list comes in at that input. */
  function isFollowing(source: Pick<GraphNode, 'key' | 'type'>, follows: string | null | undefined): boolean {
    const type = types(source.type);
    if (!follows || !type) return false;
    return (into.get(source.key) ?? []).some(
      (edge) => targetPort(type, edge.targetHandle)?.name === follows && (carried.get(edge) ?? none).size > 0,
    );
  }
}

/** Where a call gave several configs, the longest list that one of them makes. */
function longestAt(
  port: Pick<OutputPort, 'list'>,
  { config, givenLists = [] }: Pick<GraphNode, 'config' | 'givenLists'>,
): MadeList | null {
  const sets = givenLists.flatMap(({ items }) => items.map(({ set }) => set));
  const made = (sets.length > 0 ? sets : [{}]).flatMap((set) => listAt(port, withSet(config, set)) ?? []);
  if (made.length === 0) return null;
  if (made.some(({ count }) => count === null)) return { count: null };
  return { count: Math.max(...made.map(({ count }) => count ?? 0)) };
}

/** Of edges that are one flow, what brings the most: each thing comes by one of them alone. */
function longest([first, ...others]: readonly Lists[]): Lists {
  const size = (lists: Lists) => product(lists) ?? Number.POSITIVE_INFINITY;
  const isLonger = (one: Lists, than: Lists) =>
    size(one) > size(than) || (size(one) === size(than) && one.size > than.size);
  return others.reduce((most, one) => (isLonger(one, most) ? one : most), first ?? none);
}

function product(lists: Lists): ItemCount {
  let count: ItemCount = 1;
  for (const one of lists.values()) {
    if (one === null) return null;
    count *= one;
  }
  return count;
}
