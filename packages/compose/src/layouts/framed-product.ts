import { type Box, inset, splitOff } from '../geometry/box.ts';
import { tintOf } from './brand.ts';
import { column } from './arrange/column.ts';
import { boxForWhole, contain, cover, ground } from './arrange/picture-shape.ts';
import { strip } from './arrange/strip.ts';
import { actionItem, bodyItem, headlineItem, logoIn, smallPrintItem, usualItems } from './arrange/usual-items.ts';
import type { Shape } from '../drawing/drawing.ts';
import type { Layout, LayoutInput } from './layout.ts';

/** The product in the middle, in a frame on the brand’s color; one that is cut out stands on it freely. */
export const framedProduct: Layout = {
  name: 'framed_product',
  title: 'Framed product',
  description: 'The product in a frame on your color, with air around it.',
  texts: ['headline', 'body', 'call_to_action', 'small_print'],
  needs: ['image'],
  draw(input) {
    const { frame, pictures, colors, direction } = input;
    const { whole, safe, form, unit } = frame;
    if (!pictures.image) return { shapes: [] };
    const base = ground(whole, colors.background);
    const first = direction === 'rtl' ? 'right' : 'left';
    if (form === 'STRIP') {
      const cut = splitOff(whole, first, Math.min(whole.height * 1.3, whole.width * 0.22));
      const banner = strip(input, cut.rest, { color: colors.text, fill: colors.accent });
      return {
        shapes: [base, ...product(input, inset(cut.piece, whole.height * 0.1)), ...banner.shapes],
        leftOut: banner.leftOut,
      };
    }
    if (form === 'WIDE') {
      const last = first === 'left' ? 'right' : 'left';
      const sides = splitOff(safe, last, Math.min(safe.width * 0.5, safe.height * 1.15), unit * 5);
      const options = { color: colors.text, headline: 9 };
      const words = column([logoIn(input), ...spaced(usualItems(input, options), input)], sides.rest, {
        anchor: 0.5,
        direction,
      });
      return { shapes: [base, ...product(input, sides.piece), ...words.shapes], leftOut: words.leftOut };
    }
    const low = column(
      [actionItem(input, { color: colors.text }), smallPrintItem(input, { color: colors.text })],
      splitOff(safe, 'bottom', safe.height * 0.22).piece,
      {
        align: 'center',
        anchor: 1,
        direction,
      },
    );
    const above = low.shapes.length > 0 ? splitOff(safe, 'bottom', low.box.height, unit * 4).rest : safe;
    const options = { color: colors.text, headline: 9, bodyLines: 3 };
    const items = [logoIn(input), ...spaced([headlineItem(input, options), bodyItem(input, options)], input)];
    const high = column(items, splitOff(above, 'top', above.height * 0.46).piece, { align: 'center', direction });
    const room = high.shapes.length > 0 ? splitOff(above, 'top', high.box.height, unit * 4).rest : above;
    return {
      shapes: [base, ...product(input, room), ...high.shapes, ...low.shapes],
      leftOut: [...high.leftOut, ...low.leftOut],
    };
  },
};

/** The first of the words stands apart from a logo above it. */
function spaced(items: ReturnType<typeof usualItems>, { pictures, frame }: LayoutInput): ReturnType<typeof usualItems> {
  if (!pictures.logo) return items;
  const first = items.findIndex((item) => item !== null);
  return items.map((item, index) => (item && index === first ? { ...item, gap: frame.unit * 3.2 } : item));
}

function product({ pictures: { image }, frame, colors }: LayoutInput, room: Box): Shape[] {
  if (!image) return [];
  const radius = Math.min(room.width, room.height) * 0.055;
  if (!image.isCutOut) return [cover('image', image, boxForWhole(image, room), { radius })];
  const stage = ground(room, tintOf(colors.background), 'panel', radius);
  return [stage, contain('image', image, inset(room, frame.unit * 2.5))];
}
