import { inkOn } from '../brand.ts';
import { signsOf } from '../../text/read-atoms.ts';
import { placeText, type Typesetter } from '../typesetter.ts';
import type { ColumnItem } from './item.ts';

export interface ButtonOptions {
  fill: string;
  sizes: { least: number; most: number };
  gap?: number;
  keep?: number;
  /** Of the corners, as a share of half its height. */
  roundness?: number;
  /** As wide as the column. */
  isWide?: boolean;
}

/** The call to action, in a button. One line; two where the column is narrow. */
export function buttonItem(type: Typesetter, text: string, options: ButtonOptions): ColumnItem {
  const { fill, sizes, gap = 0, keep = 2, roundness = 1, isWide = false } = options;
  const set = type.set(text, { role: 'strong', isBalanced: true });
  const part = 'call_to_action';
  const most = Math.max(sizes.least, sizes.most * type.scaleOf(part));
  return {
    part,
    keep,
    gap,
    all: signsOf(text).length,
    at(measure, width) {
      const size = sizes.least + (most - sizes.least) * measure;
      const side = size * 1.15;
      const lines = set.at(size, width - 2 * side);
      if (!lines || lines.lines.length > 2) return null;
      const inner = { width: lines.width * size, height: lines.lines.length * size * set.lineHeight };
      const edge = size * 0.62;
      const [wide, height] = [isWide ? width : inner.width + 2 * side, inner.height + 2 * edge];
      return {
        width: wide,
        height,
        draw(within, align, from) {
          const free = within.width - wide;
          const x = within.x + (align === 'center' ? free / 2 : from === 'right' ? free : 0);
          const box = { x, y: within.y, width: wide, height };
          const words = { x: x + (wide - inner.width) / 2, y: box.y + edge, ...inner };
          return [
            {
              kind: 'fill',
              part: 'button',
              block: part,
              box,
              paint: { kind: 'solid', color: fill },
              radius: (roundness * Math.min(height, size * 3.2)) / 2,
            },
            placeText(part, text, lines, set, size, { color: inkOn(fill) }, words, 'center'),
          ];
        },
      };
    },
  };
}
