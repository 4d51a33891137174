import { searchKey } from '@visualadgen/graph/text/compare-text.ts';
import { stopWords } from './stop-words.ts';

/** A word in lower case, and whether it adjoins the one before, as words do in scripts that write no spaces. */
export interface Word {
  text: string;
  adjoins: boolean;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The telling words of a text in any script, broken into runs wherever a stop word or a mark stood, so that those beside one another
 * are real neighbours. Two spellings of one word are one; numbers and emoji are none.
 */
export function runsOfWords(text: string): Word[][] {
  const runs: Word[][] = [[]];
  for (const { segment, isWord, adjoins } of segmentsOf(text)) {
    const word = segment.replace(/'s$|['-]+$/u, '');
    if (isWord && isTelling(word)) runs.at(-1)?.push({ text: word, adjoins });
    else runs.push([]);
  }
  return runs;
}

interface Segment {
  segment: string;
  isWord: boolean;
  adjoins: boolean;
  /** It is made of Chinese signs, each of which stood alone. */
  isLone: boolean;
}

function segmentsOf(text: string): Segment[] {
  // In some scripts a space without width stands between words.
  const plain = searchKey(text.replaceAll('\u200b', ' ')).replaceAll(/[’ʼ]/g, "'").replaceAll(/[‐‑]/g, '-');
  const segments: Segment[] = [];
  let isAfterSpace = true;
  for (const { segment, isWordLike = false } of segmenter.segment(plain)) {
    const last = segments.at(-1);
    if (segment.trim() === '') isAfterSpace = true;
    else {
      const goesOn = last !== undefined && !isAfterSpace && belongsTo(last, segment, isWordLike);
      if (goesOn) last.segment += segment;
      else
        segments.push({
          segment,
          isWord: isWordLike,
          adjoins: !isAfterSpace && (last?.isWord ?? false),
          isLone: isLoneSign(segment),
        });
      isAfterSpace = false;
    }
  }
  return segments;
}

/** Hyphens hold a word together; so do Chinese signs that stand alone, which together are a word that the dictionary lacks. */
function belongsTo(last: Segment, next: string, isWord: boolean): boolean {
  if (next === '-') return last.isWord;
  return isWord && (/[^-]-$/u.test(last.segment) || (last.isLone && isLoneSign(next)));
}

function isLoneSign(segment: string): boolean {
  return /^\p{Script=Han}$/u.test(segment) && !stopWords.has(segment);
}

/** Alphabets spell a word in three letters and more; other scripts hold one in two signs. */
const alphabets =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\P{L}]+$/u;

function isTelling(word: string): boolean {
  const least = alphabets.test(word) ? 3 : 2;
  return /\p{L}/u.test(word) && !stopWords.has(word) && [...graphemes.segment(word)].length >= least;
}
