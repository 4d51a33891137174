import type { RedditPost } from './reddit-source.ts';
import { runsOfWords } from './words-of.ts';
import type { Word } from './words-of.ts';

interface Phrase {
  phrase: string;
  parts: readonly string[];
}

interface Candidate extends Phrase {
  weight: number;
  titles: number;
}

const most = 10;

/**
 * What the titles have in common: single words, and pairs of neighbours that come up in at least two titles.
 * A title counts once for each of its words, by the logarithm of its score, so that one viral post does not drown the rest.
 * In any script, lower case, strongest first, at most ten.
 */
export function extractTrends(posts: Pick<RedditPost, 'title' | 'score'>[]): string[] {
  const words = new Map<string, Candidate>();
  const pairs = new Map<string, Candidate>();
  for (const { title, score } of posts) {
    const weight = Math.log2(2 + Math.max(0, score));
    const runs = runsOfWords(title);
    count(
      words,
      runs.flat().map(({ text }) => ({ phrase: text, parts: [text] })),
      weight,
    );
    count(pairs, runs.flatMap(neighbours), weight);
  }
  const phrases = [...pairs.values()]
    .filter(({ titles }) => titles >= 2)
    .map((pair) => ({ ...pair, weight: pair.weight * 1.5 }));
  return strongest([...phrases, ...words.values()]);
}

/** Words that adjoin in the title do so in the phrase. */
function neighbours(run: readonly Word[]): Phrase[] {
  return run.slice(1).map((word, at) => {
    const parts = [run[at]?.text ?? '', word.text];
    return { phrase: parts.join(word.adjoins ? '' : ' '), parts };
  });
}

function count(into: Map<string, Candidate>, phrases: readonly Phrase[], weight: number): void {
  for (const one of new Map(phrases.map((phrase) => [phrase.phrase, phrase])).values()) {
    const before = into.get(one.phrase);
    into.set(one.phrase, { ...one, weight: (before?.weight ?? 0) + weight, titles: (before?.titles ?? 0) + 1 });
  }
}

/** The best ten; a word that is already part of a chosen phrase says nothing new. */
function strongest(candidates: Candidate[]): string[] {
  const chosen: string[] = [];
  const said = new Set<string>();
  for (const { phrase, parts } of candidates.toSorted((a, b) => b.weight - a.weight)) {
    if (parts.some((part) => said.has(part))) continue;
    for (const part of parts) said.add(part);
    chosen.push(phrase);
    if (chosen.length === most) break;
  }
  return chosen;
}
