import type { PictureShape, Shape } from '../../drawing/drawing.ts';
import { around, type Box, intersect } from '../../geometry/box.ts';
import { type Block, blocksOf } from '../../overrides/blocks.ts';
import type { LayoutInput, Picture } from '../layout.ts';
import { fade, fadeBothWays, shadeFor } from './scrim.ts';

/** A picture, and what stands on it. */
export interface OnPicture {
  image: Picture;
  picture: PictureShape;
  words: readonly Shape[];
}

/** Shades the picture from the side on which the words begin, over all of it: for low banners. */
export function shadeWhole({ frame, colors, direction }: LayoutInput, { image, picture, words }: OnPicture): Shape[] {
  const shade = shadeFor(image, picture, frame.whole, colors.background);
  const from = direction === 'rtl' ? 'right' : 'left';
  const scrim = fade(frame.whole, shade.scrim, shade.opacity, from, 0.86);
  return [picture, scrim, ...words.map((shape) => inked(shape, shade.ink))];
}

/** Shades the picture from the left or right, up to the words that stand there. */
export function shadeSides({ frame, colors, direction }: LayoutInput, { image, picture, words }: OnPicture): Shape[] {
  const { whole, safe } = frame;
  const first = direction === 'rtl' ? 'right' : 'left';
  const room = safe.width * (whole.width / whole.height > 2.5 ? 0.46 : 0.54);
  const blocks = blocksOf(words);
  const isRight = ({ box }: Block) => box.x + box.width / 2 > whole.width / 2;
  const scrims: Shape[] = [];
  const inks = new Map<Shape, string>();
  for (const side of [first, first === 'left' ? 'right' : 'left'] as const) {
    const here = blocks.filter((block) => isRight(block) === (side === 'right'));
    const texts = around(here.flatMap(({ part, box }) => (part === 'logo' ? [] : [box])));
    if (!texts) continue;
    // As wide as the room that the words have, also where they do not fill it.
    const reach = Math.max(
      side === 'left' ? texts.x + texts.width : whole.width - texts.x,
      side === first ? (side === 'left' ? safe.x : whole.width - safe.x - safe.width) + room : 0,
    );
    const behind = {
      x: side === 'left' ? safe.x : whole.width - reach,
      y: safe.y,
      width: reach - (side === 'left' ? safe.x : whole.width - safe.x - safe.width),
      height: safe.height,
    };
    const shade = shadeFor(image, picture, intersect(behind, whole) ?? whole, colors.background);
    scrims.push(fade(whole, shade.scrim, shade.opacity, side, Math.min(0.72, (reach / whole.width) * 0.95)));
    for (const shape of here.flatMap((block) => block.shapes)) inks.set(shape, shade.ink);
  }
  return [picture, ...scrims, ...words.map((shape) => inked(shape, inks.get(shape)))];
}

/** Shades the picture across, behind each group of words; from an edge where they stand near it. */
export function shadeBands(input: LayoutInput, { image, picture, words }: OnPicture): Shape[] {
  const { frame, colors } = input;
  const blocks = blocksOf(words);
  const inks = new Map<Shape, string>();
  const scrims = groupsOf(blocks, frame.unit * reachOfShade).map(({ box, members }) => {
    const shade = shadeFor(image, picture, { ...frame.safe, y: box.y, height: box.height }, colors.background);
    for (const shape of members.flatMap((block) => block.shapes)) inks.set(shape, shade.ink);
    return band(input, box, shade);
  });
  const logo = blocks.find(({ part }) => part === 'logo');
  if (logo) scrims.push(behindLogo(input, { image, picture, words }, logo.box));
  return [picture, ...scrims, ...words.map((shape) => inked(shape, inks.get(shape)))];
}

/** In units, how far a shade goes beyond the words. */
const reachOfShade = 20;

/** Texts that are near one another are shaded together. */
function groupsOf(blocks: readonly Block[], near: number): { box: Box; members: Block[] }[] {
  const groups: { box: Box; members: Block[] }[] = [];
  const texts = blocks.filter(({ part }) => part !== 'logo').toSorted((a, b) => a.box.y - b.box.y);
  for (const block of texts) {
    const last = groups.at(-1);
    if (last && block.box.y - (last.box.y + last.box.height) < near * 2) {
      last.box = around([last.box, block.box]) ?? last.box;
      last.members.push(block);
    } else groups.push({ box: block.box, members: [block] });
  }
  return groups;
}

function band({ frame }: LayoutInput, box: Box, { scrim, opacity }: { scrim: string; opacity: number }): Shape {
  const { whole, safe, unit } = frame;
  const reach = unit * reachOfShade;
  const [top, bottom] = [Math.max(0, box.y - reach), Math.min(whole.height, box.y + box.height + reach)];
  if (box.y + box.height > safe.y + safe.height - reach) {
    const place = { ...whole, y: top, height: whole.height - top };
    const solid = (whole.height - box.y - unit) / place.height;
    return fade(place, scrim, opacity, 'bottom', Math.min(0.9, solid));
  }
  if (box.y < safe.y + reach) {
    const place = { ...whole, height: bottom };
    return fade(place, scrim, opacity, 'top', Math.min(0.9, (box.y + box.height - unit) / bottom));
  }
  const place = { ...whole, y: top, height: bottom - top };
  return fadeBothWays(place, scrim, opacity, {
    from: (box.y - top) / place.height,
    to: (box.y + box.height - top) / place.height,
  });
}

/** A breath of shade from the nearer edge, against which any logo is seen. */
function behindLogo({ frame, colors }: LayoutInput, { image, picture }: OnPicture, logo: Box): Shape {
  const { whole, safe, unit } = frame;
  const { scrim, opacity } = shadeFor(image, picture, { ...safe, y: logo.y, height: logo.height }, colors.background);
  const isLow = logo.y + logo.height / 2 > whole.height / 2;
  const height = isLow ? whole.height - logo.y + unit * 12 : logo.y + logo.height + unit * 12;
  const place = { ...whole, y: isLow ? whole.height - height : 0, height };
  return fade(place, scrim, Math.min(0.32, opacity), isLow ? 'bottom' : 'top', 0.15);
}

/** Words in the color that is read there; those on a ground of their own keep theirs. */
function inked(shape: Shape, color: string | undefined): Shape {
  const isOnPicture = shape.kind === 'text' && shape.part !== 'call_to_action';
  return isOnPicture && color !== undefined ? { ...shape, color } : shape;
}
