import { splitOff } from '../geometry/box.ts';
import { column } from './arrange/column.ts';
import { cover, ground } from './arrange/picture-shape.ts';
import { strip } from './arrange/strip.ts';
import { actionItem, bodyItem, headlineItem, logoIn, smallPrintItem, usualItems } from './arrange/usual-items.ts';
import type { Layout } from './layout.ts';

/** A large headline over the picture, as on a magazine’s page. */
export const editorial: Layout = {
  name: 'editorial',
  title: 'Editorial',
  description: 'A large headline above the picture, as on a magazine’s page.',
  texts: ['headline', 'body', 'call_to_action', 'small_print'],
  needs: ['image'],
  draw(input) {
    const { frame, pictures, colors, direction } = input;
    const { whole, safe, form, unit } = frame;
    if (!pictures.image) return { shapes: [] };
    const base = ground(whole, colors.background);
    const [first, last] = direction === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
    if (form === 'STRIP') {
      const cut = splitOff(whole, last, Math.min(whole.height * 2.4, whole.width * 0.26));
      const banner = strip(input, cut.rest, { color: colors.text, fill: colors.accent });
      return { shapes: [base, cover('image', pictures.image, cut.piece), ...banner.shapes], leftOut: banner.leftOut };
    }
    if (form === 'WIDE') {
      const sides = splitOff(safe, first, safe.width * 0.46, unit * 6);
      const items = [
        ...usualItems(input, { color: colors.text, headline: 9.5 }),
        logoIn(input, { gap: unit * 4, keep: 0.5 }),
      ];
      const words = column(items, sides.rest, { anchor: 0.5, direction });
      const picture = cover('image', pictures.image, sides.piece);
      return { shapes: [base, picture, ...words.shapes], leftOut: words.leftOut };
    }
    const color = colors.text;
    const high = column(
      [headlineItem(input, { color, headline: 11.5 })],
      splitOff(safe, 'top', safe.height * 0.4).piece,
      { direction },
    );
    const under = high.shapes.length > 0 ? splitOff(safe, 'top', high.box.height, unit * 4).rest : safe;
    const items = [
      bodyItem(input, { color, bodyLines: 4 }),
      actionItem(input, { color }),
      smallPrintItem(input, { color }),
      logoIn(input, { gap: unit * 3, keep: 0.5 }),
    ];
    const low = column(items, splitOff(under, 'bottom', under.height * 0.44).piece, { anchor: 1, direction });
    const rest = low.shapes.length > 0 ? splitOff(under, 'bottom', low.box.height, unit * 4).rest : under;
    const picture = cover('image', pictures.image, rest);
    return { shapes: [base, picture, ...high.shapes, ...low.shapes], leftOut: [...high.leftOut, ...low.leftOut] };
  },
};
