import { expect, test } from 'vitest';
import { growingPauses, listedPauses } from './backoff.ts';

const most = () => 1;

test.each([
  ['doubles up to the longest', { firstMs: 100, longestMs: 1_000 }, [100, 200, 400, 800, 1_000, 1_000]],
  ['grows by another factor', { firstMs: 100, longestMs: 1_000, factor: 1.5 }, [100, 150, 225]],
  ['ends', { firstMs: 100, longestMs: 1_000, mostRetries: 2 }, [100, 200, null, null]],
])('it %s', (_, options, pauses) => {
  const backoff = growingPauses({ ...options, chance: most });
  expect(pauses.map((_pause, at) => backoff(at + 1))).toEqual(pauses);
});

test('after ever so many failures it is still the longest', () => {
  expect(growingPauses({ firstMs: 1, longestMs: 5_000, chance: most })(100_000)).toBe(5_000);
});

test('chance takes up to half of a pause, or as much as is said', () => {
  const at = (chance: number, spread?: readonly [number, number]) =>
    growingPauses({ firstMs: 100, longestMs: 1_000, chance: () => chance, ...(spread && { spread }) })(1);
  expect([at(0), at(1), at(0, [0.8, 1.2]), at(1, [0.8, 1.2])]).toEqual([50, 100, 80, 120]);
});

test('a list of pauses ends with its last', () => {
  const backoff = listedPauses([5, 300], { spread: [1, 1] });
  expect([1, 2, 3].map((failures) => backoff(failures))).toEqual([5, 300, null]);
});
