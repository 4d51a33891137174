import { brotliCompressSync, constants } from 'node:zlib';
import { readFontTables, readWoff2, type TableLimits } from '../font-tables.ts';
import { writeTables } from './write-tables.ts';

/** The first of the code points by which they are called: a plane of its own, for private use. */
export const firstGlyph = 0xf0000;

/**
 * The same font, in which each glyph has a code point, from `firstGlyph` on: also those that only come about where letters meet. So that
 * all of them can be drawn.
 */
export function withAllGlyphs(file: Uint8Array, glyphs: number, limits: TableLimits): Uint8Array {
  const { fileType, tables } = readFontTables(file, limits);
  const cmap = cmapOf(glyphs);
  return fileType === 'WOFF2'
    ? writeWoff2(file, cmap, limits)
    : writeTables(new Map([...tables, ['cmap', cmap]]), fileType);
}

/** One group of format 12. */
function cmapOf(glyphs: number): Uint8Array {
  const table = new DataView(new ArrayBuffer(40));
  table.setUint16(2, 1);
  table.setUint16(4, 3);
  table.setUint16(6, 10);
  table.setUint32(8, 12);
  table.setUint16(12, 12);
  table.setUint32(16, 28);
  table.setUint32(24, 1);
  table.setUint32(28, firstGlyph);
  table.setUint32(32, firstGlyph + glyphs - 1);
  return new Uint8Array(table.buffer);
}

function writeWoff2(file: Uint8Array, cmap: Uint8Array, limits: TableLimits): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const parts = readWoff2(file, view, limits).map((part) =>
    part.name === 'cmap' ? { ...part, bytes: cmap, original: cmap.byteLength } : part,
  );
  const whole = Buffer.concat(parts.map(({ bytes }) => bytes));
  const packed = brotliCompressSync(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  const directory = Buffer.concat(
    parts.flatMap(({ entry, original, isPlain, bytes }) => [
      entry,
      lengthOf(original),
      ...(isPlain ? [] : [lengthOf(bytes.byteLength)]),
    ]),
  );
  const head = Buffer.from(file.subarray(0, 48));
  // A file ends at a multiple of four.
  const length = Math.ceil((48 + directory.length + packed.length) / 4) * 4;
  head.writeUInt32BE(length, 8);
  // What it unpacks to: the directory and its parts, each padded.
  const size = parts.reduce((sum, { original }) => sum + Math.ceil(original / 4) * 4, 12 + parts.length * 16);
  head.writeUInt32BE(size, 16);
  head.writeUInt32BE(packed.length, 20);
  // No metadata, and no private data.
  head.fill(0, 28, 48);
  return Buffer.concat([head, directory, packed], length);
}

/** UIntBase128: seven bits a byte, the first ones marked. */
function lengthOf(value: number): Buffer {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return Buffer.from(bytes);
}
