import type { Atom } from './atom.ts';
import { divideAtom, type Syllables } from './hyphenation.ts';
import { signsOf } from './read-atoms.ts';
import { lineWidth, type MeasuredAtom, wrap, type WrapOptions } from './wrap.ts';

/** A font as type is measured and drawn in it. */
export interface TextFont {
  /** The families that are asked for a sign, in order. */
  families: readonly string[];
  weight: number;
  /** Added after each sign, in em. */
  tracking: number;
  /** How far below the middle of a line its letters stand, in em. */
  baseline: number;
}

/** How wide a text is in a font, in em, without tracking. The same text has the same width wherever it is asked. */
export type WidthOf = (font: TextFont, text: string) => number;

/** A part of a line: letters in one run, or an emoji. */
export interface Run {
  kind: 'text' | 'emoji';
  text: string;
  /** In em from where the line begins to be read. */
  offset: number;
  width: number;
}

export interface SetLine {
  runs: Run[];
  /** In em. */
  width: number;
}

export interface SetText {
  lines: SetLine[];
  /** Of the longest line, in em. */
  width: number;
  /** A word had to be divided, or broken where no line may end. */
  isDivided: boolean;
  /** Of its signs, how many are shown. */
  shown: number;
  all: number;
}

export interface SettingOptions {
  /** Of a line, in em. */
  width: number;
  isBalanced: boolean;
  /** Cut after so many, with an ellipsis. */
  maxLines?: number;
  /** Divide words that are wider than a line, as their language does. */
  mayHyphenate?: boolean;
  /** Break what is still wider than a line in its midst. */
  mayBreak?: boolean;
}

/** A text ready to be set in a font, at any size and width. */
export interface Setting {
  atoms: readonly MeasuredAtom[];
  /** An atom in the pieces that it may be divided into; null where it may not. */
  divide(atom: MeasuredAtom): readonly MeasuredAtom[] | null;
  /** Of the words that can be divided the widest, in em; 0 where there is none. */
  widestDivisible: number;
  /** How many signs it has, as people count them: counted once, since a text is set at many sizes. */
  signs: number;
  space: number;
  hyphen: number;
  ellipsis: number;
  /** Of one sign of it. */
  widthOfSign(sign: string): number;
}

/** A square, and a little room beside it. */
export const emojiWidth = 1.12;

export function measureAtoms(
  atoms: readonly Atom[],
  font: TextFont,
  widthOf: WidthOf,
  syllables: Syllables = {},
): Setting {
  const width = (text: string) => widthOf(font, text) + signsOf(text).length * font.tracking;
  const measured = atoms.map((atom) => ({ ...atom, width: atom.isEmoji ? emojiWidth : width(atom.text) }));
  const divided = new Map<Atom, MeasuredAtom[]>();
  for (const atom of measured) {
    const pieces = divideAtom(atom, syllables);
    if (pieces)
      divided.set(
        atom,
        pieces.map((piece) => ({ ...piece, width: width(piece.text) })),
      );
  }
  return {
    atoms: measured,
    divide: (atom) => divided.get(atom) ?? null,
    widestDivisible: Math.max(0, ...measured.filter((atom) => divided.has(atom)).map((atom) => atom.width)),
    signs: atoms.reduce((sum, { text }) => sum + signsOf(text).length, 0),
    space: width(' '),
    hyphen: width('-'),
    ellipsis: width('…'),
    widthOfSign: width,
  };
}

/** Sets a text into lines; null where it does not fit in the width and may not be broken. */
export function setText(setting: Setting, options: SettingOptions): SetText | null {
  const { atoms, signs: all } = setting;
  const wrapping: WrapOptions = { ...options, space: setting.space, hyphen: setting.hyphen };
  const whole = wrap(atoms, wrapping);
  if (!whole && !options.mayHyphenate && !options.mayBreak) return null;
  const divided = whole ? null : divideWide(setting, options.width);
  const hyphenated = divided && wrap(divided, wrapping);
  if (!whole && !hyphenated && !options.mayBreak) return null;
  const broken = () => wrap(breakWide(setting, divided ?? atoms, options.width), { ...wrapping, isBalanced: false });
  const lines = whole ?? hyphenated ?? broken() ?? [];
  const most = options.maxLines ?? Infinity;
  const kept = lines.length > most ? cut(lines.slice(0, most), setting, options.width) : lines;
  const set = kept.map((line) => setLine(line, wrapping));
  return {
    lines: set,
    width: Math.max(0, ...set.map((line) => line.width)),
    isDivided: whole === null,
    shown: lines.length > most ? Math.min(all - 1, count(kept.flat()) - 1) : all,
    all,
  };
}

function count(atoms: readonly MeasuredAtom[]): number {
  return atoms.reduce((sum, { text }) => sum + signsOf(text).length, 0);
}

/** Words that are wider than a line in their syllables; null where there is none that can be divided. All others stay whole. */
function divideWide({ atoms, divide }: Setting, most: number): MeasuredAtom[] | null {
  let isAny = false;
  const divided = atoms.flatMap((atom) => {
    const pieces = atom.width > most ? divide(atom) : null;
    if (!pieces) return [atom];
    isAny = true;
    return pieces;
  });
  return isAny ? divided : null;
}

/** What is wider than a line in pieces that are not. */
function breakWide({ widthOfSign, hyphen }: Setting, atoms: readonly MeasuredAtom[], most: number): MeasuredAtom[] {
  return atoms.flatMap((atom) => {
    if (atom.isEmoji) return [{ ...atom, width: Math.min(atom.width, most) }];
    // Whether a line ends after it or not.
    if (atom.width + (atom.hasHyphen ? hyphen : 0) <= most) return [atom];
    const isHyphenated =
      /\p{L}/u.test(atom.text) && /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(atom.text);
    const room = isHyphenated ? most - hyphen : most;
    const pieces: { text: string; width: number }[] = [];
    for (const sign of signsOf(atom.text)) {
      const width = widthOfSign(sign);
      const last = pieces.at(-1);
      if (last && last.width + width <= room)
        Object.assign(last, { text: last.text + sign, width: last.width + width });
      // A single sign that is wider than a line is squeezed by whoever asked for such a line.
      else pieces.push({ text: sign, width: Math.min(width, most) });
    }
    return pieces.map((piece, index): MeasuredAtom => {
      const isLast = index === pieces.length - 1;
      return isLast
        ? { ...atom, ...piece, hasHyphen: atom.hasHyphen && piece.width + hyphen <= most }
        : {
            ...atom,
            ...piece,
            hasSpace: false,
            after: 'MAY',
            penalty: 1,
            hasHyphen: isHyphenated && piece.width + hyphen <= most,
          };
    });
  });
}

/** The last of the lines ends with an ellipsis, for which room is made. */
function cut(lines: MeasuredAtom[][], setting: Setting, most: number): MeasuredAtom[][] {
  const last = [...(lines.at(-1) ?? [])];
  const room = most - setting.ellipsis;
  while (last.length > 1 && lineWidth(last, { space: setting.space, hyphen: 0 }) > room) last.pop();
  const end = last.pop();
  if (!end) return lines;
  let [text, width] = [end.text.replace(/[\s.,;:!?…、。，-]+$/u, ''), end.width];
  // One piece that alone is too wide loses signs.
  if (last.length === 0 && width > room && !end.isEmoji) {
    const signs = signsOf(text);
    width = signs.reduce((sum, sign) => sum + setting.widthOfSign(sign), 0);
    while (signs.length > 1 && width > room) width -= setting.widthOfSign(signs.pop() ?? '');
    text = signs.join('');
  }
  const ended: MeasuredAtom[] = end.isEmoji
    ? [
        { ...end, hasSpace: false, after: 'NEVER' },
        { ...end, text: '…', isEmoji: false, width: setting.ellipsis },
      ]
    : [{ ...end, text: `${text}…`, width: width + setting.ellipsis, hasHyphen: false }];
  return [...lines.slice(0, -1), [...last, ...ended]];
}

function setLine(line: readonly MeasuredAtom[], options: WrapOptions): SetLine {
  const runs: Run[] = [];
  let offset = 0;
  for (const [index, atom] of line.entries()) {
    const isLast = index === line.length - 1;
    const space = !isLast && atom.hasSpace ? options.space : 0;
    const text = atom.text + (isLast && atom.hasHyphen ? '-' : '') + (space > 0 ? ' ' : '');
    const width = atom.width + (isLast && atom.hasHyphen ? options.hyphen : 0) + space;
    const last = runs.at(-1);
    if (atom.isEmoji) runs.push({ kind: 'emoji', text: atom.text, offset, width: atom.width });
    else if (last?.kind === 'text') Object.assign(last, { text: last.text + text, width: last.width + width });
    else runs.push({ kind: 'text', text, offset, width });
    offset += width;
  }
  return { runs, width: lineWidth(line, options) };
}
