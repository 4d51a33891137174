import { expect, it } from 'vitest';
import { sameJson } from './same-json.ts';

it('does not mind the order of keys', () => {
  expect(sameJson({ a: 1, b: [{ c: 2, d: null }] }, { b: [{ d: null, c: 2 }], a: 1 })).toBe(true);
});

it('minds everything else', () => {
  expect(sameJson([1, 2], [2, 1])).toBe(false);
  expect(sameJson({ a: undefined }, {})).toBe(false);
  expect(sameJson({ a: 1 }, { b: 1 })).toBe(false);
  expect(sameJson({}, [])).toBe(false);
  expect(sameJson('1', 1)).toBe(false);
  expect(sameJson(null, {})).toBe(false);
});
