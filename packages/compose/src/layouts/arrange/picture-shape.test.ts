import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box } from '../../geometry/box.ts';
import type { Picture } from '../layout.ts';
import { boxForWhole, cover, heightForWhole } from './picture-shape.ts';

const picture = (width: number, height: number, found: Box): Picture => {
  const focus = { x: found.x + found.width / 2, y: found.y + found.height / 2 };
  return { width, height, focus, tones: null, isCutOut: false, subject: { focus, box: found } };
};
const side = fc.integer({ min: 40, max: 3_000 });
const shares = fc
  .tuple(fc.double({ min: 0, max: 0.9, noNaN: true }), fc.double({ min: 0.02, max: 1, noNaN: true }))
  .map(([from, span]) => ({ from, span: Math.min(span, 1 - from) }));
const pictures = fc
  .tuple(side, side, shares, shares)
  .map(([width, height, x, y]) => picture(width, height, { x: x.from, y: y.from, width: x.span, height: y.span }));

/** Of the crop: boxes are laid on whole pixels, of which small ones have few. */
const near = 0.03;

test('a crop never leaves its picture, and shows all of what was found where a box was made for it', () => {
  fc.assert(
    fc.property(pictures, side, side, (one, width, height) => {
      const room = { x: 10, y: 20, width, height };
      const box = boxForWhole(one, room);
      expect(box.width <= room.width + 0.01 && box.height <= room.height + 0.01).toBe(true);
      for (const shape of [cover('image', one, room), cover('image', one, box)]) {
        expect(shape.crop.x).toBeGreaterThanOrEqual(-0.01);
        expect(shape.crop.y).toBeGreaterThanOrEqual(-0.01);
        expect(shape.crop.x + shape.crop.width).toBeLessThanOrEqual(one.width + 0.01);
        expect(shape.crop.y + shape.crop.height).toBeLessThanOrEqual(one.height + 0.01);
      }
      if (box.width < 40 || box.height < 40) return;
      const { crop } = cover('image', one, box);
      const found = one.subject?.box ?? { x: 0, y: 0, width: 0, height: 0 };
      const [dx, dy] = [near * crop.width, near * crop.height];
      expect(crop.x).toBeLessThanOrEqual(found.x * one.width + dx);
      expect(crop.y).toBeLessThanOrEqual(found.y * one.height + dy);
      expect(crop.x + crop.width).toBeGreaterThanOrEqual((found.x + found.width) * one.width - dx);
      expect(crop.y + crop.height).toBeGreaterThanOrEqual((found.y + found.height) * one.height - dy);
    }),
    { numRuns: 500 },
  );
});

test('a bottle in a wide frame gets a narrower one, and as much height as it asks for', () => {
  const bottle = picture(1_200, 1_200, { x: 0.38, y: 0.2, width: 0.24, height: 0.6 });
  const box = boxForWhole(bottle, { x: 0, y: 0, width: 900, height: 600 });
  expect([Math.round(box.x), box.y, Math.round(box.width), box.height]).toEqual([47, 0, 806, 600]);
  expect(heightForWhole(bottle, 1_080)).toEqual({ airy: expect.closeTo(803.5, 1), least: 648 });
  // A place that somebody chose is theirs.
  const chosen = { ...bottle, focus: { x: 0.5, y: 0.9 } };
  expect(boxForWhole(chosen, box)).toBe(box);
  expect(heightForWhole(chosen, 1_080)).toBe(null);
});
