import { expect, it } from 'vitest';
import { checkField } from './check-field.ts';

const range = { kind: 'INTEGER', minimum: 1, maximum: 4 } as const;

it('checks a range', () => {
  expect(checkField(range, 4)).toBeNull();
  expect(checkField(range, 5)).toBe('Between 1 and 4, please.');
  expect(checkField({ kind: 'NUMBER', minimum: 0 }, -1)).toBe('At least 0, please.');
});

it('wants whole numbers of an integer alone', () => {
  expect(checkField(range, 1.5)).toBe('A whole number, please.');
  expect(checkField({ kind: 'NUMBER' }, 1.5)).toBeNull();
});

it('counts letters', () => {
  expect(checkField({ kind: 'TEXT', maxLength: 3 }, 'four')).toBe('At most 3 characters, please: 1 too many.');
  expect(checkField({ kind: 'TEXT', maxLength: 3 }, null)).toBeNull();
});
