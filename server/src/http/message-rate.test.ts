import { expect, test } from 'vitest';
import { createMessageRate } from './message-rate.ts';

test('a burst of a minute’s messages passes, the next does not, and time brings them back', () => {
  let time = 0;
  const isAllowed = createMessageRate(60, () => time);
  const sent = () => Array.from({ length: 61 }, isAllowed);
  expect(sent().lastIndexOf(true)).toBe(59);
  time += 999;
  expect(isAllowed()).toBe(false);
  time += 1;
  expect([isAllowed(), isAllowed()]).toEqual([true, false]);
  time += 3_600_000;
  expect(sent().lastIndexOf(true)).toBe(59);
});
