import { expect, it } from 'vitest';
import { formatElapsed } from './format-elapsed.ts';

it('is exact where it is short and round where it is long', () => {
  expect([0, 432, 9_949, 12_900, 59_999, 125_000].map(formatElapsed)).toEqual([
    '0.0 s',
    '0.4 s',
    '9.9 s',
    '12 s',
    '59 s',
    '2 min 5 s',
  ]);
});

it('knows no time before the beginning', () => {
  expect(formatElapsed(-300)).toBe('0.0 s');
});
