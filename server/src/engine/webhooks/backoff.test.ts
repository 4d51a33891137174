import { expect, test } from 'vitest';
import { pauseAfterAttempt, usualPauses } from './backoff.ts';

const middle = () => 0.5;
const hours = 3_600_000;

test('the pauses grow from seconds to a day, for three days in all, and then it is over', () => {
  const made = Array.from({ length: 11 }, (_, at) => pauseAfterAttempt(at + 1, null, usualPauses, middle));
  expect(made.slice(0, 9)).toEqual(usualPauses);
  expect(made.slice(9)).toEqual([null, null]);
  expect(usualPauses.reduce((sum, pause) => sum + pause) / hours).toBeCloseTo(75.6, 1);
});

test('those who failed together do not come back together', () => {
  expect(pauseAfterAttempt(1, null, [1_000], () => 0)).toBe(800);
  expect(pauseAfterAttempt(1, null, [1_000], () => 1)).toBe(1_200);
});

test('a receiver that asks for a longer pause gets it, up to a day, and no shorter one', () => {
  expect(pauseAfterAttempt(1, 60_000, usualPauses, middle)).toBe(60_000);
  expect(pauseAfterAttempt(2, 60_000, usualPauses, middle)).toBe(300_000);
  expect(pauseAfterAttempt(1, 1_000 * hours, usualPauses, middle)).toBe(24 * hours);
  expect(pauseAfterAttempt(10, 60_000, usualPauses, middle)).toBeNull();
});
