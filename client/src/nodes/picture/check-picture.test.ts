import { expect, it } from 'vitest';
import { refuseFile, refusePixels, typeNames } from './check-picture.ts';

const limits = {
  contentTypes: ['image/png', 'image/jpeg', 'image/webp'],
  maxBytes: 20_000_000,
  maxPixels: 40_000_000,
} as const as unknown as Parameters<typeof typeNames>[0] & Parameters<typeof refuseFile>[1];

const png = { name: 'cup.png', type: 'image/png', size: 245_000 };

it('lets pass what may be sent', () => {
  expect(refuseFile(png, limits)).toBeNull();
  expect(refusePixels(png, { width: 8_000, height: 5_000 }, limits)).toBeNull();
});

it('names what is wrong and what is allowed', () => {
  expect(refuseFile({ ...png, name: 'notes.txt', type: 'text/plain' }, limits)).toBe(
    '“notes.txt” is of the type text/plain. PNG, JPEG and WebP pictures can be used.',
  );
  expect(refuseFile({ ...png, type: '' }, limits)).toContain('of a type that is not known');
  expect(refuseFile({ ...png, size: 25_340_000 }, limits)).toBe(
    '“cup.png” has 25.3 MB. A picture may have at most 20 MB.',
  );
  expect(refuseFile({ ...png, size: 0 }, limits)).toBe('“cup.png” is empty.');
  expect(refusePixels(png, { width: 10_000, height: 6_000 }, limits)).toBe(
    '“cup.png” has 10,000 × 6,000 pixels, 60 megapixels. At most 40 megapixels can be taken.',
  );
});
