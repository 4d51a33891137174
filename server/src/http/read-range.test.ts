import { expect, test } from 'vitest';
import { readRange } from './read-range.ts';

test.each([
  [undefined, 'ALL'],
  ['bytes=0-', { from: 0, to: 100 }],
  ['bytes=10-19', { from: 10, to: 20 }],
  ['bytes=90-500', { from: 90, to: 100 }],
  ['bytes=-10', { from: 90, to: 100 }],
  ['bytes=-500', { from: 0, to: 100 }],
  ['bytes=100-', 'OUTSIDE'],
  ['bytes=-0', 'OUTSIDE'],
  // None, or more than one.
  ['bytes=20-10', 'ALL'],
  ['bytes=-', 'ALL'],
  ['bytes=0-1,5-6', 'ALL'],
  ['items=0-1', 'ALL'],
  ['bytes=1e3-', 'ALL'],
] as const)('%s of 100 bytes', (range, expected) => {
  expect(readRange(range, 100, { etag: '"a"', ifRange: undefined })).toEqual(expected);
  expect(readRange(range, 100, { etag: '"a"', ifRange: '"a"' })).toEqual(expected);
  expect(readRange(range, 100, { etag: '"a"', ifRange: '"b"' })).toBe('ALL');
});
