import { expect, it } from 'vitest';
import { snap } from '../model/geometry.ts';
import { fitInLine, settle } from './guides.ts';

const rect = (x: number, y: number, width = 100, height = 60) => ({ x, y, width, height });

it('finds the nearest edge or centre on each axis', () => {
  expect(fitInLine(rect(203, 500), [rect(200, 0), rect(208, 900)], 6)).toMatchObject({ dx: -3, dy: null });
  // Centres: 150 and 152.
  expect(fitInLine(rect(102, 500), [rect(50, 0, 200)], 6).dx).toBe(-2);
  // The right edge meets a left one.
  expect(fitInLine(rect(96, 4), [rect(200, 0)], 6)).toMatchObject({ dx: 4, dy: -4 });
});

it('leaves alone what is out of reach', () => {
  expect(fitInLine(rect(220, 300), [rect(200, 0)], 6)).toEqual({ dx: null, dy: null, guides: [] });
});

it('draws one line along all that share it', () => {
  const { guides } = fitInLine(rect(2, 500), [rect(0, 0), rect(0, 200), rect(1_000, 1_000)], 6);
  expect(guides).toContainEqual({ axis: 'x', at: 0, from: 0, to: 560 });
  expect(guides).toContainEqual({ axis: 'x', at: 100, from: 0, to: 560 });
});

it('keeps to the grid on the axis on which nothing is near', () => {
  const fit = fitInLine(rect(203, 505), [rect(200, 0)], 6);
  expect(settle(fit, { x: 203, y: 505 }, snap)).toEqual({ x: -3, y: 7 });
});
