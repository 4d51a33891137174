import type { GraphNode } from '../graph.ts';
import type { Incoming } from '../merging/merge.ts';
import { givenCoordinates, nodeAt } from '../inputs/given-lists.ts';
import { canMeet } from '../values/coordinates.ts';
import type { Coordinates } from '../values/coordinates.ts';
import { enter, takeOne } from './entering.ts';
import type { Connected, Entering, Taken } from './entering.ts';
import type { NodeGave } from './items-given.ts';
import { joinItems } from './join-items.ts';
import { namesWhatIsAbsent } from './names-what-is-absent.ts';
import type { TemplatedLookup } from './names-what-is-absent.ts';
import { streamsOf } from './streams.ts';
import type { ItemFrom, Stream } from './streams.ts';

export interface LaidItem {
  coordinates: Coordinates;
  taken: Taken;
}

/** What a node runs on. */
export type Layout =
  /** No list comes in, and none was given: it runs once. */
  | { kind: 'ONCE'; taken: Taken }
  /** It runs once for each of these. */
  | { kind: 'ITEMS'; items: LaidItem[] }
  /** Nothing took the branches by which it would come over these. */
  | { kind: 'ABSENT'; wires: readonly Connected[] }
  /** More than `most`. */
  | { kind: 'TOO_MANY' }
  /** Once for each of a number that nobody knows yet. */
  | { kind: 'UNKNOWN' };

/**
 * How often a node runs, and on what: once for each of the natural join of the lists that come in, and of those that the call gave for it. What is taken all at once is no part
 * of the join: each run takes all of it.
 *
 * At each port to which anything is connected, something must have come: a port takes what came, and a node does not run where nothing did.
 */
export function layOut(node: LaidNode, connected: readonly Connected[], types: TemplatedLookup, most: number): Layout {
  if (!node.givenLists) return layOutOnce(node, connected, types, most);
  const items: LaidItem[] = [];
  const absent: Connected[] = [];
  for (const given of givenCoordinates(node)) {
    // Of what comes in, it meets what was made of the same item.
    const meeting = connected.map((one) => ({ ...one, gave: meetingWith(one.gave, given) }));
    const layout = layOutOnce(nodeAt(node, given), meeting, types, most);
    if (layout.kind === 'UNKNOWN' || layout.kind === 'TOO_MANY') return layout;
    if (layout.kind === 'ABSENT') absent.push(...layout.wires);
    if (layout.kind === 'ONCE') items.push({ coordinates: given, taken: layout.taken });
    if (layout.kind === 'ITEMS')
      for (const { coordinates, taken } of layout.items)
        items.push({ coordinates: { ...given, ...coordinates }, taken });
    if (items.length > most) return { kind: 'TOO_MANY' };
  }
  return items.length === 0 && absent.length > 0 ? { kind: 'ABSENT', wires: absent } : { kind: 'ITEMS', items };
}

type LaidNode = Pick<GraphNode, 'type' | 'config' | 'givenLists'>;

function meetingWith(gave: NodeGave, given: Coordinates): NodeGave {
  if (gave.kind !== 'ITEMS') return gave;
  return { kind: 'ITEMS', items: gave.items.filter(({ coordinates }) => canMeet(coordinates, given)) };
}

function layOutOnce(
  node: Pick<GraphNode, 'type' | 'config'>,
  connected: readonly Connected[],
  types: TemplatedLookup,
  most: number,
): Layout {
  const entering = connected.map((one) => enter(node, one, types));
  const { absent = [], there = [] } = Object.groupBy(entering, (one) => (isAbsent(one) ? 'absent' : 'there'));
  const streams = streamsOf(there.filter(({ flow }) => flow.kind !== 'UNKNOWN'));
  if (absent.length > 0) {
    // Told alike whether what is missing or what is absent was known first.
    if (streams.some((stream) => stream.kind === 'SAME' && stream.taken === 'MISSING'))
      return { kind: 'ONCE', taken: 'MISSING' };
    const lacking = absent.filter(({ port }) => there.every((other) => other.port !== port));
    if (lacking.length > 0) return { kind: 'ABSENT', wires: lacking };
  }
  if (there.some(({ flow }) => flow.kind === 'UNKNOWN')) return { kind: 'UNKNOWN' };
  const lists = streams.flatMap((stream) => (stream.kind === 'LIST' ? [stream.items] : []));
  const joined = joinItems(lists, most);
  if (!joined) return { kind: 'TOO_MANY' };
  const runs = joined.map(({ coordinates, items }) => ({ coordinates, taken: take(streams, items) }));
  const items = runs.filter(
    ({ taken }) => typeof taken === 'string' || !namesWhatIsAbsent(node, taken, entering, types),
  );
  if (items.length === 0 && lists.every(({ length }) => length > 0)) return { kind: 'ABSENT', wires: entering };
  const [once] = items;
  return lists.length === 0 && once ? { kind: 'ONCE', taken: once.taken } : { kind: 'ITEMS', items };
}

function isAbsent({ flow }: Entering): boolean {
  return flow.kind === 'ONE' && flow.given === 'ABSENT';
}

function take(streams: readonly Stream[], items: readonly ItemFrom[]): Taken {
  const iterated = items[Symbol.iterator]();
  const incoming: Incoming[] = [];
  for (const stream of streams) {
    const entered = stream.kind === 'SAME' ? stream.taken : takeNext(iterated);
    if (typeof entered === 'string') return entered;
    incoming.push(...entered);
  }
  return incoming;
}

function takeNext(iterated: Iterator<ItemFrom, undefined>): Taken {
  const { value } = iterated.next();
  return value ? takeOne(value.from, value.given) : 'MISSING';
}
