import type { TextPart } from '../../drawing/drawing.ts';
import { signsOf } from '../../text/read-atoms.ts';
import type { SetText } from '../../text/set-text.ts';
import { placeText, type TextStyle, type Typesetter } from '../typesetter.ts';
import type { ColumnItem, PlacedItem } from './item.ts';

export interface TextItemOptions extends TextStyle {
  /** Pixels. */
  sizes: { least: number; most: number };
  maxLines: number;
  gap?: number;
  keep?: number | null;
  /** It may be shown in part, with an ellipsis, where there is room for so many lines. Left out: it is all or nothing. */
  cutFrom?: number;
  /** How many times as large it is wanted; left out: as its part is. */
  scale?: number;
}

/** Of the way from its smallest to its largest: words are not divided so that a text can be larger than that, for hyphens in large type are no beauty. */
const dividedFrom = 0.4;

/** A text that wraps, and shrinks between its bounds. */
export function textItem(type: Typesetter, part: TextPart, text: string, options: TextItemOptions): ColumnItem {
  const set = type.set(text, options);
  const { sizes, maxLines, gap = 0, keep = null, scale = type.scaleOf(part) } = options;
  const least = Math.min(sizes.least, sizes.most);
  const most = Math.max(least, sizes.most * scale);
  const all = signsOf(text).length;

  function placed(lines: SetText, size: number): PlacedItem {
    return {
      width: lines.width * size,
      height: lines.lines.length * size * set.lineHeight,
      size,
      isDivided: lines.isDivided,
      leftOut: lines.shown < lines.all ? { part, shown: Math.floor((lines.shown / lines.all) * all), all } : undefined,
      draw: (within, align, side) => [placeText(part, text, lines, set, size, options, within, align, side)],
    };
  }

  return {
    part,
    keep,
    gap,
    all,
    isTooWide: (width) => set.widestDivisible * (least + (most - least) * dividedFrom) > width,
    at(measure, width, mayDivide = false) {
      const size = least + (most - least) * measure;
      // At its smallest, a word that is wider than the line is divided, or else broken, before anything is left out.
      const mayHyphenate = measure === 0 || (mayDivide && measure <= dividedFrom);
      const lines = set.at(size, width, { mayHyphenate, mayBreak: measure === 0 });
      // Nor are its lines counted then: the room is what limits them.
      return lines && (lines.lines.length <= maxLines || measure === 0) ? placed(lines, size) : null;
    },
    cutTo(height, width) {
      if (keep !== null && options.cutFrom === undefined) return null;
      const room = Math.floor(height / (least * set.lineHeight));
      // What is never left out is squeezed into whatever room there is.
      if (room < (keep === null ? 1 : (options.cutFrom ?? 1))) return null;
      const lines = set.at(least, width, { maxLines: room, mayBreak: true });
      return lines && placed(lines, least);
    },
  };
}
