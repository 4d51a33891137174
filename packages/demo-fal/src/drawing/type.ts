import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Font, Glyph } from 'opentype.js';

/** The typefaces that come with the program: a fresh machine may have none, so text is drawn as outlines. */
export type Face = 'poster' | 'grotesk' | 'text' | 'serif';

const FILES: Record<Face, string> = {
  poster: '@fontsource/bebas-neue/files/bebas-neue-{subset}-400-normal.woff',
  grotesk: '@fontsource/archivo/files/archivo-{subset}-900-normal.woff',
  text: '@fontsource/archivo/files/archivo-{subset}-600-normal.woff',
  serif: '@fontsource/dm-serif-display/files/dm-serif-display-{subset}-400-normal.woff',
};

/** Height of a capital and space between baselines, as shares of the size. */
const METRICS: Record<Face, { capital: number; leading: number }> = {
  poster: { capital: 0.7, leading: 0.86 },
  grotesk: { capital: 0.69, leading: 0.96 },
  text: { capital: 0.69, leading: 1.3 },
  serif: { capital: 0.68, leading: 1.04 },
};

export interface SetText {
  /** SVG path data; the block's top left corner (at capital height) is 0, 0. */
  path: string;
  width: number;
  height: number;
  size: number;
  lines: number;
}

export interface Setting {
  face: Face;
  /** Extra space between letters, as a share of the size. */
  tracking?: number;
  align?: 'left' | 'center' | 'right';
}

/** What remains when characters that no bundled face can draw are left out. */
export function drawable(text: string, face: Face): string {
  const kept = Array.from(text.normalize('NFC').replaceAll('’', "'")).filter(
    (char) => char === ' ' || glyphOf(char, face),
  );
  return kept.join('').replace(/\s+/g, ' ').trim();
}

/** One line at a given size. */
export function setLine(text: string, size: number, setting: Setting): SetText {
  return setLines([text], size, setting);
}

/** The text as large as the box allows, over as many balanced lines as serve that best; `null` when nothing can be drawn. */
export function fitText(
  text: string,
  box: { width: number; height: number; largest?: number; mostLines?: number },
  setting: Setting,
): SetText | null {
  const words = drawable(text, setting.face).split(' ').filter(Boolean);
  if (words.length === 0) return null;
  const { leading, capital } = METRICS[setting.face];
  let best: { size: number; lines: string[] } | null = null;
  for (let count = 1; count <= Math.min(words.length, box.mostLines ?? 4); count++) {
    const lines = balance(words, count, setting);
    const widest = Math.max(...lines.map((line) => widthOf(line, 1, setting)));
    const tall = (count - 1) * leading + capital;
    const size = Math.min(box.width / widest, box.height / tall, box.largest ?? Infinity);
    if (!best || size > best.size * 1.04) best = { size, lines };
  }
  return best && setLines(best.lines, best.size, setting);
}

function setLines(lines: readonly string[], size: number, setting: Setting): SetText {
  const { capital, leading } = METRICS[setting.face];
  const widths = lines.map((line) => widthOf(line, size, setting));
  const width = Math.max(...widths);
  const share = { left: 0, center: 0.5, right: 1 }[setting.align ?? 'left'];
  const paths = lines.map((line, row) => {
    const x = (width - (widths[row] ?? 0)) * share;
    return linePath(line, x, capital * size + row * leading * size, size, setting);
  });
  return {
    path: paths.join(''),
    width,
    height: ((lines.length - 1) * leading + capital) * size,
    size,
    lines: lines.length,
  };
}

/** Lines of about equal width: every way to break is tried, for there are few words. */
function balance(words: readonly string[], count: number, setting: Setting): string[] {
  if (count === 1) return [words.join(' ')];
  let best: string[] = [];
  let narrowest = Infinity;
  for (let first = 1; first <= words.length - count + 1; first++) {
    const lines = [words.slice(0, first).join(' '), ...balance(words.slice(first), count - 1, setting)];
    const widest = Math.max(...lines.map((line) => widthOf(line, 1, setting)));
    if (widest < narrowest) [best, narrowest] = [lines, widest];
  }
  return best;
}

function widthOf(text: string, size: number, setting: Setting): number {
  let width = 0;
  eachGlyph(text, size, setting, (_glyph, _x, end) => (width = end));
  return Math.max(0, width - (setting.tracking ?? 0) * size);
}

function linePath(text: string, x: number, baseline: number, size: number, setting: Setting): string {
  let path = '';
  eachGlyph(text, size, setting, (glyph, at) => (path += pathOf(glyph, x + at, baseline, size)));
  return path;
}

const joined = (...numbers: readonly (number | undefined)[]): string =>
  numbers.map((value) => (value ?? 0).toFixed(2)).join(' ');

function pathOf(glyph: Glyph, x: number, baseline: number, size: number): string {
  return glyph
    .getPath(x, baseline, size)
    .commands.map((step) => {
      if (step.type === 'Z') return 'Z';
      if (step.type === 'C') return `C${joined(step.x1, step.y1, step.x2, step.y2, step.x, step.y)}`;
      if (step.type === 'Q') return `Q${joined(step.x1, step.y1, step.x, step.y)}`;
      return `${step.type}${joined(step.x, step.y)}`;
    })
    .join('');
}

function eachGlyph(
  text: string,
  size: number,
  setting: Setting,
  visit: (glyph: Glyph, x: number, end: number) => void,
): void {
  let x = 0;
  let before: { glyph: Glyph; font: Font } | null = null;
  for (const char of text) {
    const found = glyphOf(char, setting.face);
    if (!found) continue;
    const scale = size / found.font.unitsPerEm;
    if (before?.font === found.font) x += found.font.getKerningValue(before.glyph, found.glyph) * scale;
    const end = x + (found.glyph.advanceWidth ?? 0) * scale + (setting.tracking ?? 0) * size;
    visit(found.glyph, x, end);
    x = end;
    before = found;
  }
}

function glyphOf(char: string, face: Face): { glyph: Glyph; font: Font } | null {
  for (const font of fontsOf(face)) {
    const index = font.charToGlyphIndex(char);
    if (index > 0) return { glyph: font.glyphs.get(index), font };
  }
  return null;
}

const loaded = new Map<Face, Font[]>();
const require = createRequire(import.meta.url);
// Its CommonJS build: the types promise named exports, which Node does not find in it.
const opentype = require('opentype.js') as typeof import('opentype.js');

function fontsOf(face: Face): Font[] {
  const known = loaded.get(face);
  if (known) return known;
  const fonts = ['latin', 'latin-ext'].map((subset) => {
    const bytes = readFileSync(require.resolve(FILES[face].replace('{subset}', subset)));
    return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  });
  loaded.set(face, fonts);
  return fonts;
}
