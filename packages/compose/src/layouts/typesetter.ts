import type { Box } from '../geometry/box.ts';
import type { TextPart, TextShape } from '../drawing/drawing.ts';
import type { BlockPart } from '../overrides/override.ts';
import { lineHeightFor, type TypeRole } from '../fonts/font-for-text.ts';
import type { Syllables } from '../text/hyphenation.ts';
import { readAtoms } from '../text/read-atoms.ts';
import { directionOf } from '../text/script.ts';
import {
  measureAtoms,
  type SetText,
  type Setting,
  setText,
  type SettingOptions,
  type TextFont,
  type WidthOf,
} from '../text/set-text.ts';

export interface TextStyle {
  role: TypeRole;
  color: string;
  isBalanced?: boolean;
  isStruck?: boolean;
}

/** A text in a font, to be set at any size and width. */
export interface SetType {
  font: TextFont;
  /** In em. */
  lineHeight: number;
  /** Of the words that can be divided the widest, in em; 0 where there is none. */
  widestDivisible: number;
  /** Lines for a width in pixels at a size; null where it does not fit in that width and may not be broken. */
  at(
    size: number,
    width: number,
    options?: Pick<SettingOptions, 'maxLines' | 'mayHyphenate' | 'mayBreak'>,
  ): SetText | null;
}

export interface Typesetter {
  set(text: string, style: Pick<TextStyle, 'role' | 'isBalanced'>): SetType;
  /** How many times as large as usual it is wanted. */
  scaleOf(part: BlockPart): number;
}

/** In which font a text is set. */
export type FontOf = (role: TypeRole, text: string) => TextFont;

export function createTypesetter(
  fontOf: FontOf,
  widthOf: WidthOf,
  syllables: Syllables,
  scales: Partial<Record<BlockPart, number>> = {},
): Typesetter {
  const settings = new Map<string, { setting: Setting; font: TextFont }>();
  return {
    scaleOf: (part) => scales[part] ?? 1,
    set(text, { role, isBalanced = role === 'heading' }) {
      const key = `${role} ${text}`;
      let known = settings.get(key);
      if (!known) {
        const font = fontOf(role, text);
        known = { font, setting: measureAtoms(readAtoms(text), font, widthOf, syllables) };
        settings.set(key, known);
      }
      const { setting, font } = known;
      return {
        font,
        lineHeight: lineHeightFor(role, text),
        widestDivisible: setting.widestDivisible,
        at: (size, width, options = {}) => setText(setting, { width: width / size, isBalanced, ...options }),
      };
    },
  };
}

export type Align = 'start' | 'center';

/** Places what was set: its lines one under the other from the upper edge of a box, in its width. */
export function placeText(
  part: TextPart | 'ornament',
  text: string,
  set: SetText,
  type: SetType,
  size: number,
  style: Pick<TextStyle, 'color' | 'isStruck'>,
  within: Box,
  align: Align,
  side: 'left' | 'right' = directionOf(text) === 'rtl' ? 'right' : 'left',
): TextShape {
  const direction = directionOf(text);
  const step = size * type.lineHeight;
  const lines = set.lines.map((line, index) => {
    const width = line.width * size;
    const free = within.width - width;
    const x = within.x + (align === 'center' ? free / 2 : side === 'right' ? free : 0);
    const box = { x, y: within.y + index * step, width, height: step };
    const runs = line.runs.map(({ kind, text: written, offset, width: wide }) => {
      const at = direction === 'rtl' ? line.width - offset - wide : offset;
      return { kind, text: written, box: { x: x + at * size, y: box.y, width: wide * size, height: step } };
    });
    return { box, runs };
  });
  const box = { ...within, height: set.lines.length * step };
  return { kind: 'text', part, box, lines, font: type.font, size, direction, ...style };
}
