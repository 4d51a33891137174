import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOs2, makeFont } from '../../../../testing/make-font.ts';
import { AppError } from '../../../errors.ts';
import { readFontTables } from '../font-tables.ts';
import { createFontKeeper } from './keep-fonts.ts';
import { readFont } from './read-font.ts';
import { tryFont } from './try-font.ts';
import { withAllGlyphs } from './with-all-glyphs.ts';
import { writeTables } from './write-tables.ts';

const open = (path: string) => readFileSync(fileURLToPath(import.meta.resolve(`@fontsource-variable/${path}`)));
const [inter, lora, arabic] = [
  open('inter/files/inter-latin-wght-normal.woff2'),
  open('lora/files/lora-cyrillic-wght-normal.woff2'),
  open('noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2'),
];
const archivo = new URL('../../../../../packages/demo-fal/node_modules/@fontsource/archivo/files/', import.meta.url);
const webFont = readFileSync(new URL('archivo-latin-800-normal.woff', archivo));
const trueType = unpackWoff(webFont);

test.each([
  [
    'WOFF2, variable',
    inter,
    {
      fileType: 'WOFF2',
      family: 'Inter',
      weights: { least: 100, most: 900 },
      scripts: ['LATIN'],
      style: 'SANS',
      baseline: 0.364,
    },
  ],
  ['WOFF2 of one script', lora, { family: 'Lora', scripts: ['CYRILLIC'], weights: { least: 400, most: 700 } }],
  ['WOFF2 in Arabic', arabic, { family: 'Noto Naskh Arabic', scripts: ['ARABIC'] }],
  [
    'TTF, static',
    trueType,
    { fileType: 'TTF', family: 'Archivo ExtraBold', weights: { least: 800, most: 800 }, baseline: 0.334 },
  ],
  [
    'OTF',
    makeFont({ styleName: 'Bold', weight: 700 }),
    {
      fileType: 'OTF',
      family: 'Acme Blocks',
      styleName: 'Bold',
      scripts: ['LATIN'],
      weights: { least: 700, most: 700 },
    },
  ],
  ['a condensed one', makeFont({ family: 'Acme Condensed' }), { style: 'CONDENSED' }],
  ['a serif', makeFont({ family: 'Acme Serif' }), { style: 'SERIF' }],
  ['a sans serif', makeFont({ family: 'Acme Sans Serif' }), { style: 'SANS' }],
  ['one that may be printed and viewed', makeFont({ fsType: 4 }), { family: 'Acme Blocks' }],
  // Where several bits are set, the one that allows most holds.
  ['one that may be edited besides', makeFont({ fsType: 2 + 8 }), { family: 'Acme Blocks' }],
  ['one that may not be cut into subsets', makeFont({ fsType: 0x100 }), { family: 'Acme Blocks' }],
  ['one without a name', makeFont({ family: ' ' }), { family: 'A font without a name' }],
])('reads %s', (_, file, expected) => {
  expect(readFont(file)).toMatchObject(expected);
});

test.each<[string, Buffer, string, RegExp]>([
  ['nothing', Buffer.alloc(0), 'FONT_INVALID', /no font/],
  [
    'a picture under another name',
    Buffer.from('\u0089PNG\r\n\u001A\n0000000000', 'latin1'),
    'FONT_INVALID',
    /none of TTF, OTF and WOFF2/,
  ],
  ['a script', Buffer.from('<script>alert(1)</script>'), 'FONT_INVALID', /none of TTF, OTF and WOFF2/],
  ['WOFF of the first kind', webFont, 'FONT_INVALID', /WOFF2, TTF or OTF/],
  ['several in one', Buffer.concat([Buffer.from('ttcf'), trueType]), 'FONT_INVALID', /several fonts/],
  ['half a font', trueType.subarray(0, 4_000), 'FONT_INVALID', /ends too early/],
  ['half a packed one', inter.subarray(0, 9_000), 'FONT_INVALID', /ends too early/],
  ['a font without outlines', withoutTable(trueType, 'glyf'), 'FONT_INVALID', /no outlines/],
  ['a font without letters', makeFont({ letters: '' }), 'FONT_INVALID', /no signs|broken/],
  ['more parts than any font has', withTables(trueType, 4_000), 'FONT_INVALID', /4000 parts/],
  ['more than 5 MB', Buffer.concat([trueType, Buffer.alloc(5_000_000)]), 'FONT_TOO_LARGE', /5 MB/],
  ['a few bytes that become 100 MB', bomb({ says: 100_000_000, is: 100_000_000 }), 'FONT_TOO_LARGE', /30 MB/],
  ['the same that says it were 1 MB', bomb({ says: 1_000_000, is: 100_000_000 }), 'FONT_TOO_LARGE', /30 MB/],
  ['one that packs less than it says', bomb({ says: 1_000_000, is: 1_000 }), 'FONT_INVALID', /not what it says/],
  ['more glyphs than are taken', withGlyphs(trueType, 65_000), 'FONT_TOO_LARGE', /65,000 glyphs/],
  ['a restricted license', makeFont({ fsType: 2 }), 'FONT_RESTRICTED', /restricted license/],
  [
    'one that allows bitmaps alone',
    changeOs2(trueType, (os2) => os2.setUint16(8, 0x200)),
    'FONT_RESTRICTED',
    /bitmaps/,
  ],
])('refuses %s', (_, file, code, message) => {
  const error = errorOf(() => readFont(file));
  expect(error).toMatchObject({ code });
  expect(error?.message).toMatch(message);
});

test('whatever is broken in a font is told as that, and nothing else goes wrong', () => {
  const files = [trueType, makeFont(), inter];
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom(...files), changes, (file, bytes) => {
      const broken = Buffer.from(file);
      // Most of them where a font says what is in it.
      for (const [index, [at, byte]] of bytes.entries()) broken[index % 2 ? at % broken.length : at % 2_000] = byte;
      const error = errorOf(() => withAllGlyphs(broken, readFont(broken).glyphs, { tables: 64, unpacked: 30_000_000 }));
      if (error) expect(error.code).toMatch(/^FONT_/);
    }),
    { numRuns: 500 },
  );
});

test('each glyph of a font is drawn once, be it packed or not, and one of which nothing can be drawn is not kept', async () => {
  const put: string[] = [];
  const storage = { put: async (path: string) => void put.push(path), remove: () => Promise.resolve() };
  const keeper = createFontKeeper({ tryFont, storage });
  const [start, length] = placeOf(trueType, 'loca');
  const broken = Buffer.from(trueType).fill(0xff, start, start + length);
  await expect(keeper.store('someone', broken)).rejects.toMatchObject({
    code: 'FONT_INVALID',
    message: expect.stringContaining('nothing can be drawn') as string,
  });
  expect(put).toEqual([]);
  for (const file of [trueType, inter, makeFont()]) await keeper.store('someone', file);
  const path = (type: string) => expect.stringMatching(new RegExp(`^someone/[0-9a-f-]{36}[.]${type}$`)) as string;
  expect(put).toEqual([path('ttf'), path('woff2'), path('otf')]);
});

test('a glyph that is made of two that are made of two, forty times over, is given up', async () => {
  const deep = nested(40);
  expect(deep.byteLength).toBeLessThan(5_000);
  await tryFont(nested(4), readFont(nested(4)).glyphs);
  await expect(tryFont(deep, readFont(deep).glyphs, { patience: 3_000 })).rejects.toMatchObject({
    code: 'FONT_INVALID',
    message: expect.stringContaining('take for ever') as string,
  });
});

/** A TrueType font whose glyphs, from the third on, are each made of the one before, twice, so many of them. */
function nested(depth: number): Buffer {
  const tables = new Map(readFontTables(makeFont(), { tables: 64, unpacked: 1e9 }).tables);
  const head = Buffer.from(tables.get('head') ?? []);
  // Places in it are told in four bytes.
  head.writeInt16BE(1, 50);
  const count = Buffer.from(tables.get('maxp') ?? []).readUInt16BE(4);
  const maxp = Buffer.alloc(32);
  maxp.writeUInt32BE(0x00010000, 0);
  maxp.writeUInt16BE(count, 4);
  const words = (...values: number[]) => {
    const bytes = Buffer.alloc(values.length * 2);
    for (const [index, value] of values.entries()) bytes.writeInt16BE(value, index * 2);
    return bytes;
  };
  const bounds = [0, 0, 500, 700];
  const box = Buffer.concat([words(1, ...bounds, 3, 0), Buffer.alloc(4, 1), words(0, 500, 0, -500, 0, 0, 700, 0)]);
  const twice = (glyph: number) => words(-1, ...bounds, 0x23, glyph, 0, 0, 0x03, glyph, 1, 1);
  const glyphs = Array.from({ length: count }, (_, index) => (index > 1 && index <= depth ? twice(index - 1) : box));
  const places = glyphs.reduce((all, glyph) => [...all, (all.at(-1) ?? 0) + glyph.length], [0]);
  const loca = Buffer.alloc(places.length * 4);
  for (const [index, place] of places.entries()) loca.writeUInt32BE(place, index * 4);
  const own = { head, maxp, loca, glyf: Buffer.concat(glyphs) };
  const whole = new Map([...tables, ...Object.entries(own)].filter(([name]) => name !== 'CFF '));
  return Buffer.from(writeTables(new Map([...whole].toSorted(([one], [other]) => (one < other ? -1 : 1)))));
}

function errorOf(work: () => unknown): AppError | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** The TrueType font in a WOFF file of the first kind, whose tables are packed one by one. */
function unpackWoff(file: Buffer): Buffer {
  const count = file.readUInt16BE(12);
  const head = Buffer.alloc(12 + count * 16);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(count, 4);
  const parts = [head];
  let offset = head.length;
  for (let index = 0; index < count; index += 1) {
    const at = 44 + index * 20;
    const [from, packed, whole] = [4, 8, 12].map((part) => file.readUInt32BE(at + part));
    const bytes = file.subarray(from, (from ?? 0) + (packed ?? 0));
    const table = packed === whole ? bytes : inflateSync(bytes);
    file.copy(head, 12 + index * 16, at, at + 4);
    head.writeUInt32BE(offset, 12 + index * 16 + 8);
    head.writeUInt32BE(table.length, 12 + index * 16 + 12);
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

function entryOf(file: Buffer, name: string): number {
  for (let at = 12; at < 12 + file.readUInt16BE(4) * 16; at += 16) {
    if (file.toString('latin1', at, at + 4) === name) return at;
  }
  throw new Error(`There is no ${name}.`);
}

function placeOf(file: Buffer, name: string): [start: number, length: number] {
  const at = entryOf(file, name);
  return [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
}

function withoutTable(file: Buffer, name: string): Buffer {
  const changed = Buffer.from(file);
  changed.write('none', entryOf(file, name), 'latin1');
  return changed;
}

function withTables(file: Buffer, count: number): Buffer {
  const changed = Buffer.from(file);
  changed.writeUInt16BE(count, 4);
  return changed;
}

function withGlyphs(file: Buffer, count: number): Buffer {
  const changed = Buffer.from(file);
  changed.writeUInt16BE(count, placeOf(file, 'maxp')[0] + 4);
  return changed;
}

/** A WOFF2 file of one part, which is nothing but zeros. */
function bomb({ says, is }: { says: number; is: number }): Buffer {
  const packed = brotliCompressSync(Buffer.alloc(is), { params: {} });
  const head = Buffer.alloc(48);
  head.write('wOF2', 0, 'latin1');
  head.writeUInt16BE(1, 12);
  head.writeUInt32BE(packed.length, 20);
  const length = [21, 14, 7].map((bits) => ((says >> bits) & 0x7f) | 0x80);
  return Buffer.concat([head, Buffer.from([1, ...length, says & 0x7f]), packed]);
}
