import { expect, test } from 'vitest';
import { findUnkeepableText } from './unkeepable-text.ts';

const zero = expect.stringMatching(/U\+0000/) as string;
const half = expect.stringMatching(/lone surrogate/) as string;

test.each([
  ['a zero byte', 'a\u0000b', [{ path: [], problem: zero }]],
  ['the first half of an emoji', { name: 'tea \uD83D' }, [{ path: ['name'], problem: half }]],
  ['the second half', ['x', '\uDE00'], [{ path: [1], problem: half }]],
  ['both halves the wrong way round', { a: [{ b: '\uDE00\uD83D' }] }, [{ path: ['a', 0, 'b'], problem: half }]],
  ['a name of a field', { a: { 'b\u0000': 1 } }, [{ path: ['a', 'b\uFFFD'], problem: zero }]],
  [
    'several, in their order',
    { a: '\u0000', b: [1, '\uD800'], c: 'fine' },
    [
      { path: ['a'], problem: zero },
      { path: ['b', 1], problem: half },
    ],
  ],
  ['nothing of the kind', { a: 'tea 😀', b: [null, true, 3, '\uFFFD \t'], c: {} }, []],
])('%s', (_, value, found) => {
  expect(findUnkeepableText(value)).toEqual(found);
});

test('what nests very deep is looked through, and very many are told as a few', () => {
  let deep: unknown = '\u0000';
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  expect(findUnkeepableText(deep)).toHaveLength(1);
  expect(findUnkeepableText(Array.from({ length: 1000 }, () => '\u0000'))).toHaveLength(5);
});
