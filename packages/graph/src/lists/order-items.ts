import { coordinatesKey } from '../values/coordinates.ts';
import type { Placed } from './join-items.ts';

/**
 * The items of several lists as one list, by the lists that all of them come from. Which of these comes first is read from how the items
 * stand by now: it is the one whose places go down least often.
 */
export function orderTogether<Item extends Placed>(lists: readonly (readonly Item[])[]): Item[] {
  const items = lists.flat();
  const [first, ...others] = items;
  const shared = Object.keys(first?.coordinates ?? {}).filter((key) =>
    others.every(({ coordinates }) => Object.hasOwn(coordinates, key)),
  );
  const falls = new Map(shared.map((key) => [key, countFalls(lists, key)]));
  const keys = shared.toSorted((a, b) => (falls.get(a) ?? 0) - (falls.get(b) ?? 0) || (a < b ? -1 : 1));
  return items.toSorted((a, b) => {
    for (const key of keys) {
      const difference = placeIn(a, key) - placeIn(b, key);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** One of each place: the one that tells most. */
export function oneOfEach<Item extends Placed>(items: readonly Item[], tells: (item: Item) => number): Item[] {
  const best = new Map<string, Item>();
  for (const item of items) {
    const place = coordinatesKey(item.coordinates);
    const known = best.get(place);
    if (!known || tells(item) > tells(known)) best.set(place, item);
  }
  return [...best.values()];
}

function countFalls(lists: readonly (readonly Placed[])[], key: string): number {
  let count = 0;
  for (const items of lists)
    for (const [index, item] of items.entries()) {
      const next = items[index + 1];
      if (next && placeIn(next, key) < placeIn(item, key)) count += 1;
    }
  return count;
}

function placeIn({ coordinates }: Placed, key: string): number {
  return coordinates[key]?.index ?? 0;
}
