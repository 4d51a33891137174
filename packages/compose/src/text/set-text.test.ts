import { expect, test } from 'vitest';
import type { Syllables } from './hyphenation.ts';
import { readAtoms } from './read-atoms.ts';
import { directionOf, mainScript } from './script.ts';
import { measureAtoms, setText, type TextFont } from './set-text.ts';

const font: TextFont = { families: ['Inter'], weight: 400, tracking: 0, baseline: 0.36 };

/** Every sign half an em wide, and one of a square script a whole one. */
function linesOf(text: string, width: number, options = {}, syllables: Syllables = {}): string[] | null {
  const widthOf = (_: TextFont, part: string) =>
    Array.from(part).reduce((sum, sign) => sum + (/[\u3000-\u9FFF]/.test(sign) ? 1 : 0.5), 0);
  const set = setText(measureAtoms(readAtoms(text), font, widthOf, syllables), { width, isBalanced: true, ...options });
  return set && set.lines.map(({ runs }) => runs.map((run) => run.text).join(''));
}

test.each([
  ['Slow mornings, made cold', 8, ['Slow mornings,', 'made cold']],
  // Of like length, rather than filled.
  ['one two three four five six', 9, ['one two three', 'four five six']],
  // No short word is left behind at the end of a line, where it makes little difference.
  ['a cup of coffee to go', 7, ['a cup of', 'coffee to go']],
  ['Two\nlines', 20, ['Two', 'lines']],
  // A comma begins no line, and a bracket ends none.
  ['朝の珈琲、冷たい', 5, ['朝の珈琲、', '冷たい']],
  ['朝（冷たい）', 3, ['朝（冷', 'たい）']],
  // Between words, where a script has no spaces.
  ['กาแฟเย็นยามเช้า', 5, ['กาแฟเย็น', 'ยามเช้า']],
  ['well-known brand', 3, ['well-', 'known', 'brand']],
  ['Donau\u00ADdampf\u00ADschiff', 6, ['Donaudampf-', 'schiff']],
  ['Price\u00A0tag new', 6, ['Price\u00A0tag', 'new']],
  // A number and its currency stay together.
  ['Now 19.90 € only', 5, ['Now', '19.90\u00A0€', 'only']],
  ['From € 5 up', 4, ['From', '€\u00A05 up']],
  // The space after an emoji is in no run.
  ['Hot ☕️🔥 now', 4, ['Hot ☕️', '🔥now']],
])('%j in lines of %d', (text, width, lines) => {
  expect(linesOf(text, width)?.map((line) => line.trim())).toEqual(lines.map((line) => line.trim()));
});

test('what is wider than a line is broken only where it may be, and what is cut ends with an ellipsis', () => {
  expect(linesOf('Extraordinarily', 3)).toBeNull();
  expect(linesOf('Extraordinarily', 3, { mayBreak: true })).toEqual(['Extra-', 'ordin-', 'arily']);
  expect(linesOf('珈琲珈琲珈琲', 2, { maxLines: 2 })).toEqual(['珈琲', '珈…']);
  expect(linesOf('one two three four', 4, { maxLines: 1, isBalanced: false })).toEqual(['one two…']);
});

const syllables: Syllables = {
  Donaudampfschiff: ['Donau', 'dampf', 'schiff'],
  Morgenstunde: ['Mor', 'gen', 'stun', 'de'],
  Schlaf: ['Schlaf'],
};

test('a word that is wider than a line is divided as its language does, and no other one is', () => {
  const divided = { mayHyphenate: true };
  expect(linesOf('Das Donaudampfschiff', 6, {}, syllables)).toBeNull();
  expect(linesOf('Das Donaudampfschiff', 6, divided, syllables)).toEqual(['Das Donau-', 'dampfschiff']);
  // The other word has room, so that it stays whole, though it could be divided and the line filled better.
  expect(linesOf('Morgenstunde Donaudampfschiff', 7, divided, syllables)).toEqual([
    'Morgenstunde',
    'Donau-',
    'dampfschiff',
  ]);
  expect(linesOf('Morgenstunde hat', 6, divided, syllables)).toEqual(['Morgenstunde', 'hat']);
  expect(linesOf('„Donaudampfschiff!“', 7, divided, syllables)).toEqual(['„Donaudampf-', 'schiff!“']);
  // What soft hyphens say goes before.
  expect(linesOf('Donaudampf\u00ADschiff', 6, divided, { ...syllables, Donaudampf: ['Donau', 'dampf'] })).toEqual([
    'Donaudampf-',
    'schiff',
  ]);
  // Where even that is too wide, it is broken, beginning from what is divided.
  expect(linesOf('Donaudampfschiff', 2.6, { ...divided, mayBreak: true }, syllables)).toEqual([
    'Dona-',
    'u-',
    'damp-',
    'f-',
    'schi-',
    'ff',
  ]);
  expect(linesOf('Donaudampfschiff', 2.6, divided, syllables)).toBeNull();
});

test.each([
  ['Hello', 'LATIN', 'ltr'],
  ['2026 – قهوة', 'ARABIC', 'rtl'],
  ['שלום Ads', 'HEBREW', 'rtl'],
  ['珈琲のある朝', 'KANA', 'ltr'],
  ['冷萃咖啡', 'HAN', 'ltr'],
  ['123', 'LATIN', 'ltr'],
])('%j is %s, read %s', (text, script, direction) => {
  expect([mainScript(text), directionOf(text)]).toEqual([script, direction]);
});
