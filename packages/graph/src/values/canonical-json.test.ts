import { assert, jsonValue, property } from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('the order of keys does not matter, at any depth; the order of a list does', () => {
  expect(canonicalJson({ b: { d: 1, c: [{ y: 1, x: 2 }] }, a: undefined })).toBe('{"b":{"c":[{"x":2,"y":1}],"d":1}}');
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});

test('it survives a journey through JSON', () => {
  assert(
    property(jsonValue(), (value) => {
      expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(canonicalJson(value));
    }),
  );
});
