import { type EventText, toWireText, type WireText } from './event-text.ts';

/** Beyond this, copying the shared bytes for each reader costs more than handing them over in pieces. */
const mostCopied = 16 * 1024;

/** What is written to a connection; texts are Latin-1, a character for each byte. */
export type Piece = string | Buffer;

/** What goes before an event's text for a subscription of this id. */
export function openingOf(id: string): WireText {
  return toWireText(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
}

/**
 * Text frames of the WebSocket protocol (RFC 6455, 5.2), unmasked as a server sends them: one for each event, in as few
 * pieces as are worth their while. Readers of the same opening are given the same pieces.
 */
export function createFrameMaker(): (opening: WireText, texts: readonly EventText[]) => readonly Piece[] {
  let made: { opening: WireText; texts: readonly EventText[]; pieces: readonly Piece[] } | undefined;
  return (opening, texts) => {
    const isSame = made?.texts === texts && made.opening.ascii === opening.ascii && opening.ascii !== undefined;
    if (!made || !isSame) made = { opening, texts, pieces: frame(opening, texts) };
    return made.pieces;
  };
}

function frame(opening: WireText, texts: readonly EventText[]): Piece[] {
  let size = 0;
  let isAscii = opening.ascii !== undefined;
  for (const { ascii, bytes } of texts) {
    size += opening.bytes.length + bytes.length;
    isAscii &&= ascii !== undefined;
  }
  if (size > mostCopied) return texts.flatMap(({ bytes }) => [startOf(opening, bytes), bytes]);
  if (isAscii) return [texts.map(({ ascii = '' }) => asciiFrame(opening.ascii ?? '', ascii)).join('')];
  return [Buffer.concat(texts.flatMap(({ bytes }) => [startOf(opening, bytes), bytes]))];
}

/** As a text, because `write` needs no buffer of its own for one: half the time goes into making those. */
function asciiFrame(opening: string, rest: string): string {
  return headerText(opening.length + rest.length) + opening + rest;
}

function startOf({ bytes: opening }: WireText, rest: Buffer): Buffer {
  return Buffer.concat([Buffer.from(headerText(opening.length + rest.length), 'latin1'), opening]);
}

let lastHeader = { length: -1, text: '' };

/** The messages that go to like readers are mostly of one length. */
function headerText(length: number): string {
  if (lastHeader.length !== length) lastHeader = { length, text: String.fromCharCode(...header(length)) };
  return lastHeader.text;
}

function header(length: number): number[] {
  const finalText = 0x81;
  if (length < 126) return [finalText, length];
  if (length < 65_536) return [finalText, 126, length >> 8, length & 0xff];
  const extended = Buffer.alloc(8);
  extended.writeBigUInt64BE(BigInt(length));
  return [finalText, 127, ...extended];
}
