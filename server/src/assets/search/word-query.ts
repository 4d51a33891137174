import type { Queryable } from '../../store/database.ts';
import { findKnownBeginnings, listLibraryWords } from '../../store/library-words.ts';
import { ownTag, ownWord, wordsOf } from './asset-words.ts';
import { lettersOfNear, nearSpellings } from './near-spellings.ts';

export interface AskedWords {
  /** Every word of it must be there: whole, or as a beginning. */
  text?: string;
  /** Every one of them must be there, whole. */
  tags?: readonly string[];
}

export interface WordQuery {
  /** Null where nothing is asked for. */
  query: string | null;
  /** Some word was taken as it is, so that a lenient query may find more. */
  isStrict: boolean;
}

/**
 * A tsquery over an owner's words, and NOTHING for a text in which there is no word, as of
 * punctuation alone. A word with which none of the library begins stands for those that it may have been meant for; `isLenient` says so
 * of each.
 */
export async function writeWordQuery(
  db: Queryable,
  userId: string,
  { text = '', tags = [] }: AskedWords,
  { isLenient = false } = {},
): Promise<WordQuery | 'NOTHING'> {
  const words = wordsOf(text);
  if (words.length === 0 && text.trim() !== '') return 'NOTHING';
  const known = isLenient ? new Set<string>() : await findKnownBeginnings(db, userId, words.flatMap(formsOf));
  const ofWords: string[] = [];
  let isStrict = false;
  for (const word of words) {
    const forms = formsOf(word);
    const isKnown = forms.some((form) => known.has(form));
    isStrict ||= isKnown;
    const near = isKnown ? [] : await findNear(db, userId, word);
    const [whole = '', ...stems] = forms;
    const others = [...new Set([...stems, ...near])].map((other) => quoted(ownWord(userId, other)));
    ofWords.push(`(${[`${quoted(ownWord(userId, whole))}:*`, ...others].join(' | ')})`);
  }
  const all = [...ofWords, ...tags.map((tag) => quoted(ownTag(userId, tag)))];
  return { query: all.length === 0 ? null : all.join(' & '), isStrict };
}

/** As it was typed, and without the ending of an English plural: the other way round, a beginning finds it. */
function formsOf(word: string): string[] {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss')) return [word];
  const stems = [word.replace(/s$/, '')];
  if (word.endsWith('es') && word.length > 4) stems.push(word.replace(/es$/, ''));
  if (word.endsWith('ies')) stems.push(word.replace(/ies$/, 'y'));
  return [word, ...stems];
}

async function findNear(db: Queryable, userId: string, word: string): Promise<string[]> {
  const leastLetters = lettersOfNear(word);
  return leastLetters === null
    ? []
    : nearSpellings(word, await listLibraryWords(db, userId, { like: word, leastLetters }));
}

function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
