import { expect, test } from 'vitest';
import { meaningKeys, packMeaning, sameMeaning, unpackMeaning } from './meaning.ts';
import { meaningSize } from './meaning-model.ts';

/** Numbers that always fall the same way. */
function place(seed: number, near?: readonly number[]): number[] {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32 - 0.5;
  return Array.from({ length: meaningSize }, (_, index) => (near?.[index] ?? 0) + next() * (near ? 0.4 : 1));
}

test('what means nearly the same is found by its keys, and what means something else mostly is not', () => {
  const tries = Array.from({ length: 40 }, (_, index) => {
    const one = place(index + 1);
    const read = (values: number[]) => unpackMeaning(packMeaning('a-model', values));
    return { one: read(one), near: read(place(index + 100, one)), far: read(place(index + 200)) };
  });
  const share = (which: 'near' | 'far') =>
    tries.filter(({ one, ...others }) => {
      const keys = new Set(one ? meaningKeys(one) : []);
      const other = others[which];
      return other !== null && meaningKeys(other).some((key) => keys.has(key));
    }).length / tries.length;
  expect(share('near')).toBeGreaterThan(0.9);
  expect(share('far')).toBeLessThan(0.1);
  for (const { one, near, far } of tries) {
    expect(sameMeaning(one, one)).toBeCloseTo(1);
    expect(sameMeaning(one, near)).toBeGreaterThan(0.7);
    expect(sameMeaning(one, far)).toBe(0);
  }
});

test('what two models say is not compared, and what is no meaning is none', () => {
  const values = place(7);
  const [one, other] = ['a-model', 'another'].map((model) => unpackMeaning(packMeaning(model, values)));
  expect(sameMeaning(one ?? null, other ?? null)).toBeNull();
  expect(one && other && meaningKeys(one).some((key) => meaningKeys(other).includes(key))).toBe(false);
  expect(unpackMeaning(null)).toBeNull();
  expect(unpackMeaning(new Uint8Array(12))).toBeNull();
});
