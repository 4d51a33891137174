import type { EventText } from './event-text.ts';

/** Beyond this, copying the bytes for each reader costs more than handing them over in pieces. */
const mostCopied = 16 * 1024;

/** Where frames are written to. */
export interface FrameTarget {
  /** True when all of it has left, so that the bytes may be used for something else. */
  write(pieces: readonly Buffer[]): boolean;
}

/** What goes before an event's bytes for a subscription of this id. */
export function openingOf(id: string): Buffer {
  return Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
}

/** Frames of some events, with room for openings of one length. */
interface Sheet {
  texts: readonly EventText[];
  openingSize: number;
  openings: readonly number[];
  bytes: Buffer;
  isInUse: boolean;
}

/**
 * Writes events as text frames of the WebSocket protocol (RFC 6455, 5.2), unmasked as a server sends them. Like readers
 * are served one after another from the same bytes, in which only the opening changes; a reader to whom they have not
 * gone at once keeps them, and the next is served from a copy.
 */
export function createFrameWriter(): (target: FrameTarget, opening: Buffer, texts: readonly EventText[]) => void {
  let sheet: Sheet | undefined;
  return (target, opening, texts) => {
    if (sheet?.texts !== texts || sheet.openingSize !== opening.length) sheet = layOut(texts, opening.length);
    if (!sheet) return void target.write(inPieces(texts, opening));
    if (sheet.isInUse) sheet = { ...sheet, bytes: Buffer.from(sheet.bytes) };
    for (const at of sheet.openings) sheet.bytes.set(opening, at);
    sheet.isInUse = !target.write([sheet.bytes]);
  };
}

/** Undefined where the events are so large that they are not to be copied. */
function layOut(texts: readonly EventText[], openingSize: number): Sheet | undefined {
  const parts: Buffer[] = [];
  const openings: number[] = [];
  let size = 0;
  for (const { bytes } of texts) {
    const header = headerOf(openingSize + bytes.length);
    parts.push(header, Buffer.alloc(openingSize), bytes);
    openings.push(size + header.length);
    size += header.length + openingSize + bytes.length;
    if (size > mostCopied) return undefined;
  }
  return { texts, openingSize, openings, bytes: Buffer.concat(parts), isInUse: false };
}

/** All readers share what is large. */
function inPieces(texts: readonly EventText[], opening: Buffer): Buffer[] {
  return texts.flatMap(({ bytes }) => [Buffer.concat([headerOf(opening.length + bytes.length), opening]), bytes]);
}

function headerOf(length: number): Buffer {
  const finalText = 0x81;
  if (length < 126) return Buffer.from([finalText, length]);
  if (length < 65_536) return Buffer.from([finalText, 126, length >> 8, length & 0xff]);
  const header = Buffer.from([finalText, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
