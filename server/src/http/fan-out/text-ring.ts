import { type EventText, textsAfter } from './event-text.ts';

export interface TextRing {
  /** The number of its newest text; 0 while it is empty. */
  readonly end: number;
  /** What comes before its newest is passed over; what does not join on makes it begin anew. */
  push(text: EventText): void;
  /** Everything after a number; undefined when it does not reach back that far, or has nothing newer. */
  after(last: number): readonly EventText[] | undefined;
  clear(): void;
}

/** The newest texts of a group without a gap between them, for those who come a little late. */
export function createTextRing(most: { texts: number; bytes: number }): TextRing {
  let texts: EventText[] = [];
  let byteSize = 0;
  const end = () => texts.at(-1)?.sequence ?? 0;

  return {
    get end() {
      return end();
    },
    push(text) {
      if (text.sequence <= end()) return;
      if (text.after !== end()) clear();
      texts.push(text);
      byteSize += text.bytes.length;
      while (texts.length > most.texts || byteSize > most.bytes) byteSize -= texts.shift()?.bytes.length ?? byteSize;
    },
    after: (last) => textsAfter(texts, last),
    clear,
  };

  function clear() {
    texts = [];
    byteSize = 0;
  }
}
