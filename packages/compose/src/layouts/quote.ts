import { splitOff } from '../geometry/box.ts';
import type { Shape } from '../drawing/drawing.ts';
import { column } from './arrange/column.ts';
import type { ColumnItem } from './arrange/item.ts';
import { cover, ground } from './arrange/picture-shape.ts';
import { strip } from './arrange/strip.ts';
import { textItem } from './arrange/text-item.ts';
import { actionItem, leastSizes, logoIn, smallPrintItem } from './arrange/usual-items.ts';
import type { Layout, LayoutInput } from './layout.ts';
import { placeText } from './typesetter.ts';

/** What somebody said, in large type under a mark, with who said it. */
export const quote: Layout = {
  name: 'quote',
  title: 'Quote',
  description: 'What a customer said, large, with a name and perhaps a face.',
  texts: ['headline', 'attribution', 'call_to_action', 'small_print'],
  needs: [],
  takes: ['image'],
  draw(input) {
    const { frame, colors, direction, pictures, words, type } = input;
    const { whole, safe, form, unit } = frame;
    const base = ground(whole, colors.background);
    if (form === 'STRIP') {
      const said: LayoutInput = {
        ...input,
        words: { ...words, ...(words.attribution && { body: words.attribution }) },
        type: { ...type, scaleOf: (part) => type.scaleOf(part === 'body' ? 'attribution' : part) },
      };
      const banner = strip(said, whole, { color: colors.text, fill: colors.accent });
      const leftOut = banner.leftOut.map((one) =>
        one.part === 'body' ? { ...one, part: 'attribution' as const } : one,
      );
      return { shapes: [base, ...banner.shapes.map((shape) => asAttribution(shape))], leftOut };
    }
    const isBeside = form === 'WIDE' && pictures.image !== undefined;
    const last = direction === 'rtl' ? 'left' : 'right';
    const sides = isBeside ? splitOff(whole, last, whole.width * 0.36) : null;
    const room = sides ? splitOff(safe, last, whole.width * 0.36 - frame.margin, unit * 5).rest : safe;
    const face = sides ? null : avatarItem(input);
    const low = column([logoIn(input)], splitOff(room, 'bottom', room.height * 0.2).piece, { anchor: 1, direction });
    const above = low.shapes.length > 0 ? splitOff(room, 'bottom', low.box.height, unit * 3.5).rest : room;
    const items = [
      markItem(input),
      quoteItem(input),
      face,
      attributionItem(input),
      actionItem(input, { color: colors.text }),
      smallPrintItem(input, { color: colors.text }),
    ];
    const said = column(items, above, { anchor: form === 'TALL' || form === 'SLIVER' ? 0.42 : 0.5, direction });
    const beside = sides && pictures.image ? [cover('image', pictures.image, sides.piece)] : [];
    return { shapes: [base, ...beside, ...said.shapes, ...low.shapes], leftOut: [...said.leftOut, ...low.leftOut] };
  },
};

function asAttribution(shape: Shape): Shape {
  return shape.kind === 'text' && shape.part === 'body' ? { ...shape, part: 'attribution' } : shape;
}

function quoteItem(input: LayoutInput): ColumnItem | null {
  const { words, type, frame, colors } = input;
  if (!words.headline) return null;
  const least = leastSizes(input).headline;
  const sizes = { least, most: Math.max(least, 9.4 * frame.unit) };
  return textItem(type, 'headline', words.headline, {
    role: 'heading',
    color: colors.text,
    sizes,
    maxLines: 9,
    gap: frame.unit * 1.2,
  });
}

function attributionItem(input: LayoutInput): ColumnItem | null {
  const { words, type, frame, colors, pictures } = input;
  if (!words.attribution) return null;
  const least = leastSizes(input).body;
  const sizes = { least, most: Math.max(least, 3.1 * frame.unit) };
  const gap = frame.unit * (pictures.image && frame.form !== 'WIDE' ? 1.4 : 3.2);
  return textItem(type, 'attribution', words.attribution, {
    role: 'strong',
    color: colors.text,
    sizes,
    maxLines: 2,
    gap,
    keep: 3,
  });
}

/** The mark that opens what was said, as large as two lines and as high as its ink. */
function markItem({ type, frame, colors }: LayoutInput): ColumnItem {
  const set = type.set(quoteMark, { role: 'heading' });
  return {
    part: 'ornament',
    keep: 0,
    gap: 0,
    all: 1,
    at(measure, width) {
      const size = frame.unit * (11 + 6 * measure);
      const lines = set.at(size, width);
      if (!lines) return null;
      // Its ink is in the upper part of the line.
      const height = size * 0.42;
      return {
        width: lines.width * size,
        height,
        draw: (within, align, side) => {
          const place = { ...within, y: within.y - size * 0.2 };
          const style = { color: colors.accent };
          const mark = placeText('ornament', quoteMark, lines, set, size, style, place, align, side);
          return [{ ...mark, block: 'headline' }];
        },
      };
    },
  };
}

export const quoteMark = '“';

/** The face of who said it, in a circle. */
function avatarItem({ pictures: { image }, frame, direction }: LayoutInput): ColumnItem | null {
  if (!image) return null;
  return {
    part: 'image',
    keep: 0.5,
    gap: frame.unit * 3.6,
    all: 1,
    at(measure, width) {
      const size = Math.min(width, frame.unit * (10 + 7 * measure));
      return {
        width: size,
        height: size,
        draw: (within, align, side) => {
          const free = within.width - size;
          const x = within.x + (align === 'center' ? free / 2 : side === 'right' ? free : 0);
          return [
            cover('image', image, { x, y: within.y, width: size, height: size }, { radius: size / 2, direction }),
          ];
        },
      };
    },
  };
}
