import { expect, test } from 'vitest';
import { pausesOfDeliveries, usualPauses } from './backoff.ts';

const middle = () => 0.5;
const hours = 3_600_000;

test('the pauses grow from seconds to a day, for three days in all, and then it is over', () => {
  const made = Array.from({ length: 11 }, (_, at) => pausesOfDeliveries(usualPauses, middle)(at + 1, null));
  expect(made.slice(0, 9)).toEqual(usualPauses);
  expect(made.slice(9)).toEqual([null, null]);
  expect(usualPauses.reduce((sum, pause) => sum + pause) / hours).toBeCloseTo(75.6, 1);
});

test('those who failed together do not come back together', () => {
  expect(pausesOfDeliveries([1_000], () => 0)(1, null)).toBe(800);
  expect(pausesOfDeliveries([1_000], () => 1)(1, null)).toBe(1_200);
});

test('a receiver that asks for a longer pause gets it, up to a day, and no shorter one', () => {
  const pauseAfter = pausesOfDeliveries(usualPauses, middle);
  expect(pauseAfter(1, 60_000)).toBe(60_000);
  expect(pauseAfter(2, 60_000)).toBe(300_000);
  expect(pauseAfter(1, 1_000 * hours)).toBe(24 * hours);
  expect(pauseAfter(10, 60_000)).toBeNull();
});
