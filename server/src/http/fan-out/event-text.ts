/**
 * An event as like readers are sent it, less the id that each of them chose for its subscription:
 * `{"id":…,"type":"next","payload":` and then this.
 */
export interface EventText {
  /** The number before it; a reader that has seen less misses something, and may not have this one yet. */
  after: number;
  sequence: number;
  /** It ends the execution, unless somebody sets that going again. */
  isLast: boolean;
  /** The text itself where it is ASCII throughout, which is written faster than its bytes. */
  ascii: string | undefined;
  bytes: Buffer;
}

/** A text as it is and as it goes over a wire. */
export type WireText = Pick<EventText, 'ascii' | 'bytes'>;

export function toWireText(text: string): WireText {
  const bytes = Buffer.from(text);
  return { ascii: bytes.length === text.length ? text : undefined, bytes };
}

/** The texts that a reader who has seen `last` may have next; undefined where they begin too late, or hold nothing new. */
export function textsAfter(texts: readonly EventText[], last: number): readonly EventText[] | undefined {
  // Mostly it is one text, and new to all.
  const start = texts[0] && texts[0].sequence > last ? 0 : texts.findIndex((text) => text.sequence > last);
  const first = texts[start];
  if (!first || first.after > last) return undefined;
  return start === 0 ? texts : texts.slice(start);
}
