import type { GraphNode } from './graph.ts';

const longestQuote = 80;

/** A name as sentences show it, cut short so that a message never grows with what a client sent. */
export function quote(text: string): string {
  return `“${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}”`;
}

/** A node by its name and key: `“Photo” (photo-1)`. */
export function nameAndKey(node: Pick<GraphNode, 'name' | 'key'>): string {
  return `${quote(node.name)} (${node.key.slice(0, longestQuote)})`;
}

/** `a`, `a or b`, `a, b or c`. */
export function listWords(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
