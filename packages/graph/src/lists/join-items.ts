import { canMeet } from '../values/coordinates.ts';
import type { Coordinates } from '../values/coordinates.ts';

/** Something with the coordinates of what it was made from. */
export interface Placed {
  coordinates: Coordinates;
}

/** One from each list, that meet. */
export interface Joined<Item extends Placed> extends Placed {
  /** One from each list, in the order of the lists. */
  items: readonly Item[];
}

/**
 * The natural join of lists: items that descend from the same list meet where they have its index in common, and lists with nothing in
 * common are crossed. In the order of the first list, then of the second, and so on. Null where there would be more than `most`.
 *
 * Each item finds its partners by what the lists before it have in common with it, so that this takes as long as what comes of it; the
 * list with the most coordinates goes first, so that nothing is crossed that a later list would part again.
 */
export function joinItems<Item extends Placed>(
  lists: readonly (readonly Item[])[],
  most = Number.POSITIVE_INFINITY,
): Joined<Item>[] | null {
  let rows: Row<Item>[] = [{ coordinates: {}, found: [] }];
  for (const list of inGoodOrder(lists)) {
    const joined = joinOne(rows, lists[list] ?? [], list, most);
    if (!joined) return null;
    rows = joined;
  }
  return rows
    .map(({ coordinates, found }) => ({ coordinates, found: found.toSorted((a, b) => a.list - b.list) }))
    .toSorted((a, b) => inOrder(a.found, b.found))
    .map(({ coordinates, found }) => ({ coordinates, items: found.map(({ item }) => item) }));
}

interface Found<Item> {
  list: number;
  place: number;
  item: Item;
}

interface Row<Item> extends Placed {
  found: readonly Found<Item>[];
}

/** First what knows most, then whatever shares something with what went before. */
function inGoodOrder(lists: readonly (readonly Placed[])[]): number[] {
  const keys = lists.map((items) => new Set(items.flatMap(({ coordinates }) => Object.keys(coordinates))));
  const left = new Set(lists.keys());
  const known = new Set<string>();
  const order: number[] = [];
  while (left.size > 0) {
    const [next] = [...left].toSorted((a, b) => rank(b) - rank(a) || a - b);
    if (next === undefined) break;
    order.push(next);
    left.delete(next);
    for (const key of keys[next] ?? []) known.add(key);
  }
  return order;

  function rank(list: number): number {
    const own = keys[list] ?? new Set();
    return known.intersection(own).size * 1_000 + own.size;
  }
}

function joinOne<Item extends Placed>(
  rows: readonly Row<Item>[],
  items: readonly Item[],
  list: number,
  most: number,
): Row<Item>[] | null {
  const shared = keysOfAll(rows).intersection(keysOfAll(items));
  const byShared = Map.groupBy(
    items.map((item, place) => ({ list, place, item })),
    ({ item }) => placeIn(item, shared),
  );
  const joined: Row<Item>[] = [];
  for (const { coordinates, found } of rows) {
    for (const one of byShared.get(placeIn({ coordinates }, shared)) ?? []) {
      if (!canMeet(coordinates, one.item.coordinates)) continue;
      if (joined.length >= most) return null;
      joined.push({ coordinates: { ...coordinates, ...one.item.coordinates }, found: [...found, one] });
    }
  }
  return joined;
}

/** The lists that each of them knows its place in. */
function keysOfAll(placed: readonly Placed[]): Set<string> {
  const [first, ...others] = placed;
  let keys = new Set(Object.keys(first?.coordinates ?? {}));
  for (const { coordinates } of others) keys = new Set([...keys].filter((key) => Object.hasOwn(coordinates, key)));
  return keys;
}

function placeIn({ coordinates }: Placed, keys: ReadonlySet<string>): string {
  return [...keys].map((key) => coordinates[key]?.index ?? '').join(',');
}

function inOrder(a: readonly Found<unknown>[], b: readonly Found<unknown>[]): number {
  for (const [index, { place }] of a.entries()) {
    const difference = place - (b[index]?.place ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
