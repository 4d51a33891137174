import { listAt } from './list-at.ts';
import type { GraphNode } from '../graph.ts';
import { nodeAt } from '../inputs/given-lists.ts';
import { takesBranch } from '../ports/branches.ts';
import type { PortedType } from '../ports/ports.ts';
import { isEmpty } from '../values/value.ts';
import type { TypedValues, Value } from '../values/value.ts';
import { valueText } from '../values/value-text.ts';
import { cutText } from '../text/cut-text.ts';
import type { Coordinate, Coordinates } from '../values/coordinates.ts';

/**
 * What a run of a node, or of one item of it, gave: its values; that it gave none, for it failed or did not run; that nobody knows yet; or
 * that there is nothing, for it did not take this branch.
 */
export type Given = TypedValues | 'MISSING' | 'UNKNOWN' | 'ABSENT';

/** One thing that comes over a connection. */
export interface GivenItem {
  coordinates: Coordinates;
  given: Given;
}

/** What a node gave: once, or once for each item that it ran over, or nobody knows yet for how many. */
export type NodeGave =
  | { kind: 'ONCE'; given: Given }
  | { kind: 'ITEMS'; items: readonly GivenItem[] }
  | { kind: 'UNKNOWN' };

/** What comes over a connection. */
export type Flow =
  /** One thing, from no list. */
  | { kind: 'ONE'; given: Given }
  /** `isMade`: the source makes the list there; otherwise there is one thing for each item that it ran over. */
  | { kind: 'LIST'; items: readonly GivenItem[]; isMade: boolean }
  /** A list of a number that nobody knows yet. */
  | { kind: 'UNKNOWN' };

/** What comes over a connection from a port of a node, item by item where that is a list. `gave` is what went by that port. */
export function flowFrom(
  source: Pick<GraphNode, 'key' | 'config' | 'givenLists'>,
  type: PortedType | undefined,
  portName: string,
  gave: NodeGave,
): Flow {
  if (gave.kind === 'UNKNOWN') return { kind: 'UNKNOWN' };
  if (gave.kind === 'ONCE' && gave.given === 'ABSENT') return { kind: 'ONE', given: 'ABSENT' };
  const port = type?.outputs.find(({ name }) => name === portName);
  const runs: readonly GivenItem[] = gave.kind === 'ONCE' ? [{ coordinates: {}, given: gave.given }] : gave.items;
  const listOf = ({ coordinates }: GivenItem) => (port ? listAt(port, nodeAt(source, coordinates).config) : null);
  // Where a call gave several configs, a list of one of them makes lists of all.
  const makesList = runs.some((run) => listOf(run) !== null) || isFollowing(port?.follows, gave, portName);
  if (!type || !(makesList || (runs.length === 0 && port && listAt(port, source.config))))
    return gave.kind === 'ONCE'
      ? { kind: 'ONE', given: gave.given }
      : { kind: 'LIST', items: gave.items, isMade: false };

  const items: GivenItem[] = [];
  for (const run of runs) {
    const { config } = nodeAt(source, run.coordinates);
    const list = listOf(run);
    const expected = list ? list.count : source.givenLists ? 1 : null;
    const own = itemsOf(run, { key: source.key, type, portName, expected, config });
    if (!own) return { kind: 'UNKNOWN' };
    items.push(...own);
  }
  return { kind: 'LIST', items, isMade: true };
}

/**
 * What of a node went by a port of it: of its items those that took the branch which the port is. Where none did, it is absent, as one
 * thing is that did not take it.
 */
export function goneBy(gave: NodeGave, type: PortedType | undefined, portName: string): NodeGave {
  const port = type?.outputs.find(({ name }) => name === portName);
  if (!type || !port?.branch || gave.kind === 'UNKNOWN') return gave;
  const took = (given: Given) => typeof given === 'string' || takesBranch(type.outputs, port, given);
  if (gave.kind === 'ONCE') return took(gave.given) ? gave : absent;
  const items = gave.items.filter(({ given }) => took(given));
  return items.length === 0 && gave.items.length > 0 ? absent : { kind: 'ITEMS', items };
}

const absent: NodeGave = { kind: 'ONCE', given: 'ABSENT' };

/** The places of a list that a port gave come from what came in, where that was a list. */
function isFollowing(follows: string | null | undefined, gave: NodeGave, portName: string): boolean {
  if (!follows || gave.kind === 'UNKNOWN') return false;
  const runs = gave.kind === 'ONCE' ? [gave.given] : gave.items.map(({ given }) => given);
  return runs.some(
    (given) => typeof given !== 'string' && given[portName]?.kind === 'list' && given[portName].of !== undefined,
  );
}

interface Splitting {
  key: string;
  type: PortedType;
  portName: string;
  /** How many there will be where nothing is known of them. */
  expected: number | null;
  config: GraphNode['config'];
}

/** What one run gave, as the items of its list; null where nobody knows how many there will be. */
function itemsOf({ coordinates, given }: GivenItem, splitting: Splitting): GivenItem[] | null {
  const { key, expected } = splitting;
  if (given === 'MISSING' || given === 'ABSENT') return [{ coordinates, given }];
  if (given === 'UNKNOWN') {
    if (expected === null) return null;
    return Array.from({ length: expected }, (_, index) => ({
      coordinates: { ...coordinates, [key]: { index, label: null } },
      given,
    }));
  }
  const lists = listsAmong(given, splitting);
  const value = given[splitting.portName];
  const count = value?.kind === 'list' ? value.items.length : 0;
  const of = value?.kind === 'list' ? value.of : undefined;
  return Array.from({ length: count }, (_, index) => ({
    coordinates: { ...coordinates, ...of?.[index], [key]: coordinateAt(lists, index) },
    given: at(given, lists, index),
  }));
}

/** All outputs that are lists of the same items, by name: a table’s columns stay together. */
function listsAmong(given: TypedValues, { type, portName, config }: Splitting): Map<string, readonly Value[]> {
  const lists = new Map<string, readonly Value[]>();
  for (const port of type.outputs) {
    const value = Object.hasOwn(given, port.name) ? given[port.name] : undefined;
    if (value?.kind === 'list' && (port.name === portName || listAt(port, config))) lists.set(port.name, value.items);
  }
  return lists;
}

function at(given: TypedValues, lists: ReadonlyMap<string, readonly Value[]>, index: number): TypedValues {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const own = lists.has(name) ? lists.get(name)?.[index] : value;
      // A hole in a list: nothing stands there.
      return own && !(lists.has(name) && isEmpty(own)) ? [[name, own] as const] : [];
    }),
  );
}

const longestLabel = 60;

/** Known by its first words, of whichever of the lists has any. */
function coordinateAt(lists: ReadonlyMap<string, readonly Value[]>, index: number): Coordinate {
  for (const items of lists.values()) {
    const item = items[index];
    if (item?.kind === 'text' && item.text.trim() !== '')
      return { index, label: cutText(valueText(item).trim().replaceAll(/\s+/gu, ' '), longestLabel, '…') };
  }
  return { index, label: null };
}
