import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { isOtherLanguage, type LanguageCode, languages } from './languages.ts';

/** How long a text may be; null for any length. */
export interface LengthLimits {
  words: number | null;
  characters: number | null;
}

const words = new Intl.Segmenter('und', { granularity: 'word' });
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What is too long of a text, each a sentence that goes on after its name; empty when it fits. */
export function checkLength(text: string, limits: LengthLimits): string[] {
  return [
    ...tooMany(limits.words, 'words', () => countWords(text)),
    ...tooMany(limits.characters, 'characters', () => countCharacters(text)),
  ];
}

function tooMany(most: number | null, unit: string, count: () => number): string[] {
  if (most === null) return [];
  const has = count();
  return has > most ? [`has ${has} ${unit}, and may have ${most}`] : [];
}

/** As a reader counts them, also where no spaces stand between them. */
export function countWords(text: string): number {
  return [...words.segment(text)].filter(({ isWordLike }) => isWordLike).length;
}

/** As a reader counts them: an accent or an emoji of several parts is one. */
export function countCharacters(text: string): number {
  return [...characters.segment(text)].length;
}

/** What is wrong with the language of a text, as a sentence that goes on after its name; empty when nothing is, or nobody can tell. */
export function checkLanguage(text: string, language: LanguageCode | 'any'): string[] {
  if (language === 'any' || !isOtherLanguage(text, language)) return [];
  return [`is not in ${languages[language].name} (“${cutText(text.trim(), 60, '…')}”)`];
}
