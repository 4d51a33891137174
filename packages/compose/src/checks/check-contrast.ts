import { contrastOf, luminanceAt, luminanceOf, readColor } from '../color/color.ts';
import type { Drawing, Shape, TextPart, TextShape } from '../drawing/drawing.ts';
import { type Box, intersect, isInside } from '../geometry/box.ts';
import type { Placement } from '../placements/placement.ts';
import { type Check, partNames } from './check.ts';

/** RGBA, of the drawing without its texts; may be smaller than it. */
export interface BarePixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Some text stands on what only pixels tell: a picture, or a shade over one. */
export function needsPixels({ shapes }: Drawing): boolean {
  return shapes.some(
    (shape, index) => shape.kind === 'text' && shape.lines.some(({ box }) => groundUnder(shapes, index, box) === null),
  );
}

/** The drawing without its texts, of which the pixels are wanted. What is left stays where it is. */
export function withoutTexts(drawing: Drawing): Drawing {
  return { ...drawing, shapes: drawing.shapes.filter(({ kind }) => kind !== 'text') };
}

/** How well each text is read on what is behind it, after WCAG 2.2: 4.5 to 1, and 3 to 1 where it is large. `bare`: where `needsPixels`. */
export function checkContrast(drawing: Drawing, placement: Placement, bare: BarePixels | null): Check[] {
  const checks = new Map<TextPart, Check>();
  for (const [index, shape] of drawing.shapes.entries()) {
    if (shape.kind !== 'text' || shape.part === 'ornament') continue;
    const check = checkText(drawing, index, shape, shape.part, placement, bare);
    if (check && check.measure < (checks.get(shape.part)?.measure ?? Infinity)) checks.set(shape.part, check);
  }
  return [...checks.values()];
}

function checkText(
  drawing: Drawing,
  index: number,
  shape: TextShape,
  part: TextPart,
  placement: Placement,
  bare: BarePixels | null,
): Check | null {
  const ink = luminanceOf(readColor(shape.color));
  const found = shape.lines.flatMap(({ box }) => {
    const ground = groundUnder(drawing.shapes, index, box);
    const contrast =
      ground === null
        ? worstContrast(drawing, bare, box, ink)
        : Math.floor(contrastOf(ink, luminanceOf(readColor(ground))) * 10);
    return contrast === null ? [] : [contrast];
  });
  if (found.length === 0) return null;
  const measure = Math.min(...found) / 10;
  const shown = (shape.size * placement.shownWidth) / placement.width;
  // 18 points, or 14 where it is bold.
  const limit = shown >= 24 || (shown >= 18.66 && shape.font.weight >= 700) ? 3 : 4.5;
  const isPassed = measure >= limit;
  const message = `${partNames[part]} has a contrast of ${measure} to 1${isPassed ? '.' : `; below ${limit} it is hard to read.`}`;
  return { name: 'CONTRAST', part, isPassed, measure, limit, unit: 'RATIO', box: shape.box, message };
}

/** The plain color on which a box lies; null where it is none. */
function groundUnder(shapes: readonly Shape[], index: number, box: Box): string | null {
  for (const shape of shapes.slice(0, index).toReversed()) {
    if (shape.kind === 'text') continue;
    if (!intersect(shape.box, box)) continue;
    if (shape.kind !== 'fill' || shape.paint.kind !== 'solid' || (shape.paint.opacity ?? 1) < 1) return null;
    return isInside(box, shape.box, 1) ? shape.paint.color : null;
  }
  return null;
}

/** Of the pixels under a line, the one in ten that is worst, in whole tenths: a single bright spot hides nothing. */
function worstContrast({ width }: Drawing, bare: BarePixels | null, box: Box, ink: number): number | null {
  if (!bare) return null;
  const scale = bare.width / width;
  const [left, top] = [Math.max(0, Math.floor(box.x * scale)), Math.max(0, Math.floor(box.y * scale))];
  const right = Math.min(bare.width, Math.ceil((box.x + box.width) * scale));
  const bottom = Math.min(bare.height, Math.ceil((box.y + box.height) * scale));
  const { data } = bare;
  // How many pixels have each contrast: counted, since sorting as many takes longer than drawing them.
  const counts = new Uint32Array(mostContrast * 10 + 1);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const tenths = Math.floor(contrastOf(ink, luminanceAt(data, (y * bare.width + x) * 4)) * 10);
      counts[tenths] = (counts[tenths] ?? 0) + 1;
    }
  }
  const worse = Math.floor(Math.max(0, right - left) * Math.max(0, bottom - top) * 0.1);
  let seen = 0;
  for (const [tenths, count] of counts.entries()) {
    seen += count;
    if (seen > worse) return tenths;
  }
  return null;
}

/** Of black on white. */
const mostContrast = 21;
