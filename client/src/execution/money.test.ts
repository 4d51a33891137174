import { expect, it } from 'vitest';
import { formatMoney, isFree } from './money.ts';

it('shows every place that counts, and at least two', () => {
  expect(formatMoney('0.003000')).toBe('$0.003');
  expect(formatMoney('1.5')).toBe('$1.50');
  expect(formatMoney('12')).toBe('$12.00');
  expect(formatMoney('0.000001')).toBe('$0.000001');
});

it('knows what is free', () => {
  expect(isFree('0')).toBe(true);
  expect(isFree('0.000000')).toBe(true);
  expect(isFree('0.000001')).toBe(false);
});
