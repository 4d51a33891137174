import { type Box, intersect, inset, splitOff } from '../geometry/box.ts';
import type { LeftOut, Shape } from '../drawing/drawing.ts';
import { column } from './arrange/column.ts';
import type { ColumnItem } from './arrange/item.ts';
import { coverage, isClearlyBetter } from './arrange/coverage.ts';
import { cover, ground } from './arrange/picture-shape.ts';
import { strip } from './arrange/strip.ts';
import { textItem } from './arrange/text-item.ts';
import { leastSizes, logoIn, usualItems } from './arrange/usual-items.ts';
import { topShare } from './frame.ts';
import type { Layout, LayoutInput, Picture } from './layout.ts';

/** A price that is seen first: in a round mark at the edge of the picture. */
export const offer: Layout = {
  name: 'offer',
  title: 'Offer',
  description: 'A price in a round mark on the picture, with what it was before.',
  texts: ['headline', 'body', 'call_to_action', 'price', 'old_price', 'small_print'],
  needs: ['image'],
  draw(input) {
    const { frame, pictures, colors, direction, type } = input;
    const { whole, safe, form, unit, margin } = frame;
    if (!pictures.image) return { shapes: [] };
    const [first, last] = direction === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
    const base = ground(whole, colors.background);
    if (form === 'STRIP') {
      const cut = splitOff(whole, first, Math.min(whole.height * 1.6, whole.width * 0.22));
      const extra = priceTag(input);
      const banner = strip(input, cut.rest, { color: colors.text, fill: colors.accent, extra });
      const leftOut = [...banner.leftOut, ...notShown(input, extra ? ['old_price'] : [])];
      return { shapes: [base, cover('image', pictures.image, cut.piece), ...banner.shapes], leftOut };
    }
    const isWide = form === 'WIDE';
    const size = isWide ? whole.width * 0.5 : topShare(frame, form === 'SLIVER' ? 0.4 : 0.5);
    const sides = splitOff(whole, isWide ? last : 'top', size);
    const round = Math.min(
      isWide ? Math.min(whole.height * 0.46, whole.width * 0.2) : whole.width * 0.5,
      unit * 30 * type.scaleOf('price'),
    );
    const room = intersect(inset(sides.rest, margin), safe) ?? sides.rest;
    const places = markBoxes(input, sides.piece, round, isWide);
    const mark = priceMark(input, leastCovering(pictures.image, sides.piece, places));
    const beside = mark.shapes.length > 0 ? round / 2 - margin + unit * 2 : 0;
    const words = isWide
      ? splitOff(room, last, Math.max(0, beside)).rest
      : splitOff(room, 'top', mark.shapes.length > 0 ? Math.max(0, round * 0.36 - margin) : 0).rest;
    const items = [
      ...usualItems(input, { color: colors.text, headline: 8.4 }),
      logoIn(input, { gap: unit * 3.5, keep: 0.5 }),
    ];
    const said = column(items, words, { anchor: 0.5, direction });
    return {
      shapes: [base, cover('image', pictures.image, sides.piece), ...mark.shapes, ...said.shapes],
      leftOut: [...said.leftOut, ...mark.leftOut],
    };
  },
};

/** Where the picture meets the words, inside of what is not covered: the usual place first. */
function markBoxes({ frame: { safe }, direction }: LayoutInput, picture: Box, round: number, isWide: boolean): Box[] {
  const isRight = direction === 'rtl';
  const size = { width: round, height: round };
  if (isWide) {
    const x = (isRight ? picture.x + picture.width : picture.x) - round / 2;
    const [high, low] = [safe.y + safe.height * 0.04, safe.y + safe.height * 0.96 - round];
    return [high, Math.max(safe.y, low)].map((y) => ({ x, y, ...size }));
  }
  const [left, right] = [safe.x, safe.x + safe.width - round];
  const y = picture.y + picture.height - round * 0.66;
  return (isRight ? [left, right] : [right, left]).map((x) => ({ x, y, ...size }));
}

function leastCovering(image: Picture, box: Box, [usual, other]: readonly Box[]): Box {
  const covered = (place: Box | undefined) => (place ? coverage(image, box, {}, [place]) : 1);
  return (isClearlyBetter(covered(other), covered(usual)) ? other : usual) ?? box;
}

function priceMark(input: LayoutInput, box: Box): { shapes: Shape[]; leftOut: LeftOut[] } {
  const { colors, direction, words } = input;
  if (!words.price) return { shapes: [], leftOut: notShown(input, ['old_price']) };
  // The square inside the circle, a little wider than high.
  const room = inset(box, {
    left: box.width * 0.13,
    right: box.width * 0.13,
    top: box.height * 0.2,
    bottom: box.height * 0.2,
  });
  const said = column([oldPriceItem(input, box.width), priceItem(input, box.width)], room, {
    align: 'center',
    anchor: 0.5,
    direction,
  });
  const round: Shape = {
    kind: 'fill',
    part: 'ornament',
    block: 'price',
    box,
    paint: { kind: 'solid', color: colors.accent },
    radius: box.width / 2,
    shadow: { y: box.height * 0.03, blur: box.height * 0.12, opacity: 0.22 },
  };
  const texts = said.shapes.map((shape): Shape => (shape.kind === 'text' ? { ...shape, block: 'price' } : shape));
  return { shapes: [round, ...texts], leftOut: said.leftOut };
}

function priceItem(input: LayoutInput, round: number): ColumnItem | null {
  const { words, type, colors } = input;
  if (!words.price) return null;
  const sizes = { least: leastSizes(input).body, most: round * 0.34 };
  return textItem(type, 'price', words.price, {
    role: 'heading',
    color: colors.accentText,
    sizes,
    maxLines: 2,
    scale: 1,
  });
}

function oldPriceItem(input: LayoutInput, round: number): ColumnItem | null {
  const { words, type, colors } = input;
  if (!words.old_price) return null;
  const least = leastSizes(input).body * 0.9;
  const sizes = { least, most: Math.max(least, round * 0.12) };
  const style = { role: 'strong' as const, color: colors.accentText, isStruck: true };
  return textItem(type, 'old_price', words.old_price, { ...style, sizes, maxLines: 1, keep: 0, scale: 1 });
}

/** In a banner, the price stands beside the button. */
function priceTag({ words, type, frame, colors }: LayoutInput): ColumnItem | null {
  if (!words.price) return null;
  const sizes = { least: 11 * frame.density, most: Math.max(11 * frame.density, frame.whole.height * 0.36) };
  return textItem(type, 'price', words.price, { role: 'heading', color: colors.accent, sizes, maxLines: 1 });
}

function notShown({ words }: LayoutInput, parts: readonly 'old_price'[]): LeftOut[] {
  return parts.flatMap((part) => (words[part] ? [{ part, shown: 0, all: words[part].length }] : []));
}
