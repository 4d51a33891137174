import type { PictureShape, Shape } from '../drawing/drawing.ts';
import { splitOff } from '../geometry/box.ts';
import { type Column, column } from './arrange/column.ts';
import { boxesOf, coverage, isClearlyBetter } from './arrange/coverage.ts';
import { cover, type CoverOptions } from './arrange/picture-shape.ts';
import { shadeBands, shadeSides, shadeWhole } from './arrange/shade-words.ts';
import { strip } from './arrange/strip.ts';
import { logoIn, usualItems } from './arrange/usual-items.ts';
import type { Layout, LayoutInput, LayoutResult, Picture } from './layout.ts';

/** Until it is known what is behind it. */
const ink = '#ffffff';

/** The picture everywhere, and type on it: what is behind the type is shaded as much as it must be, and no more. */
export const fullPicture: Layout = {
  name: 'full_picture',
  title: 'Full picture',
  description: 'The picture fills everything; the words stand on it, on a soft shade.',
  texts: ['headline', 'body', 'call_to_action', 'small_print'],
  needs: ['image'],
  draw(input) {
    const { image } = input.pictures;
    if (!image) return { shapes: [] };
    if (input.frame.form === 'STRIP') return drawStrip(input, image);
    return input.frame.form === 'WIDE' ? drawBeside(input, image) : drawBelow(input, image);
  },
  shade(input, shapes) {
    const { image } = input.pictures;
    const picture = shapes.find((shape): shape is PictureShape => shape.kind === 'picture' && shape.part === 'image');
    if (!image || !picture) return [...shapes];
    const on = { image, picture, words: shapes.filter((shape) => shape !== picture) };
    if (input.frame.form === 'STRIP') return shadeWhole(input, on);
    return input.frame.form === 'WIDE' ? shadeSides(input, on) : shadeBands(input, on);
  },
};

/** Words low and the logo high, or the other way where that covers less of what the picture is of. */
function drawBelow(input: LayoutInput, image: Picture): LayoutResult {
  const ways = ['low', 'high'] as const;
  return leastCovering(
    input,
    image,
    ways.map((way) => {
      const isLow = way === 'low';
      const { frame, direction } = input;
      const { safe } = frame;
      const room = splitOff(safe, isLow ? 'bottom' : 'top', safe.height * 0.56).piece;
      const words = column(usualItems(input, { color: ink, headline: 10 }), room, { anchor: isLow ? 1 : 0, direction });
      const corner = splitOff(safe, isLow ? 'top' : 'bottom', safe.height * 0.3).piece;
      const logo = column([logoIn(input)], corner, { anchor: isLow ? 0 : 1, direction });
      return { words, logo, options: { at: { x: 0.5, y: isLow ? 0.36 : 0.64 } } };
    }),
  );
}

/** Words on the side where lines begin, or on the other where that covers less. */
function drawBeside(input: LayoutInput, image: Picture): LayoutResult {
  const { frame, direction } = input;
  const { whole, safe, unit } = frame;
  const sides = direction === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
  return leastCovering(
    input,
    image,
    sides.map((side) => {
      const room = splitOff(safe, side, safe.width * (whole.width / whole.height > 2.5 ? 0.46 : 0.54)).piece;
      const logo = column([logoIn(input)], splitOff(room, 'top', room.height * 0.3).piece, { direction });
      const hasLogo = logo.shapes.length > 0;
      const below = hasLogo ? splitOff(room, 'top', logo.box.height, unit * 3).rest : room;
      const words = column(usualItems(input, { color: ink, headline: 9.5 }), below, {
        anchor: hasLogo ? 1 : 0.5,
        direction,
      });
      return { words, logo, options: { at: { x: side === 'left' ? 0.74 : 0.26, y: 0.5 } } };
    }),
  );
}

interface Way {
  words: Column;
  logo: Column;
  options: CoverOptions;
}

/** The first way, unless another leaves clearly more to be seen. */
function leastCovering({ frame: { whole } }: LayoutInput, image: Picture, ways: readonly Way[]): LayoutResult {
  const tried = ways.map(({ words, logo, options }) => {
    const { shapes, leftOut } = join(cover('image', image, whole, options), words, logo);
    return { shapes, leftOut, covered: coverage(image, whole, options, boxesOf(shapes)) };
  });
  const best = tried.reduce((left, one) => (isClearlyBetter(one.covered, left.covered) ? one : left));
  return { shapes: best.shapes, leftOut: best.leftOut };
}

function drawStrip(input: LayoutInput, image: Picture): LayoutResult {
  const { frame, direction, colors } = input;
  const picture = cover('image', image, frame.whole, { at: { x: 0.8, y: 0.5 }, direction });
  const { shapes, leftOut } = strip(input, frame.whole, { color: ink, fill: colors.accent });
  return { shapes: [picture, ...shapes], leftOut };
}

function join(picture: Shape, words: Column, logo: Column): Required<LayoutResult> {
  return {
    shapes: [picture, ...words.shapes, ...logo.shapes],
    leftOut: [...words.leftOut, ...logo.leftOut],
  };
}
