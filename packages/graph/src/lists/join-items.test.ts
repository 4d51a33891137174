import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { coordinatesKey } from '../values/coordinates.ts';
import type { Coordinates } from '../values/coordinates.ts';
import { joinItems } from './join-items.ts';

interface Item {
  coordinates: Coordinates;
  name: string;
}

function at(places: Record<string, number>): Coordinates {
  return Object.fromEntries(Object.entries(places).map(([key, index]) => [key, { index, label: null }]));
}

/** Everything that descends from these lists: one item for each combination. */
function listOver(name: string, sizes: Record<string, number>): Item[] {
  let places: Record<string, number>[] = [{}];
  for (const [key, size] of Object.entries(sizes))
    places = places.flatMap((place) => Array.from({ length: size }, (_, index) => ({ ...place, [key]: index })));
  return places.map((place) => ({ coordinates: at(place), name: `${name}${Object.values(place).join('')}` }));
}

const names = (rows: ReturnType<typeof joinItems<Item>>) =>
  rows?.map(({ items }) => items.map(({ name }) => name).join(' '));

test('lists with nothing in common are crossed, in the order of the first, then of the second', () => {
  const joined = joinItems([listOver('h', { h: 3 }), listOver('p', { p: 2 })]);
  expect(names(joined)).toEqual(['h0 p0', 'h0 p1', 'h1 p0', 'h1 p1', 'h2 p0', 'h2 p1']);
  expect(joined?.[3]?.coordinates).toEqual(at({ h: 1, p: 1 }));
});

test('what descends from the same list meets there: pictures by headline and photo with the headlines are 6, not 18', () => {
  const pictures = listOver('i', { h: 3, p: 2 });
  expect(names(joinItems([pictures, listOver('h', { h: 3 })]))).toEqual(
    pictures.map(({ name }) => `${name} h${name[1]}`),
  );
});

test('nothing is the unit, and an empty list leaves nothing', () => {
  expect(joinItems([])).toEqual([{ coordinates: {}, items: [] }]);
  expect(joinItems([listOver('h', { h: 3 }), []])).toEqual([]);
});

test('more than the most is none, also where a later list would part them again', () => {
  const [a, b] = [listOver('a', { a: 40 }), listOver('b', { b: 40 })];
  expect(joinItems([a, b], 1_600)).toHaveLength(1_600);
  expect(joinItems([a, b], 1_599)).toBeNull();
  const diagonal = Array.from({ length: 40 }, (_, index) => ({
    coordinates: at({ a: index, b: index }),
    name: `d${index}`,
  }));
  expect(joinItems([a, b, diagonal], 40)).toHaveLength(40);
});

const sizes = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 4 }));
/** Lists that descend from any of three, with some of their items gone: failed, or filtered away. */
const anyLists = fc
  .record({ a: fc.integer({ min: 1, max: 4 }), b: fc.integer({ min: 1, max: 4 }), c: fc.integer({ min: 1, max: 4 }) })
  .chain((of) =>
    fc
      .array(fc.subarray(['a', 'b', 'c'] as const), { maxLength: 4 })
      .chain((lists) =>
        fc.tuple(
          ...lists.map((keys, index) =>
            fc.subarray(listOver(String(index), Object.fromEntries(keys.map((key) => [key, of[key]])))),
          ),
        ),
      ),
  );

test('it is what comes of every combination that agrees', () => {
  fc.assert(
    fc.property(anyLists, (lists) => {
      let expected: Item[][] = [[]];
      for (const list of lists) expected = expected.flatMap((row) => list.map((item) => [...row, item]));
      const agrees = (row: Item[]) =>
        row.every((one) =>
          row.every((other) =>
            Object.entries(one.coordinates).every(
              ([key, { index }]) => (other.coordinates[key]?.index ?? index) === index,
            ),
          ),
        );
      expect(names(joinItems(lists))).toEqual(
        expected.filter(agrees).map((row) => row.map(({ name }) => name).join(' ')),
      );
    }),
  );
});

test('it is the same in whatever order items have come, and another item changes no other', () => {
  fc.assert(
    fc.property(anyLists, fc.nat(), fc.nat(), (lists, which, place) => {
      const whole = joinItems(lists) ?? [];
      const identities = (rows: typeof whole) =>
        rows.map(({ coordinates, items }) => [coordinatesKey(coordinates), ...items.map(({ name }) => name)].join(' '));
      const turned = lists.map((list) => list.toReversed());
      expect(identities(joinItems(turned) ?? []).toSorted()).toEqual(identities(whole).toSorted());
      const list = lists[which % Math.max(1, lists.length)];
      if (!list || list.length === 0) return;
      const without = lists.map((one) => (one === list ? one.toSpliced(place % one.length, 1) : one));
      const known = new Set(identities(whole));
      expect(identities(joinItems(without) ?? []).filter((one) => !known.has(one))).toEqual([]);
    }),
  );
});

test('the columns of one table never cross', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 5 }), (rows, columns) => {
      const table = Array.from({ length: columns }, (_, column) => listOver(`${column}.`, { t: rows }));
      const joined = joinItems(table) ?? [];
      expect(joined).toHaveLength(rows);
      for (const [row, { items }] of joined.entries())
        expect(items.map(({ name }) => name)).toEqual(items.map((_, column) => `${column}.${row}`));
    }),
  );
});

test('complete lists give as many as they have items when multiplied, each list once', () => {
  fc.assert(
    fc.property(fc.array(sizes, { maxLength: 4 }), (raw) => {
      const all: Record<string, number> = Object.assign({}, ...raw);
      const lists = raw.map((keys, index) =>
        listOver(String(index), Object.fromEntries(Object.keys(keys).map((key) => [key, all[key] ?? 0]))),
      );
      const expected = Object.values(all).reduce((product, size) => product * size, 1);
      expect(joinItems(lists)).toHaveLength(expected);
    }),
  );
});
