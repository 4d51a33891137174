import { expect, it } from 'vitest';
import { aligned, distributed } from './align.ts';

const item = (id: string, x: number, y: number, width = 100, height = 50) => ({ id, rect: { x, y, width, height } });
const items = [item('a', 0, 0), item('b', 40, 100, 200), item('c', 300, 30, 50, 90)];

const xs = (places: ReadonlyMap<string, { x: number }>) => [...places.values()].map(({ x }) => x);
const ys = (places: ReadonlyMap<string, { y: number }>) => [...places.values()].map(({ y }) => y);

it('lines up edges and centres of what is chosen, whatever its size', () => {
  expect(xs(aligned(items, 'left'))).toEqual([0, 0, 0]);
  expect(xs(aligned(items, 'right'))).toEqual([250, 150, 300]);
  expect(xs(aligned(items, 'centre'))).toEqual([125, 75, 150]);
  expect(ys(aligned(items, 'top'))).toEqual([0, 0, 0]);
  expect(ys(aligned(items, 'bottom'))).toEqual([100, 100, 60]);
  expect(ys(aligned(items, 'middle'))).toEqual([50, 50, 30]);
  expect(ys(aligned(items, 'left'))).toEqual([0, 100, 30]);
});

it('makes gaps equal and leaves the outermost where they are', () => {
  const places = distributed([item('c', 400, 0), item('a', 0, 0), item('b', 110, 0)], 'horizontal');
  expect(places.get('a')?.x).toBe(0);
  expect(places.get('b')?.x).toBe(200);
  expect(places.get('c')?.x).toBe(400);
});

it('pulls apart what lies on top of each other', () => {
  const places = distributed([item('a', 0, 0), item('b', 0, 10)], 'vertical');
  expect(ys(places)).toEqual([0, 82]);
});
