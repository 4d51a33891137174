import { expect, test } from 'vitest';
import { formatRelativeTime } from './format-relative-time.ts';

const now = Date.UTC(2026, 10, 21, 12);
const minutes = 60_000;

test.each([
  [0, 'just now'],
  [-5_000, 'just now'],
  [59_000, 'just now'],
  [5 * minutes, '5 minutes ago'],
  [3 * 60 * minutes, '3 hours ago'],
  [30 * 60 * minutes, 'yesterday'],
  [8 * 24 * 60 * minutes, 'last week'],
  [400 * 24 * 60 * minutes, 'last year'],
])('%i ms ago reads as %s', (ago, words) => {
  expect(formatRelativeTime(now - ago, now)).toBe(words);
});
