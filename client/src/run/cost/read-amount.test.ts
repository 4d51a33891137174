import { expect, it } from 'vitest';
import { readAmount } from './read-amount.ts';

it('takes an amount as it is written, and nothing for no limit', () => {
  expect(readAmount(' 12.50 ')).toEqual({ ok: true, amount: '12.50' });
  expect(readAmount('$0.000001')).toEqual({ ok: true, amount: '0.000001' });
  expect(readAmount('0')).toEqual({ ok: true, amount: '0' });
  expect(readAmount('  ')).toEqual({ ok: true, amount: null });
});

it.each(['ten', '12,50', '1e3', '.5', '-1', '1.'])('asks again for “%s”', (text) => {
  expect(readAmount(text)).toMatchObject({ ok: false, problem: expect.stringContaining('12.50') });
});
