/** An event as like readers are sent it, less the id that each of them chose for its subscription. */
export interface EventText {
  /** The number before it; a reader that has seen less misses something, and may not have this one yet. */
  after: number;
  sequence: number;
  /** It ends the execution, unless somebody sets that going again. */
  isLast: boolean;
  /** What comes after `{"id":…,"type":"next","payload":`. */
  bytes: Buffer;
}

/** The texts that a reader who has seen `last` may have next; undefined where they begin too late, or hold nothing new. */
export function textsAfter(texts: readonly EventText[], last: number): readonly EventText[] | undefined {
  // Mostly it is one text, and new to all.
  const start = texts[0] && texts[0].sequence > last ? 0 : texts.findIndex((text) => text.sequence > last);
  const first = texts[start];
  if (!first || first.after > last) return undefined;
  return start === 0 ? texts : texts.slice(start);
}
