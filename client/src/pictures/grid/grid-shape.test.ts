import { expect, it } from 'vitest';
import { boxIn, moveBy, shapeOf } from './grid-shape.ts';

it('fills the width with equal tiles', () => {
  expect(shapeOf(100_000, 1_048, 168)).toMatchObject({ columns: 6, rows: 16_667, tile: 168 });
  expect(shapeOf(5, 358, 104)).toMatchObject({ columns: 3, rows: 2, height: 2 * (342 / 3) + 8 });
  expect(shapeOf(0, 100, 168)).toMatchObject({ columns: 2, rows: 0, height: 0 });
});

it('lays each picture whole into its tile', () => {
  expect(boxIn(100, { width: 1080, height: 1920 })).toEqual({ width: 56, height: 100 });
  expect(boxIn(100, { width: 4000, height: 10 })).toEqual({ width: 100, height: 1 });
});

it.each([
  ['ArrowRight', 0, 1],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 1, 5],
  ['ArrowDown', 7, 9],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 2, 2],
  ['PageDown', 1, 9],
  ['PageUp', 9, 1],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['Enter', 5, null],
])('%s leads from %i to %s of ten in rows of four', (key, from, to) => {
  expect(moveBy(key, from, { count: 10, columns: 4, pageRows: 2 })).toBe(to);
});
