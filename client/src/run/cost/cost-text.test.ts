import { expect, it } from 'vitest';
import { costText, priceText } from './cost-text.ts';

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
