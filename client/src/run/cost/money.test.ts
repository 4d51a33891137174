import { expect, it } from 'vitest';
import { addMoney, costText, formatMoney, isFree, priceText } from './money.ts';

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

it('adds up exactly', () => {
  expect(addMoney()).toBe('0.000000');
  expect(addMoney('0.1', '0.2', '0.000001')).toBe('0.300001');
  expect(addMoney('9999.999999', '0.000001')).toBe('10000.000000');
});

it('names a price, what is not known of it, and what is free', () => {
  expect(priceText('0.003000', true)).toBe('$0.003');
  expect(priceText('0.003000', false)).toBe('≥ $0.003');
  expect(priceText('0.000000', true)).toBe('free');
});

it.each<[string, string | null, boolean, string]>([
  ['0.003000', '0.003', true, '$0.003, as expected'],
  ['0.002000', '0.003000', true, '$0.002, expected $0.003'],
  ['0.002000', '0.000000', true, '$0.002, expected free'],
  ['0.002000', null, true, '$0.002'],
  ['0.000000', '0.003000', false, 'expected $0.003'],
  ['0.000000', '0.003000', true, 'free, expected $0.003'],
  ['0.000000', '0.000000', true, ''],
  ['0.000000', null, true, ''],
])('tells a cost of %s, of which %s was expected', (cost, estimatedCost, isDone, text) => {
  expect(costText({ cost, estimatedCost, isDone })).toBe(text);
});
