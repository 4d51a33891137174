import { blend, contrastOf, grayOf, luminanceOf, readColor } from '../../color/color.ts';
import type { FillShape, PictureShape } from '../../drawing/drawing.ts';
import { type Box, intersect } from '../../geometry/box.ts';
import { deepOf, paleOf } from '../brand.ts';
import type { Picture } from '../layout.ts';

/** A little more than what is asked for, since a picture has lighter places than its tones tell. */
const wanted = 5.1;

/** What lies between a picture and the type on it. */
export interface Shade {
  /** Of the type. */
  ink: string;
  /** Of what lies over the picture. */
  scrim: string;
  opacity: number;
}

/**
 * White type on a dark shade, or dark type on a light one: whichever hides less of the picture there. A little is not worth dark type, which
 * has less force.
 */
export function shadeFor(
  picture: Picture,
  shown: Pick<PictureShape, 'box' | 'crop'>,
  place: Box,
  ground: string,
): Shade {
  const deep = deepOf(ground);
  const pale = paleOf(ground);
  const dark = { ink: '#ffffff', scrim: deep, opacity: opacityFor(picture, shown, place, deep, '#ffffff') };
  const light = { ink: deep, scrim: pale, opacity: opacityFor(picture, shown, place, pale, deep) };
  return light.opacity + 0.18 < dark.opacity ? light : dark;
}

/** How much of a color has to lie over a picture so that type of another is read on it, at a place: from 0 to 0.94. */
export function opacityFor(
  picture: Picture,
  shown: Pick<PictureShape, 'box' | 'crop'>,
  place: Box,
  scrim: string,
  ink: string,
): number {
  const [inkLight, over] = [luminanceOf(readColor(ink)), readColor(scrim)];
  const worst = worstTone(picture, shown, place, inkLight);
  if (worst === null) return 0.72;
  for (let opacity = 0; opacity < 0.94; opacity += 0.02) {
    if (contrastOf(inkLight, luminanceOf(blend(over, grayOf(worst), opacity))) >= wanted) return opacity;
  }
  return 0.94;
}

/** The tone at a place that is nearest to the ink: the one in twenty that is worst. */
function worstTone(
  { tones, width, height }: Picture,
  { box, crop }: Pick<PictureShape, 'box' | 'crop'>,
  place: Box,
  ink: number,
): number | null {
  const seen = intersect(place, box);
  if (!tones || !seen) return null;
  const across = (x: number) => ((crop.x + ((x - box.x) / box.width) * crop.width) / width) * tones.columns;
  const down = (y: number) => ((crop.y + ((y - box.y) / box.height) * crop.height) / height) * tones.rows;
  const found: number[] = [];
  for (let row = Math.floor(down(seen.y)); row < down(seen.y + seen.height); row += 1) {
    for (let column = Math.floor(across(seen.x)); column < across(seen.x + seen.width); column += 1) {
      const tone = tones.luminance[row * tones.columns + column];
      if (tone !== undefined && column < tones.columns) found.push(tone);
    }
  }
  if (found.length === 0) return null;
  const sorted = found.toSorted((a, b) => Math.abs(a - ink) - Math.abs(b - ink));
  return sorted[Math.floor(sorted.length * 0.05)] ?? null;
}

/** A color that fades to nothing as light does, without an edge that is seen: `from` one side of a box, full over `solid` of it. */
export function fade(
  box: Box,
  color: string,
  opacity: number,
  from: 'top' | 'right' | 'bottom' | 'left',
  solid: number,
): FillShape {
  const angle = { top: 180, right: 270, bottom: 0, left: 90 }[from];
  const steps = [0, 0.13, 0.26, 0.4, 0.56, 0.74, 1];
  const stops = steps.map((share) => ({
    color,
    opacity: Math.round(opacity * (Math.cos(Math.PI * share) / 2 + 0.5) * 1_000) / 1_000,
    at: Math.round((solid + (1 - solid) * share) * 1_000) / 1_000,
  }));
  return {
    kind: 'fill',
    part: 'scrim',
    box,
    paint: { kind: 'gradient', angle, stops: [{ color, opacity, at: 0 }, ...stops] },
  };
}

/** The same, full between two shares of a box and fading out above and below. */
export function fadeBothWays(
  box: Box,
  color: string,
  opacity: number,
  { from, to }: { from: number; to: number },
): FillShape {
  const stopsOf = (end: number, full: number) =>
    [0, 0.26, 0.5, 0.74, 1].map((share) => ({
      color,
      opacity: thousandths(opacity * (0.5 - Math.cos(Math.PI * share) / 2)),
      at: thousandths(end + (full - end) * share),
    }));
  const stops = [...stopsOf(0, from), ...stopsOf(1, to).toReversed()];
  return { kind: 'fill', part: 'scrim', box, paint: { kind: 'gradient', angle: 180, stops } };
}

function thousandths(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
