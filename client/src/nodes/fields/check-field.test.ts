import { expect, it } from 'vitest';
import { checkField, checkFilled } from './check-field.ts';

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

it('asks for what a run needs, and for nothing else', () => {
  expect(checkFilled({ isRequired: true }, ' ')).toBe('Needed for a run.');
  expect(checkFilled({ isRequired: true }, 0)).toBeNull();
  expect(checkFilled({ isRequired: false }, null)).toBeNull();
});

it('takes a seed for a whole number', () => {
  expect(checkField({ kind: 'SEED', minimum: 0, maximum: 9 }, 1.5)).toBe('A whole number, please.');
  expect(checkField({ kind: 'SEED', minimum: 0, maximum: 9 }, 10)).toBe('Between 0 and 9, please.');
});
