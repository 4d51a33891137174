import type { Atom } from './atom.ts';
import { isLanguage, type Language, type LanguageChoice, languageOf } from './language.ts';
import { readAtoms } from './read-atoms.ts';

/** The syllables of long words, by the words. A word that is not among them is not divided. */
export type Syllables = Readonly<Record<string, readonly string[]>>;

/** Puts U+00AD where a word of one language may be divided. */
export type Divide = (word: string) => string;

/** Where to look for how words of a language are divided. */
export type FindDivide = (language: Language) => Promise<Divide>;

/** Letters. */
const [leastOfWord, leastBefore, leastAfter] = [8, 3, 3];

/** A word with what stands around it: quotation marks, a comma. What is more than that, such as an address or a name with digits, is no word. */
const wordPattern = /^([\p{P}\p{S}]*)(\p{L}+)([\p{P}\p{S}]*)$/u;

/** By language, the words of these texts that may have to be divided. What a text is written in is set, or told by itself, or else by all of them. */
export function longWordsOf(texts: readonly string[], chosen: LanguageChoice = 'auto'): Map<Language, string[]> {
  if (chosen !== 'auto' && !isLanguage(chosen)) return new Map();
  const all = texts.join(' ');
  const found = new Map<Language, Set<string>>();
  for (const text of texts) {
    const words = readAtoms(text).flatMap((atom) => wordOf(atom)?.word ?? []);
    if (words.length === 0) continue;
    const language = chosen === 'auto' ? (languageOf(text) ?? languageOf(all)) : chosen;
    if (!language) continue;
    const known = found.get(language) ?? new Set();
    for (const word of words) known.add(word);
    found.set(language, known);
  }
  return new Map([...found].map(([language, words]) => [language, [...words]]));
}

/** How they are divided. Where that cannot be found out, they are not. */
export async function readSyllables(
  texts: readonly string[],
  chosen: LanguageChoice | undefined,
  find: FindDivide,
): Promise<Syllables> {
  const divided = [...longWordsOf(texts, chosen)].map(async ([language, words]) => {
    const divide = await find(language);
    return words.map((word) => [word, syllablesOf(word, divide)] as const);
  });
  return Object.fromEntries((await Promise.all(divided)).flat());
}

/** Patterns know words in small letters; so a word is divided where it would be then. */
export function syllablesOf(word: string, divide: Divide): string[] {
  const lower = word.toLowerCase();
  if (lower.length !== word.length) return [word];
  const syllables: string[] = [];
  let [from, at] = [0, 0];
  for (const sign of divide(lower)) {
    if (sign !== softHyphen) {
      at += sign.length;
      continue;
    }
    if (at - from < (from === 0 ? leastBefore : 1) || word.length - at < leastAfter) continue;
    syllables.push(word.substring(from, at));
    from = at;
  }
  return [...syllables, word.substring(from)];
}

/** A piece of a text in the pieces between which a line may end with a hyphen; null where there is but one. */
export function divideAtom(atom: Atom, syllables: Syllables): Atom[] | null {
  const found = wordOf(atom);
  const pieces = found && Object.hasOwn(syllables, found.word) ? syllables[found.word] : undefined;
  if (!found || !pieces || pieces.length < 2) return null;
  return pieces.map((piece, index): Atom => {
    const isLast = index === pieces.length - 1;
    const text = `${index === 0 ? found.before : ''}${piece}${isLast ? found.after : ''}`;
    return isLast ? { ...atom, text } : { ...atom, text, hasSpace: false, after: 'MAY', hasHyphen: true, penalty: 0.6 };
  });
}

function wordOf({ text, isEmoji, isDivided = false }: Atom): { before: string; word: string; after: string } | null {
  // Whoever has put soft hyphens into a word has said where it is divided.
  if (isEmoji || isDivided || text.length < leastOfWord) return null;
  const [, before = '', word = '', after = ''] = wordPattern.exec(text) ?? [];
  // `iPhone` and `VisualAdGen` are names, which are divided nowhere.
  if (word.length < leastOfWord || /\p{Ll}\p{Lu}/u.test(word)) return null;
  return { before, word, after };
}

const softHyphen = '\u00AD';
