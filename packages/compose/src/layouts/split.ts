import { intersect, inset, splitOff } from '../geometry/box.ts';
import { column } from './arrange/column.ts';
import { cover, ground, heightForWhole } from './arrange/picture-shape.ts';
import { strip } from './arrange/strip.ts';
import { logoIn, usualItems } from './arrange/usual-items.ts';
import { clamp } from '../geometry/place-picture.ts';
import { type Frame, topShare } from './frame.ts';
import type { Layout, Picture } from './layout.ts';

/** One part for the picture, one for the words, edge to edge. */
export const split: Layout = {
  name: 'split',
  title: 'Split',
  description: 'The picture on one side, the words on a plain ground on the other.',
  texts: ['headline', 'body', 'call_to_action', 'small_print'],
  needs: ['image'],
  draw(input) {
    const { frame, pictures, colors, direction } = input;
    const { whole, safe, margin, form, unit } = frame;
    if (!pictures.image) return { shapes: [] };
    const last = direction === 'rtl' ? 'left' : 'right';
    const side = form === 'WIDE' ? last : form === 'STRIP' ? (last === 'right' ? 'left' : 'right') : 'top';
    const picture = splitOff(whole, side, pictureSize(frame, pictures.image));
    const shapes = [ground(whole, colors.background), cover('image', pictures.image, picture.piece)];
    if (form === 'STRIP') {
      const banner = strip(input, picture.rest, { color: colors.text, fill: colors.accent });
      return { shapes: [...shapes, ...banner.shapes], leftOut: banner.leftOut };
    }
    const room = intersect(inset(picture.rest, margin), safe) ?? picture.rest;
    const options = { color: colors.text, headline: form === 'WIDE' ? 9 : 8.6 };
    if (form !== 'WIDE') {
      // The logo stands beside nothing: it would push the words together.
      const words = column([...usualItems(input, options), logoIn(input, { gap: unit * 5.5, keep: 0.5 })], room, {
        anchor: 0.5,
        direction,
      });
      return { shapes: [...shapes, ...words.shapes], leftOut: words.leftOut };
    }
    const logo = column([logoIn(input)], splitOff(room, 'top', room.height * 0.28).piece, { direction });
    const below = logo.shapes.length > 0 ? splitOff(room, 'top', logo.box.height, unit * 3).rest : room;
    const words = column(usualItems(input, options), below, { anchor: logo.shapes.length > 0 ? 1 : 0.5, direction });
    return { shapes: [...shapes, ...logo.shapes, ...words.shapes], leftOut: [...logo.leftOut, ...words.leftOut] };
  },
};

function pictureSize(frame: Frame, image: Picture): number {
  const { width, height } = frame.whole;
  if (frame.form === 'STRIP') return Math.min(height * 1.6, width * 0.24);
  if (frame.form === 'WIDE') return width * 0.5;
  const usual = frame.form === 'SLIVER' ? 0.4 : 0.5;
  // As much more as what the picture shows asks for, where the words have enough of the rest.
  const wished = heightForWhole(image, width);
  const [least, most] = [topShare(frame, usual), topShare(frame, usual + 0.1)];
  return wished && wished.least <= most ? Math.round(clamp(wished.airy, least, most)) : least;
}
