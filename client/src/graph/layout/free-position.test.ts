import { expect, it } from 'vitest';
import { freePosition } from './free-position.ts';

const at = (x: number, y: number, height?: number) => ({ position: { x, y }, measured: { width: 256, height } });

it('is the wished place where nothing is', () => {
  expect(freePosition([at(300, 0, 100)], { x: 0, y: 0 })).toEqual({ x: 0, y: 0 });
});

it('is below all that is in the way', () => {
  expect(freePosition([at(0, 50, 100), at(200, 180, 300)], { x: 10, y: 0 })).toEqual({ x: 10, y: 496 });
});
