import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { capitalised, cutText, cutTextStart, firstSign } from './cut-text.ts';

const family = '👨‍👩‍👧‍👦'; // 11 code units
const flag = '🇩🇪'; // 4
const decomposed = 'e\u0301'; // 2

test.each([
  ['short', 10, 'short'],
  ['exactly', 7, 'exactly'],
  ['longer', 4, 'long'],
  [`${'n'.repeat(194)}😀`, 195, 'n'.repeat(194)],
  [`${'n'.repeat(193)}😀 more`, 195, `${'n'.repeat(193)}😀`],
  [`a${family}b`, 5, 'a'],
  [`a${family}b`, 12, `a${family}`],
  [`${flag}${flag}`, 7, flag],
  [`caf${decomposed}`, 4, 'caf'],
  ['नमस्ते', 4, 'नम'],
  ['a\r\nb', 2, 'a'],
  // Where not even the first sign fits, no code point is cut.
  [family, 2, '👨'],
  ['😀', 1, ''],
  ['', 0, ''],
  ['x', 0, ''],
])('%s with at most %i', (text, most, expected) => {
  expect(cutText(text, most)).toBe(expected);
});

test('the mark counts, and the end is cut like the beginning', () => {
  expect(cutText('abcdef', 4, '…')).toBe('abc…');
  expect(cutText('ab😀cd', 4, '…')).toBe('ab…');
  expect(cutTextStart('abcdef', 4)).toBe('cdef');
  expect(cutTextStart(`ab${family}cd`, 5)).toBe('cd');
  expect(cutTextStart(`ab${flag}`, 4)).toBe(flag);
  expect(cutTextStart('abc', 0)).toBe('');
});

test('the first sign is whole', () => {
  expect([firstSign(`${family} x`), firstSign(`${decomposed}x`), firstSign('')]).toEqual([family, decomposed, '']);
  expect([capitalised('ida'), capitalised(`${decomposed}a`), capitalised('😀 a'), capitalised('')]).toEqual([
    'Ida',
    'E\u0301a',
    '😀 a',
    '',
  ]);
});

test('whatever is cut is short enough, well-formed, and a beginning or an end of the whole', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', '😀', family, flag, decomposed, '\u0301', 'ह', 'ि', ' ') });
  fc.assert(
    fc.property(texts, fc.nat(30), (text, most) => {
      const [start, end] = [cutText(text, most), cutTextStart(text, most)];
      for (const cut of [start, end]) expect([cut.length <= most, cut.isWellFormed()]).toEqual([true, true]);
      expect([text.startsWith(start), text.endsWith(end)]).toEqual([true, true]);
    }),
  );
});
