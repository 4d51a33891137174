import { luminanceOf, readColor } from '../color/color.ts';
import type { FillShape, Paint, Shape } from '../drawing/drawing.ts';
import { type Box, intersect } from '../geometry/box.ts';
import type { Picture, Pictures } from '../layouts/layout.ts';

/** Below it, white stands out better than black does. */
const darkest = 0.179;

/** Whether a logo, where it is drawn, stands on a dark ground; false where there is none. */
export function isLogoOnDark(shapes: readonly Shape[], pictures: Pictures): boolean {
  const index = shapes.findIndex((shape) => shape.kind === 'picture' && shape.part === 'logo');
  const logo = shapes[index];
  return logo !== undefined && luminanceUnder(shapes.slice(0, index), logo.box, pictures) < darkest;
}

/** Relative luminance of what lies under the middle of a box, blended as it is laid over one another; white where nothing lies. */
function luminanceUnder(shapes: readonly Shape[], box: Box, pictures: Pictures): number {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  let luminance = 1;
  for (const shape of shapes) {
    const isUnder =
      x >= shape.box.x && x <= shape.box.x + shape.box.width && y >= shape.box.y && y <= shape.box.y + shape.box.height;
    if (!isUnder || shape.kind === 'text') continue;
    if (shape.kind === 'picture') {
      const picture = pictures[shape.part];
      if (picture && !picture.isCutOut) luminance = meanTone(picture, shape, box) ?? luminance;
      continue;
    }
    const { color, opacity } = paintAt(shape, x, y);
    luminance = luminance * (1 - opacity) + luminanceOf(readColor(color)) * opacity;
  }
  return luminance;
}

function paintAt({ paint, box }: FillShape, x: number, y: number): { color: string; opacity: number } {
  if (paint.kind === 'solid') return { color: paint.color, opacity: paint.opacity ?? 1 };
  const share = shareAlong(paint, box, x, y);
  const next = paint.stops.findIndex(({ at }) => at >= share);
  const [before, after] = [paint.stops[Math.max(0, next - 1)], paint.stops[next] ?? paint.stops.at(-1)];
  if (!before || !after) return { color: '#ffffff', opacity: 0 };
  const between = after.at === before.at ? 1 : Math.min(1, (share - before.at) / (after.at - before.at));
  return { color: after.color, opacity: before.opacity + (after.opacity - before.opacity) * Math.max(0, between) };
}

/** How far along a gradient a place lies, from 0 to 1, as CSS has it. */
function shareAlong({ angle }: Extract<Paint, { kind: 'gradient' }>, box: Box, x: number, y: number): number {
  const radians = (angle * Math.PI) / 180;
  const [across, down] = [Math.sin(radians), -Math.cos(radians)];
  const length = Math.abs(box.width * across) + Math.abs(box.height * down);
  const from = (x - box.x - box.width / 2) * across + (y - box.y - box.height / 2) * down;
  return length === 0 ? 0 : from / length + 0.5;
}

function meanTone({ tones, width, height }: Picture, shown: { box: Box; crop: Box }, place: Box): number | null {
  const seen = intersect(place, shown.box);
  if (!tones || !seen) return null;
  const { box, crop } = shown;
  const across = (x: number) => ((crop.x + ((x - box.x) / box.width) * crop.width) / width) * tones.columns;
  const down = (y: number) => ((crop.y + ((y - box.y) / box.height) * crop.height) / height) * tones.rows;
  let [sum, count] = [0, 0];
  for (let row = Math.floor(down(seen.y)); row < Math.min(tones.rows, down(seen.y + seen.height)); row += 1) {
    for (let column = Math.floor(across(seen.x)); column < across(seen.x + seen.width); column += 1) {
      const tone = column < tones.columns ? tones.luminance[row * tones.columns + column] : undefined;
      if (tone === undefined) continue;
      sum += tone;
      count += 1;
    }
  }
  return count === 0 ? null : sum / count;
}
