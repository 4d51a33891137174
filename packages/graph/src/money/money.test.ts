import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addMoney, decimalOf, exceeds, formatMoney, isFree, priceOf, sameMoney, subtractMoney } from './money.ts';

it.each([
  ['0.003000', '$0.003'],
  ['1.5', '$1.50'],
  ['12', '$12.00'],
  ['0.000001', '$0.000001'],
  ['2.5e-7', '$0.00000025'],
  ['-0.5', '$-0.50'],
])('shows every place that counts, and at least two: %s as %s', (amount, text) => {
  expect(formatMoney(amount)).toBe(text);
});

it('knows what is free', () => {
  expect(['0', '0.000000', '0.000001', '-1'].map(isFree)).toEqual([true, true, false, false]);
});

it.each([
  [[], '0.000000'],
  [['0.1', '0.2', '0.000001'], '0.300001'],
  [['9999.999999', '0.000001'], '10000.000000'],
  [['0.0000004', '0.0000001'], '0.000001'],
  [['1', '-1.5'], '-0.500000'],
])('adds up %j exactly', (amounts, total) => {
  expect(addMoney(...amounts)).toBe(total);
});

it.each([
  ['3', '0.003', '0.009000'],
  ['1.048576', '0.003', '0.003146'],
  ['0.5', '0.000001', '0.000001'],
  ['0.4999999', '0.000001', '0.000000'],
  ['1e3', '2.5e-7', '0.000250'],
])('%s units at %s cost %s', (units, unitPrice, price) => {
  expect(priceOf(units, unitPrice)).toBe(price);
});

it('compares amounts, however they are written', () => {
  expect(sameMoney('0.10', '0.1000001')).toBe(false);
  expect(sameMoney('0.10', '0.100000')).toBe(true);
  expect(exceeds(['0.1', '0.2'], '0.3')).toBe(false);
  expect(exceeds(['0.1', '0.200001'], '0.3')).toBe(true);
});

it.each([
  ['1', '0.25', { isNegative: false, amount: '0.750000' }],
  ['0.25', '1', { isNegative: true, amount: '0.750000' }],
  ['1', '1.000', { isNegative: false, amount: '0.000000' }],
])('takes from %s %s', (from, amount, left) => {
  expect(subtractMoney(from, amount)).toEqual(left);
});

it('writes any number as it is meant, without an exponent', () => {
  expect([0, 0.003, 2.5e-7, 1e21].map(decimalOf)).toEqual(['0', '0.003', '0.00000025', `1${'0'.repeat(21)}`]);
  fc.assert(
    fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(decimalOf(value))).toBe(value === 0 ? 0 : value);
    }),
  );
});

it.each(['', '.', 'free', '1,5', '1e9999', 'NaN', '0x10', '1.2.3'])('takes no %j for an amount', (text) => {
  expect(() => formatMoney(text)).toThrow(TypeError);
});
