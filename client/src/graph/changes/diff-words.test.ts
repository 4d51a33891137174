import { expect, it } from 'vitest';
import { diffWords, sideOf } from './diff-words.ts';

const told = (from: string, to: string) =>
  diffWords(from, to).map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind]);

it('tells changed words among those that stayed', () => {
  expect(told('a cold brew in a glass bottle', 'a cold tea in a tall glass bottle')).toEqual([
    'a cold ',
    '[-brew -]',
    '[+tea +]',
    'in a ',
    '[+tall +]',
    'glass bottle',
  ]);
});

it('tells texts of which one is empty, and equal ones', () => {
  expect(told('', 'new words')).toEqual(['[+new words+]']);
  expect(told('old', '')).toEqual(['[-old-]']);
  expect(told('same', 'same')).toEqual(['same']);
  expect(told('', '')).toEqual([]);
});

it('tells very long texts as a whole', () => {
  const long = 'word '.repeat(2_000);
  expect(diffWords(long, `${long}end`).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});

it('tells words apart in scripts that write none apart', () => {
  expect(told('ร้านกาแฟเย็น', 'ร้านกาแฟร้อน').length).toBeGreaterThan(1);
});

it('gives each side its own text, long common runs cut to their ends', () => {
  const parts = diffWords('warm bread at dawn', 'fresh bread at noon');
  expect(sideOf(parts, 'from')).toEqual([
    { text: 'warm ', isOwn: true },
    { text: 'bread at ', isOwn: false },
    { text: 'dawn', isOwn: true },
  ]);
  expect(sideOf(parts, 'to').map(({ text }) => text)).toEqual(['fresh ', 'bread at ', 'noon']);
  const long = Array.from({ length: 100 }, (_, index) => `w${index} `).join('');
  const [head, , tail] = sideOf(diffWords(`${long}old ${long}`, `${long}new ${long}`), 'to');
  expect(head).toEqual({ text: expect.stringMatching(/^… w88 .+ w99 $/), isOwn: false });
  expect(tail).toEqual({ text: expect.stringMatching(/^w0 .+ w11 … $/), isOwn: false });
});
