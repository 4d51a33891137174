import type { RedditPost } from './reddit-source.ts';
import { stopWords } from './stop-words.ts';

interface Candidate {
  phrase: string;
  weight: number;
  titles: number;
}

const most = 10;

/**
 * What the titles have in common: single words, and pairs of neighbours that come up in at least two titles.
 * A title counts once for each of its words, by the logarithm of its score, so that one viral post does not drown the rest.
 * Lower case, strongest first, at most ten.
 */
export function extractTrends(posts: Pick<RedditPost, 'title' | 'score'>[]): string[] {
  const words = new Map<string, Candidate>();
  const pairs = new Map<string, Candidate>();
  for (const { title, score } of posts) {
    const weight = Math.log2(2 + Math.max(0, score));
    const runs = runsOfWords(title);
    count(words, new Set(runs.flat()), weight);
    count(pairs, new Set(runs.flatMap(neighbours)), weight);
  }
  const phrases = [...pairs.values()]
    .filter(({ titles }) => titles >= 2)
    .map((pair) => ({ ...pair, weight: pair.weight * 1.5 }));
  return strongest([...phrases, ...words.values()]);
}

/** The words of a title, broken wherever a stop word or a mark stood, so that pairs are real neighbours. */
function runsOfWords(title: string): string[][] {
  const runs: string[][] = [[]];
  for (const token of title
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}][\p{L}\p{N}'-]*|[^\s\p{L}\p{N}]/gu) ?? []) {
    const word = token.replace(/'s$|['-]+$/u, '');
    if (isTelling(word)) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  return runs;
}

function isTelling(word: string): boolean {
  return word.length >= 3 && /\p{L}/u.test(word) && !stopWords.has(word);
}

function neighbours(run: string[]): string[] {
  return run.slice(1).map((word, at) => `${run[at] ?? ''} ${word}`);
}

function count(into: Map<string, Candidate>, phrases: Set<string>, weight: number): void {
  for (const phrase of phrases) {
    const before = into.get(phrase);
    into.set(phrase, { phrase, weight: (before?.weight ?? 0) + weight, titles: (before?.titles ?? 0) + 1 });
  }
}

/** The best ten; a word that is already part of a chosen phrase says nothing new. */
function strongest(candidates: Candidate[]): string[] {
  const chosen: string[] = [];
  const said = new Set<string>();
  for (const { phrase } of candidates.toSorted((a, b) => b.weight - a.weight)) {
    const parts = phrase.split(' ');
    if (parts.some((part) => said.has(part))) continue;
    for (const part of parts) said.add(part);
    chosen.push(phrase);
    if (chosen.length === most) break;
  }
  return chosen;
}
