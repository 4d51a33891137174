import { brotliDecompressSync } from 'node:zlib';

export type FontFileType = 'TTF' | 'OTF' | 'WOFF2';

/** A font file as far as its parts go; none of them has been read. */
export interface FontTables {
  fileType: FontFileType;
  /** By their names of four letters. WOFF2 keeps some in a form of its own: those are left out. */
  tables: ReadonlyMap<string, Uint8Array>;
  /** Of all parts, those that are left out among them. */
  names: ReadonlySet<string>;
}

export interface TableLimits {
  tables: number;
  /** Bytes. */
  unpacked: number;
}

/** What is no font, or more than may be. The message is for people, and follows on “The file”. */
export class FontUnreadable extends Error {
  readonly isTooLarge: boolean;
  constructor(message: string, { isTooLarge = false, cause }: { isTooLarge?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.isTooLarge = isTooLarge;
  }
}

const [trueType, apple, openType, woff2, woff1, collection] = [
  0x00010000, 0x74727565, 0x4f54544f, 0x774f4632, 0x774f4646, 0x74746366,
];

/** By content: what a file calls itself tells nothing. Nothing larger than the limits is ever unpacked. Throws FontUnreadable. */
export function readFontTables(file: Uint8Array, limits: TableLimits): FontTables {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.byteLength < 12) throw new FontUnreadable('is no font.');
  try {
    switch (view.getUint32(0)) {
      case trueType:
      case apple:
        return { fileType: 'TTF', ...readPlain(file, view, limits) };
      case openType:
        return { fileType: 'OTF', ...readPlain(file, view, limits) };
      case woff2:
        return { fileType: 'WOFF2', ...readPacked(file, view, limits) };
      case woff1:
        throw new FontUnreadable('is a WOFF font of the first kind. Use it as WOFF2, TTF or OTF.');
      case collection:
        throw new FontUnreadable('holds several fonts. Use the one that you want as a file of its own.');
      default:
        throw new FontUnreadable('is no font: it is none of TTF, OTF and WOFF2.');
    }
  } catch (error) {
    if (error instanceof FontUnreadable) throw error;
    // What is told of its parts leads out of the file.
    throw new FontUnreadable('is a broken font.', { cause: error });
  }
}

type Parts = Pick<FontTables, 'tables' | 'names'>;

/** TTF and OTF (https://learn.microsoft.com/typography/opentype/spec/otff). */
function readPlain(file: Uint8Array, view: DataView, limits: TableLimits): Parts {
  const count = countTables(view.getUint16(4), limits);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < count; index += 1) {
    const at = 12 + index * 16;
    const [offset, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (offset + length > file.byteLength) throw new FontUnreadable('is a broken font: it ends too early.');
    tables.set(tagAt(view, at), file.subarray(offset, offset + length));
  }
  return { tables, names: new Set(tables.keys()) };
}

function readPacked(file: Uint8Array, view: DataView, limits: TableLimits): Parts {
  const parts = readWoff2(file, view, limits);
  return {
    tables: new Map(parts.filter(({ isPlain }) => isPlain).map(({ name, bytes }) => [name, bytes])),
    names: new Set(parts.map(({ name }) => name)),
  };
}

/** A part of a WOFF2 file. */
export interface Woff2Part {
  name: string;
  /** As its entry in the directory begins, before its lengths. */
  entry: Uint8Array;
  /** Bytes, before it was put into a form of WOFF2’s own. */
  original: number;
  /** It is as it was, and not in such a form. */
  isPlain: boolean;
  bytes: Uint8Array;
}

/** WOFF2, which packs all parts together (https://www.w3.org/TR/WOFF2/). */
export function readWoff2(file: Uint8Array, view: DataView, limits: TableLimits): Woff2Part[] {
  const count = countTables(view.getUint16(12), limits);
  const packed = view.getUint32(20);
  let at = 48;
  const readLength = () => {
    let length = 0;
    for (let bytes = 0; bytes < 5; bytes += 1) {
      const byte = view.getUint8(at);
      at += 1;
      length = length * 128 + (byte & 0x7f);
      if (byte < 0x80) return length;
    }
    throw new FontUnreadable('is a broken font.');
  };
  const entries: (Omit<Woff2Part, 'bytes'> & { offset: number; stored: number })[] = [];
  let offset = 0;
  for (let index = 0; index < count; index += 1) {
    const flags = view.getUint8(at);
    const [known, version] = [flags & 0x3f, flags >> 6];
    const name = knownTables[known] ?? tagAt(view, at + 1);
    const start = at;
    at += known === knownTables.length ? 5 : 1;
    const entry = file.subarray(start, at);
    const original = readLength();
    const isOutline = name === 'glyf' || name === 'loca';
    const isPlain = isOutline ? version === 3 : version === 0;
    const stored = isPlain ? original : readLength();
    entries.push({ name, entry, original, isPlain, offset, stored });
    offset += stored;
  }
  if (offset > limits.unpacked) throw tooLarge(limits);
  if (at + packed > file.byteLength) throw new FontUnreadable('is a broken font: it ends too early.');
  const whole = unpack(file.subarray(at, at + packed), offset, limits);
  return entries.map(({ offset: from, stored, ...part }) => ({ ...part, bytes: whole.subarray(from, from + stored) }));
}

/** Whatever a few bytes would become, it is given up at the limit. */
function unpack(bytes: Uint8Array, length: number, limits: TableLimits): Uint8Array {
  try {
    const whole = brotliDecompressSync(bytes, { maxOutputLength: limits.unpacked });
    if (whole.byteLength === length) return whole;
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(limits);
    throw error;
  }
  throw new FontUnreadable('is a broken font: what is packed in it is not what it says.');
}

function tooLarge({ unpacked }: TableLimits): FontUnreadable {
  const message = `unpacks to more than ${Math.round(unpacked / 1_000_000)} MB.`;
  return new FontUnreadable(message, { isTooLarge: true });
}

function countTables(count: number, { tables }: TableLimits): number {
  if (count > 0 && count <= tables) return count;
  throw new FontUnreadable(count === 0 ? 'is a broken font.' : `has ${count} parts; at most ${tables} are read.`);
}

function tagAt(view: DataView, at: number): string {
  return String.fromCodePoint(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}

/** By their numbers in WOFF2’s list of known tables; some names end with a space. */
const knownTables = (
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS ' +
  'GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop ' +
  'trak Zapf Silf Glat Gloc Feat Sill'
).split(/ (?! )/);
