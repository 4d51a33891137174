import { type Box, intersect, inset, splitOff } from '../geometry/box.ts';
import type { LeftOut, Shape, TextPart } from '../drawing/drawing.ts';
import { column } from './arrange/column.ts';
import { cover, ground } from './arrange/picture-shape.ts';
import { strip } from './arrange/strip.ts';
import { leastSizes, logoIn, usualItems } from './arrange/usual-items.ts';
import { type Frame, topShare } from './frame.ts';
import type { Layout, LayoutInput } from './layout.ts';
import { placeText } from './typesetter.ts';

/** Two pictures against one another, each with its label. */
export const beforeAndAfter: Layout = {
  name: 'before_and_after',
  title: 'Before and after',
  description: 'Two pictures side by side, each with its label.',
  texts: ['headline', 'body', 'call_to_action', 'before_label', 'after_label', 'small_print'],
  needs: ['image', 'second_image'],
  draw(input) {
    const { frame, pictures, colors, direction } = input;
    const { whole, safe, form, margin, unit } = frame;
    const { image, second_image: second } = pictures;
    if (!image || !second) return { shapes: [] };
    const [first, last] = direction === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
    const sides = splitOff(whole, form === 'WIDE' ? last : form === 'STRIP' ? first : 'top', picturesSize(frame));
    const line = Math.max(2, Math.round(unit * 0.5));
    const isStacked = form === 'SLIVER' || (form === 'TALL' && whole.height / whole.width > 1.6);
    const [before, after] = halves(sides.piece, isStacked ? 'top' : first, line);
    const base = ground(whole, colors.background);
    const shown = [base, cover('image', image, before), cover('second_image', second, after)];
    if (form === 'STRIP') {
      const banner = strip(input, sides.rest, { color: colors.text, fill: colors.accent });
      const labels = (['before_label', 'after_label'] as const).flatMap((part) => leftOutOf(input, part));
      return { shapes: [...shown, ...banner.shapes], leftOut: [...banner.leftOut, ...labels] };
    }
    const labels = [label(input, 'before_label', before), label(input, 'after_label', after)];
    const room = intersect(inset(sides.rest, margin), safe) ?? sides.rest;
    const items = [
      ...usualItems(input, { color: colors.text, headline: 7.6, headlineLines: 4 }),
      logoIn(input, { gap: unit * 3, keep: 0.5 }),
    ];
    const words = column(items, room, { anchor: 0.5, direction });
    return {
      shapes: [...shown, ...labels.flatMap(({ shapes }) => shapes), ...words.shapes],
      leftOut: [...words.leftOut, ...labels.flatMap(({ leftOut }) => leftOut)],
    };
  },
};

function picturesSize(frame: Frame): number {
  const { width, height } = frame.whole;
  if (frame.form === 'STRIP') return Math.min(height * 2.2, width * 0.32);
  if (frame.form === 'WIDE') return width * (width / height > 2.5 ? 0.5 : 0.6);
  return topShare(frame, frame.form === 'SLIVER' ? 0.48 : 0.57);
}

function halves(box: Box, side: 'top' | 'left' | 'right', line: number): [Box, Box] {
  const length = side === 'top' ? box.height : box.width;
  const { piece, rest } = splitOff(box, side, (length - line) / 2, line);
  return [piece, rest];
}

/** A small tag in the corner of its picture. */
function label(input: LayoutInput, part: TextPart, picture: Box): { shapes: Shape[]; leftOut: LeftOut[] } {
  const { words, type, frame, colors, direction } = input;
  const text = words[part];
  const inner = intersect(inset(picture, Math.max(4, frame.unit * 1.8)), nearEdges(frame));
  if (!text || !inner) return { shapes: [], leftOut: leftOutOf(input, part) };
  const set = type.set(text, { role: 'strong' });
  const least = leastSizes(input).body * 0.9;
  for (let size = Math.max(least, frame.unit * 2.5 * type.scaleOf(part)); size >= least - 0.01; size *= 0.94) {
    const lines = set.at(size, inner.width - size * 1.3);
    if (!lines || lines.lines.length > 1) continue;
    const [width, height] = [lines.width * size + size * 1.3, size * set.lineHeight + size * 0.3];
    if (height > inner.height) continue;
    const x = direction === 'rtl' ? inner.x + inner.width - width : inner.x;
    const box = { x, y: inner.y + inner.height - height, width, height };
    const within = {
      x: x + size * 0.65,
      y: box.y + size * 0.15,
      width: lines.width * size,
      height: size * set.lineHeight,
    };
    const tag: Shape = {
      kind: 'fill',
      part: 'panel',
      block: part,
      box,
      paint: { kind: 'solid', color: colors.background },
      radius: size * 0.45,
    };
    return {
      shapes: [tag, placeText(part, text, lines, set, size, { color: colors.text }, within, 'center')],
      leftOut: [],
    };
  }
  return { shapes: [], leftOut: leftOutOf(input, part) };
}

/** Nearer to the edges than words are, but not in what the app covers. */
function nearEdges({ safe, whole, margin }: Frame): Box {
  const nearer = -margin * 0.5;
  const below = whole.height - safe.y - safe.height;
  return inset(safe, {
    top: safe.y > margin ? 0 : nearer,
    bottom: below > margin ? 0 : nearer,
    left: nearer,
    right: nearer,
  });
}

function leftOutOf({ words }: LayoutInput, part: TextPart): LeftOut[] {
  const text = words[part];
  return text ? [{ part, shown: 0, all: text.length }] : [];
}
