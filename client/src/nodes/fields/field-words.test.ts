import { expect, it } from 'vitest';
import { problemOf, needOf } from './field-words.ts';

it.each([
  [{ kind: 'INTEGER', minimum: 1, maximum: 4 }, 4, null],
  [{ kind: 'INTEGER', minimum: 1, maximum: 4 }, 5, 'Enter a value between 1 and 4.'],
  [{ kind: 'INTEGER', minimum: 1, maximum: 4 }, 1.5, 'Enter a whole number.'],
  [{ kind: 'SEED', minimum: 0, maximum: 9 }, 1.5, 'Enter a whole number.'],
  [{ kind: 'NUMBER', minimum: 0 }, -1, 'Enter at least 0.'],
  [{ kind: 'NUMBER', maximum: 1 }, 1.5, 'Enter at most 1.'],
  [{ kind: 'TEXT', maxLength: 3 }, 'four', 'At most 3 characters: 1 too many.'],
  [{ kind: 'TEXT', maxLength: 3 }, null, null],
  [{ kind: 'TEXT_LIST', maximum: 2 }, ['a', 'b', 'c'], 'At most 2 entries: 1 too many.'],
  // The server says what it should be.
  [{ kind: 'TEXT' }, 4, null],
] as const)('of %j it says to %j: %s', (field, value, words) => {
  expect(problemOf(field, value)).toBe(words);
});

it('asks for what a run needs, and for nothing else', () => {
  expect(needOf({ isRequired: true }, ' ')).toBe('Needed for a run.');
  expect(needOf({ isRequired: true }, [])).toBe('Needed for a run.');
  expect(needOf({ isRequired: true }, 0)).toBeNull();
  expect(needOf({ isRequired: false }, null)).toBeNull();
});
