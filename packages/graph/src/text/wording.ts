import { cutText } from './cut-text.ts';

const longestQuote = 80;

/** A name as sentences show it, cut short so that a message never grows with what somebody wrote. */
export function quote(text: string): string {
  return `“${text.length > longestQuote ? `${cutText(text, longestQuote)}…` : text}”`;
}

/** `a`, `a or b`, `a, b or c`. */
export function listWords(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
