import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkValues, describeProblems } from './check-values.ts';

const schema = z.strictObject({
  count: z.int().min(1).max(4).default(1),
  ratio: z.number().min(0.5).multipleOf(0.5).default(1),
  name: z.string().max(5).default(''),
  sort: z.enum(['hot', 'new']).default('hot'),
  loud: z.boolean().default(false),
  inner: z.strictObject({ deep: z.string().default('') }).default({ deep: '' }),
  tags: z.array(z.string()).max(1).default([]),
  unused: z.string().optional().meta({ hidden: true }),
});

function messages(values: unknown): string[] {
  const checked = checkValues(schema, values);
  return checked.ok ? [] : checked.problems.map(({ path, message }) => [...path, message].join(' | '));
}

test('values that fit come back with the defaults filled in', () => {
  expect(checkValues(schema, { count: 3 })).toEqual({
    ok: true,
    values: { count: 3, ratio: 1, name: '', sort: 'hot', loud: false, inner: { deep: '' }, tags: [] },
  });
});

test.each([
  [{ count: 5 }, 'count | must be at most 4, but is 5'],
  [{ count: 0 }, 'count | must be at least 1, but is 0'],
  [{ count: 1.5 }, 'count | must be a whole number, but is 1.5'],
  [{ count: '5' }, 'count | must be a number, but is the text “5”'],
  [{ ratio: 0.7 }, 'ratio | must be a multiple of 0.5, but is 0.7'],
  [{ name: 'too long' }, 'name | must have at most 5 characters, but has 8'],
  [{ name: null }, 'name | must be a text, but is null'],
  [{ sort: 'old' }, 'sort | must be one of hot, new, but is “old”'],
  [{ sort: '' }, 'sort | must be one of hot, new, but is empty'],
  [{ loud: 1 }, 'loud | must be true or false, but is 1'],
  [{ tags: ['a', 'b'] }, 'tags | must have at most 1 entries, but has 2'],
  [{ tags: {} }, 'tags | must be a list, but is an object'],
  [{ inner: { depp: '' } }, 'inner | depp | is not known here; known are deep'],
  [{ colour: 'red' }, 'colour | is not known here; known are count, ratio, name, sort, loud, inner and tags'],
  [null, 'must be an object, but is null'],
  [[], 'must be an object, but is a list'],
])('%j is told in a plain sentence', (values, expected) => {
  expect(messages(values)).toEqual([expected]);
});

test('every unknown name is a problem of its own, also one that objects inherit', () => {
  expect(messages(JSON.parse('{"a": 1, "constructor": 2}'))).toHaveLength(2);
});

test('a long value never makes a long sentence', () => {
  expect(messages({ sort: 'x'.repeat(100_000) }).join('').length).toBeLessThan(200);
});

test('several problems read as one sentence', () => {
  const checked = checkValues(schema, { count: 5, loud: 1 });
  expect(checked.ok ? '' : describeProblems(checked.problems)).toBe(
    'count must be at most 4, but is 5; loud must be true or false, but is 1',
  );
});
