import { expect, it } from 'vitest';
import { isHeic } from './heic/is-heic.ts';
import { scaledPixels, sizeWithin } from './scaled-size.ts';
import { refuseFile, refusePixels, typeNames } from './check-image.ts';

const limits = {
  contentTypes: ['image/png', 'image/jpeg', 'image/webp'],
  maxBytes: 20_000_000,
  maxPixels: 40_000_000,
} as const as unknown as Parameters<typeof typeNames>[0] & Parameters<typeof refuseFile>[1];

/* What is too large to be sent is scaled down, so that only what nobody could open is refused. */
const png = { name: 'cup.png', type: 'image/png', size: 245_000 };

it('lets pass what may be sent', () => {
  expect(refuseFile(png, limits)).toBeNull();
  expect(refusePixels(png, { width: 8_000, height: 5_000 }, 40_000_000)).toBeNull();
});

it('names what is wrong and what is allowed', () => {
  expect(refuseFile({ ...png, name: 'notes.txt', type: 'text/plain' }, limits)).toBe(
    '“notes.txt” is of the type text/plain. PNG, JPEG, WebP and HEIC pictures can be used.',
  );
  expect(refuseFile({ ...png, type: '' }, limits)).toContain('of a type that is not known');
  expect(refuseFile({ ...png, size: 250_340_000 }, limits)).toBe(
    '“cup.png” has 250.3 MB. A picture may have at most 150 MB.',
  );
  expect(refuseFile({ ...png, size: 0 }, limits)).toBe('“cup.png” is empty.');
  expect(refusePixels(png, { width: 10_000, height: 6_000 }, 40_000_000)).toBe(
    '“cup.png” has 10,000 × 6,000 pixels, 60 megapixels. At most 40 megapixels can be taken.',
  );
});

it.each([
  ['IMG_1.HEIC', '', true],
  ['photo', 'image/heic', true],
  ['photo.heif', 'image/heif', true],
  ['photo.hif', '', true],
  ['heic.png', 'image/png', false],
  ['notes.heic.txt', '', false],
  ['renamed.heic', 'image/jpeg', false],
])('%s of the type “%s” is a phone’s photo: %s', (name, type, expected) => {
  expect(isHeic({ name, type })).toBe(expected);
  expect(refuseFile({ name, type, size: 9 }, limits) === null).toBe(expected || type.startsWith('image/'));
});

it.each([
  [{ width: 12_000, height: 9_000 }],
  [{ width: 9_000, height: 12_000 }],
  [{ width: 100_000, height: 1_000 }],
  [{ width: 640, height: 480 }],
])('%j is scaled in its shape, to no more than fits a canvas', (size) => {
  const { width, height } = sizeWithin(size);
  expect(width * height).toBeLessThanOrEqual(scaledPixels);
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
  expect(width / height).toBeCloseTo(size.width / size.height, 0);
  if (size.width * size.height <= scaledPixels) expect({ width, height }).toEqual(size);
});
