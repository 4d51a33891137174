import { type Content, textsOf } from '@visualadgen/compose/compose.ts';
import { longWordsOf, type Syllables, syllablesOf } from '@visualadgen/compose/text/hyphenation.ts';
import type { Language } from '@visualadgen/compose/text/language.ts';
import { dividerOf, findDivide } from './find-divide.ts';

const divided = new WeakMap<Content, Content>();
/** Whose patterns could not be had, for the connection is gone: their words stay whole. */
const given = new Set<Language>();

/**
 * A content with how its long words are divided, at once while one types; null while the patterns of a language are not here. The same for the
 * same.
 */
export function divide(content: Content): Content | null {
  const found = divided.get(content);
  if (found) return found;
  const words = [...longWordsOf(textsOf(content), content.language)];
  if (words.some(([language]) => !dividerOf(language) && !given.has(language))) return null;
  const syllables: Syllables = Object.fromEntries(
    words.flatMap(([language, long]) => {
      const divider = dividerOf(language);
      return divider ? long.map((word) => [word, syllablesOf(word, divider)]) : [];
    }),
  );
  const made = words.length === 0 ? content : { ...content, syllables };
  divided.set(content, made);
  return made;
}

/** Fetches the patterns of all languages of these. */
export async function learnSyllables(contents: readonly Content[]): Promise<void> {
  const languages = new Set(contents.flatMap((one) => [...longWordsOf(textsOf(one), one.language).keys()]));
  await Promise.all([...languages].map((language) => findDivide(language).catch(() => given.add(language))));
}
