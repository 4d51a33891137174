import { expect, test } from 'vitest';
import { nestsDeeper } from './max-nesting.ts';

const nested = (open: string, close: string, levels: number) =>
  `{ a(b: ${open.repeat(levels)}1${close.repeat(levels)}) }`;

test.each([
  ['objects', nested('{a:', '}', 99), nested('{a:', '}', 97)],
  ['lists', nested('[', ']', 99), nested('[', ']', 97)],
  ['selections', `${'{a '.repeat(101)}${'}'.repeat(101)}`, `${'{a '.repeat(100)}${'}'.repeat(100)}`],
  ['what is never closed', '{a '.repeat(101), '{a '.repeat(100)],
])('%s are counted', (_, tooDeep, fine) => {
  expect(nestsDeeper(tooDeep, 100)).toBe(true);
  expect(nestsDeeper(fine, 100)).toBe(false);
});

test('many brackets side by side are no depth', () => {
  expect(nestsDeeper(`{ ${'a { b(c: [1]) } '.repeat(500)} }`, 100)).toBe(false);
});

test.each([
  ['a string', `{ a(b: "${'{'.repeat(500)}") }`],
  ['a string with an escaped quote', `{ a(b: "\\"${'{'.repeat(500)}") }`],
  ['a block string', `{ a(b: """ \\""" ${'['.repeat(500)} " """) }`],
  ['a comment', `{ a # ${'('.repeat(500)}\n}`],
])('brackets in %s are text', (_, source) => {
  expect(nestsDeeper(source, 100)).toBe(false);
});

test('a quote that is never closed hides nothing behind the line', () => {
  expect(nestsDeeper(`{ a(b: "\n${'['.repeat(500)}`, 100)).toBe(true);
});
