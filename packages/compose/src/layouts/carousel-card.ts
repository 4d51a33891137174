import { type Box, intersect, inset, splitOff } from '../geometry/box.ts';
import type { Shape } from '../drawing/drawing.ts';
import { tintOf } from './brand.ts';
import { column } from './arrange/column.ts';
import { cover, ground } from './arrange/picture-shape.ts';
import { strip } from './arrange/strip.ts';
import { logoIn, usualItems } from './arrange/usual-items.ts';
import type { Layout, LayoutInput } from './layout.ts';

/** A card with the picture in it, alike for each of a row: what changes from one to the next is the picture and the words. */
export const carouselCard: Layout = {
  name: 'carousel_card',
  title: 'Carousel card',
  description: 'A card on a quiet ground: alike from one to the next, so that several stand well in a row.',
  texts: ['headline', 'body', 'call_to_action', 'small_print'],
  needs: ['image'],
  draw(input) {
    const { frame, pictures, colors, direction } = input;
    const { whole, safe, form, margin, unit } = frame;
    if (!pictures.image) return { shapes: [] };
    const [first, last] = direction === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
    const base = ground(whole, tintOf(colors.background));
    const edge = form === 'STRIP' ? Math.round(whole.height * 0.08) : Math.round(margin * 0.7);
    const outer = intersect(inset(whole, edge), inset(safe, form === 'STRIP' ? 0 : edge - margin)) ?? whole;
    const card = form === 'STRIP' ? inset(whole, edge) : outer;
    const radius = form === 'STRIP' ? edge : unit * 2.6;
    const shadow = { y: unit * 0.8, blur: unit * 4, opacity: 0.12 };
    const panel: Shape = { ...ground(card, colors.background, 'panel', radius), shadow };
    const inner = inset(card, form === 'STRIP' ? 0 : edge * 0.45);
    const side = form === 'WIDE' || form === 'STRIP' ? (form === 'STRIP' ? first : last) : 'top';
    const { piece, rest } = splitOff(inner, side, pictureSize(form, inner));
    const picture = cover('image', pictures.image, piece, { radius: form === 'STRIP' ? radius : radius * 0.72 });
    if (form === 'STRIP') {
      const banner = strip(input, rest, { color: colors.text, fill: colors.accent });
      return { shapes: [base, panel, picture, ...banner.shapes], leftOut: banner.leftOut };
    }
    const room = inset(rest, { top: pad(input), bottom: pad(input), left: pad(input), right: pad(input) });
    const items = [
      ...usualItems(input, { color: colors.text, headline: 7.4, headlineLines: 4 }),
      logoIn(input, { gap: unit * 3, keep: 0.5 }),
    ];
    const words = column(items, room, { anchor: 0.5, direction });
    return { shapes: [base, panel, picture, ...words.shapes], leftOut: words.leftOut };
  },
};

function pad({ frame: { unit } }: LayoutInput): number {
  return Math.max(5, unit * 2.6);
}

function pictureSize(form: string, { width, height }: Box): number {
  if (form === 'STRIP') return Math.min(height * 1.5, width * 0.22);
  if (form === 'WIDE') return width * 0.5;
  return height * (form === 'SLIVER' ? 0.42 : 0.56);
}
