import { expect, it } from 'vitest';
import { isZoomed, noZoom, panned, zoomedAt } from './zoom.ts';

it('keeps the point under the hand where it is', () => {
  const at = { x: 100, y: -40 };
  const first = panned(zoomedAt(noZoom, 2, { x: 10, y: 10 }), { x: 5, y: 7 });
  const second = zoomedAt(first, 1.5, at);
  const under = (zoom: typeof first) => [(at.x - zoom.x) / zoom.scale, (at.y - zoom.y) / zoom.scale];
  expect(under(second)[0]).toBeCloseTo(under(first)[0] ?? Number.NaN);
  expect(under(second)[1]).toBeCloseTo(under(first)[1] ?? Number.NaN);
});

it('never makes it smaller than the box, nor larger than of use', () => {
  expect(zoomedAt(panned(zoomedAt(noZoom, 2, noZoom), { x: 9, y: 9 }), 0.1, noZoom)).toEqual(noZoom);
  expect(zoomedAt(noZoom, 1_000, noZoom).scale).toBe(12);
  expect(isZoomed(noZoom)).toBe(false);
});
