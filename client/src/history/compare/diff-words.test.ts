import { expect, it } from 'vitest';
import { diffWords } from './diff-words.ts';

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
