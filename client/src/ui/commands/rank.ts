import { searchKey, searchWords } from '@visualadgen/graph/text/compare-text.ts';

/**
 * How well a command fits what is typed, from 0 (not at all) to 1: every word must be in its title or its other words, and
 * best at the beginning of the title.
 */
export function rank(title: string, otherWords: string, search: string): number {
  const [name, rest] = [searchKey(title), searchKey(otherWords)];
  const sought = searchWords(search);
  if (!sought.every((word) => name.includes(word) || startsAWord(rest, word))) return 0;
  if (name.startsWith(sought.join(' '))) return 1;
  if (sought.every((word) => startsAWord(name, word))) return 0.8;
  return sought.every((word) => name.includes(word)) ? 0.6 : 0.4;
}

function startsAWord(text: string, start: string): boolean {
  return ` ${text}`.includes(` ${start}`);
}
