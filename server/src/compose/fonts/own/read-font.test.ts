import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOs2, makeFont } from '../../../../testing/make-font.ts';
import { AppError } from '../../../errors.ts';
import { tryFont } from '../../render/create-takumi-renderer.ts';
import { createFontKeeper } from './keep-fonts.ts';
import { readFont } from './read-font.ts';

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

test('whatever is broken in a font is told as that, and nothing else goes wrong', async () => {
  const keeper = createFontKeeper({
    tryFont,
    storage: { put: () => Promise.resolve(), remove: () => Promise.resolve() },
  });
  const files = [trueType, makeFont(), inter];
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), changes, async (file, bytes) => {
      const broken = Buffer.from(file);
      // Most of them where a font says what is in it.
      for (const [index, [at, byte]] of bytes.entries()) broken[index % 2 ? at % broken.length : at % 2_000] = byte;
      const kept = await keeper.store('someone', broken).catch((error: unknown) => error);
      if (kept instanceof Error) expect(kept).toMatchObject({ code: expect.stringMatching(/^FONT_/) as string });
    }),
    { numRuns: 150 },
  );
});

test('a font of which nothing can be drawn is not kept', async () => {
  const put: string[] = [];
  const keeper = createFontKeeper({
    tryFont,
    storage: { put: async (path) => void put.push(path), remove: () => Promise.resolve() },
  });
  const [start, length] = placeOf(trueType, 'loca');
  const broken = Buffer.from(trueType).fill(0xff, start, start + length);
  await expect(keeper.store('someone', broken)).rejects.toMatchObject({ code: 'FONT_INVALID' });
  expect(put).toEqual([]);
  await keeper.store('someone', trueType);
  expect(put).toEqual([expect.stringMatching(/^someone\/[0-9a-f-]{36}\.ttf$/)]);
});

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
