import type { FontFamily } from '@visualadgen/compose/fonts/families.ts';
import { fontLimits, type OwnFont } from '@visualadgen/compose/fonts/own-font.ts';
import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { create, type Font } from 'fontkitten';
import { AppError } from '../../../errors.ts';
import { type FontFileType, FontUnreadable, type FontTables, readFontTables } from '../font-tables.ts';
import { coverageOf, readSigns } from '../read-coverage.ts';
import { scriptsOf } from './scripts-of.ts';
import { writeTables } from './write-tables.ts';

/** What there is to know of a font that somebody sends. */
export interface ReadFont extends Omit<OwnFont, 'name'> {
  fileType: FontFileType;
  /** As it calls itself. */
  family: string;
  /** Which of its family it is, such as `Bold Italic`. */
  styleName: string;
  glyphs: number;
  /** The code points that it has signs for, from and to. */
  signs: readonly (readonly [number, number])[];
}

/** What a font must have so that it can be drawn; the outlines are of one kind or the other. */
const needed = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2'];
const outlines = ['glyf', 'CFF ', 'CFF2'];
/** What a library reads of it: few and small parts, with no outline and no program among them. */
const told = ['head', 'hhea', 'maxp', 'name', 'OS/2', 'post', 'fvar'];

/** Looks at a font without drawing anything. Throws FONT_INVALID, FONT_TOO_LARGE and FONT_RESTRICTED. */
export function readFont(file: Uint8Array): ReadFont {
  if (file.byteLength > fontLimits.bytes)
    throw new AppError('FONT_TOO_LARGE', {
      message: `The file has ${mega(file.byteLength)}; a font may have ${mega(fontLimits.bytes)}.`,
    });
  try {
    return read(readFontTables(file, { tables: fontLimits.tables, unpacked: fontLimits.unpackedBytes }));
  } catch (error) {
    if (!(error instanceof FontUnreadable)) throw error;
    throw new AppError(error.isTooLarge ? 'FONT_TOO_LARGE' : 'FONT_INVALID', {
      message: `The file ${error.message}`,
      cause: error,
    });
  }
}

function read({ fileType, tables, names }: FontTables): ReadFont {
  const missing = needed.filter((name) => !names.has(name));
  if (missing.length > 0) throw new FontUnreadable(`is a broken font: it lacks ${missing.join(', ')}.`);
  if (!outlines.some((name) => names.has(name)))
    throw new FontUnreadable('has no outlines: fonts of pictures cannot be used.');
  const font = parse(new Map([...tables].filter(([name]) => told.includes(name))));
  if (font.numGlyphs > fontLimits.glyphs)
    throw new FontUnreadable(
      `has ${font.numGlyphs.toLocaleString('en')} glyphs; at most ${fontLimits.glyphs.toLocaleString('en')} are taken.`,
      { isTooLarge: true },
    );
  checkLicense(font);
  const signs = attempt(() => readSigns(tables.get('cmap') ?? new Uint8Array()));
  if (signs.length === 0) throw new FontUnreadable('has no signs for letters.');
  const covers = coverageOf(signs);
  return {
    fileType,
    family: nameOf(font.getName('preferredFamily') ?? font.familyName) || 'A font without a name',
    styleName: nameOf(font.getName('preferredSubfamily') ?? font.subfamilyName) || 'Regular',
    style: styleOf(font),
    scripts: scriptsOf(covers),
    weights: weightsOf(font),
    baseline: baselineOf(font),
    glyphs: font.numGlyphs,
    signs,
  };
}

function parse(tables: ReadonlyMap<string, Uint8Array>): Font {
  return attempt(() => {
    const font = create(Buffer.from(writeTables(tables)));
    if (font.isCollection) throw new FontUnreadable('holds several fonts.');
    // It reads each part when it is first asked for.
    void [font.numGlyphs, font['OS/2'].fsType, font.hhea.ascent, font.variationAxes, font.unitsPerEm];
    return font;
  });
}

/** Whatever a parser stumbles over is a broken file. */
function attempt<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof FontUnreadable) throw error;
    throw new FontUnreadable('is a broken font.', { cause: error });
  }
}

/** Its own word on whether it may be part of what is made: `fsType` (https://learn.microsoft.com/typography/opentype/spec/os2#fstype). */
function checkLicense(font: Font): void {
  const { noEmbedding, viewOnly, editable, bitmapOnly } = font['OS/2'].fsType;
  // Where several are set, the one that allows most holds.
  if (noEmbedding && !viewOnly && !editable)
    throw new AppError('FONT_RESTRICTED', {
      message:
        'The font says that its license does not allow it to be embedded (“restricted license”). Use a version of it that its maker licenses for this.',
      details: { fsType: 2 },
    });
  if (bitmapOnly)
    throw new AppError('FONT_RESTRICTED', {
      message:
        'The font says that its license allows bitmaps of it alone to be embedded. Use a version of it that its maker licenses for this.',
      details: { fsType: 512 },
    });
}

function weightsOf(font: Font): OwnFont['weights'] {
  const axis = font.variationAxes['wght'];
  const limited = (weight: number) => Math.round(Math.min(1000, Math.max(1, weight)));
  if (axis && axis.max > axis.min) return { least: limited(axis.min), most: limited(axis.max) };
  const own = limited(font['OS/2'].usWeightClass || 400);
  return { least: own, most: own };
}

/** Half of what it reaches above its baseline less what it does below, as the families that come with the product have it. */
function baselineOf({ hhea, unitsPerEm }: Font): number {
  const [above, below] = [hhea.ascent / unitsPerEm, -hhea.descent / unitsPerEm];
  if (!(above > 0 && above <= tallest && below >= 0 && below <= tallest))
    throw new FontUnreadable('is a broken font: its measures make no sense.');
  return Math.round(Math.min(0.5, Math.max(0.15, (above - below) / 2)) * 1_000) / 1_000;
}

/** In em: what no letters reach. */
const tallest = 2.5;

/** By what it says of its build, so that scripts that it lacks are set in a like one. */
function styleOf(font: Font): FontFamily['style'] {
  const { sFamilyClass, panose, usWidthClass } = font['OS/2'];
  const [family = 0, serif = 0] = panose;
  const kind = sFamilyClass >> 8;
  const name = font.familyName ?? '';
  if (family === 3 || kind === 10) return 'HANDWRITING';
  if (/\b(condensed|narrow|compressed)\b/i.test(name) || (usWidthClass > 0 && usWidthClass <= 3)) return 'CONDENSED';
  const isSerif = family === 2 && serif >= 2 ? serif <= 10 : (kind >= 1 && kind <= 5) || kind === 7;
  return isSerif || /\bserif\b(?<!sans[ -]?serif)/i.test(name) ? 'SERIF' : 'SANS';
}

function nameOf(given: string | null): string {
  return cutText(tidyName(given ?? ''), fontLimits.name);
}

function mega(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
