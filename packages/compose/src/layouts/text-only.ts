import { splitOff } from '../geometry/box.ts';
import type { Shape } from '../drawing/drawing.ts';
import { column } from './arrange/column.ts';
import { ground } from './arrange/picture-shape.ts';
import { strip } from './arrange/strip.ts';
import { logoIn, usualItems } from './arrange/usual-items.ts';
import type { Layout } from './layout.ts';

/** Type alone, as large as it goes, on the strongest color of the brand. */
export const textOnly: Layout = {
  name: 'text_only',
  title: 'Text only',
  description: 'Large type on your strongest color, without a picture.',
  texts: ['headline', 'body', 'call_to_action', 'small_print'],
  needs: [],
  draw(input) {
    const { frame, colors, direction } = input;
    const { whole, safe, unit, form } = frame;
    const ink = colors.accentText;
    const base = ground(whole, colors.accent);
    // On the accent, buttons are of the ground’s color.
    const fill = colors.background;
    if (form === 'STRIP') {
      const banner = strip(input, whole, { color: ink, fill });
      return { shapes: [base, ...banner.shapes], leftOut: banner.leftOut };
    }
    const logo = column([logoIn(input)], splitOff(safe, 'top', safe.height * 0.2).piece, { direction });
    const rule = Math.max(3, unit * 0.9);
    const side = direction === 'rtl' ? 'right' : 'left';
    const line = splitOff(splitOff(safe, 'top', rule).piece, side, unit * 11).piece;
    const mark: Shape = {
      kind: 'fill',
      part: 'ornament',
      box: line,
      paint: { kind: 'solid', color: ink },
      radius: rule / 2,
    };
    const top = logo.shapes.length > 0 ? logo.box.height : rule;
    const room = splitOff(safe, 'top', top, unit * 4).rest;
    const items = usualItems(input, { color: ink, fill, headline: 13.5, headlineLines: 7 });
    const words = column(items, room, { anchor: 1, direction });
    return {
      shapes: [base, ...(logo.shapes.length > 0 ? logo.shapes : [mark]), ...words.shapes],
      leftOut: [...logo.leftOut, ...words.leftOut],
    };
  },
};
