import { expect, test } from 'vitest';
import { readNextPath } from './read-next-path.ts';

test('a path of this site is kept', () => {
  expect(readNextPath('next=%2Fworkflows%2Fabc')).toBe('/workflows/abc');
});

test.each([
  '',
  'next=https%3A%2F%2Fevil.example',
  'next=%2F%2Fevil.example',
  'next=%2F%5Cevil.example',
  'next=%2Fsign-in',
])('%j leads home', (search) => {
  expect(readNextPath(search)).toBe('/');
});
