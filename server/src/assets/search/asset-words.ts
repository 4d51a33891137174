import { cutText } from '@visualadgen/graph/text/cut-text.ts';

/*
 * The words by which a picture is found, as the index has them: without accents, in lower case, each once, behind the first letters of
 * the owner's id, so that an index over everybody's holds each owner's apart. Tags are in it once more, whole.
 */

/** What a picture is known by, in words. */
export interface KnownBy {
  name: string | null;
  /** Its owner's in the place of the one that was found. */
  own_caption: string | null;
  caption: string | null;
  tags: readonly string[];
  found_tags: readonly string[];
  found_text: string | null;
  prompt: string | null;
}

export const nothingKnown: KnownBy = {
  name: null,
  own_caption: null,
  caption: null,
  tags: [],
  found_tags: [],
  found_text: null,
  prompt: null,
};

/** Code units that are looked through of one text, words that are kept of one picture, and code units of one word. */
const mostText = 20_000;
const mostWords = 400;
const mostLetters = 64;

/** For the index; see `store/library-words.ts` for the vocabulary. */
export function indexWords(userId: string, known: KnownBy): string[] {
  const { name, own_caption, caption, tags, found_tags, found_text, prompt } = known;
  // What may be long comes last.
  const texts = [name, ...tags, own_caption ?? caption, ...found_tags, prompt, found_text].filter(
    (text) => text !== null,
  );
  const words = new Set(texts.flatMap((text) => wordsOf(text))).values().take(mostWords);
  return [...words.map((word) => ownWord(userId, word)), ...[...tags, ...found_tags].map((tag) => ownTag(userId, tag))];
}

/** The words of an index that are words of texts. */
export function vocabularyOf(userId: string, indexed: readonly string[]): string[] {
  const mark = ownWord(userId, '');
  return indexed.flatMap((word) => (word.startsWith(`${mark}#`) ? [] : [word.slice(mark.length)]));
}

export function ownWord(userId: string, word: string): string {
  return userId.slice(0, 6) + word;
}

export function ownTag(userId: string, tag: string): string {
  return ownWord(userId, `#${cutText(tagKey(tag), mostText)}`);
}

/** A tag as it is compared: two that differ in accents, case or spaces alone are the same. */
export function tagKey(tag: string): string {
  return fold(tag).replace(/\s+/gu, ' ').trim();
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
/** Written without spaces, and with more signs than a word has: each two that stand side by side are a word. */
const runs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

/** The words of a text, as they are compared, each once; none for punctuation. */
export function wordsOf(text: string): string[] {
  const folded = fold(cutText(text, mostText));
  const words = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(folded.replace(runs, ' '))) {
    if (!isWordLike) continue;
    // An apostrophe is within a word; dots and underlines, as in names of files, are not.
    for (const word of segment.replace(/['’ʼ]/gu, '').split(/[^\p{L}\p{N}\p{M}]+/u))
      if (word !== '') words.add(cutText(word, mostLetters));
  }
  for (const [run] of folded.matchAll(runs)) for (const pair of pairsOf(run)) words.add(pair);
  return [...words];
}

function pairsOf(run: string): string[] {
  const signs = Array.from(run);
  if (signs.length === 1) return signs;
  return signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
}

/** Letters that no decomposition brings to their plain form. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Compatible forms, lower case, without accents. Marks that are a letter of their own, as vowels of Hindi or Thai, stay. */
export function fold(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0652]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/gu, (letter) => plainLetters[letter] ?? letter);
}
