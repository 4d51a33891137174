import type { PictureShape, Shape } from '../../drawing/drawing.ts';
import { type Box, intersect } from '../../geometry/box.ts';
import { blocksOf } from '../../overrides/blocks.ts';
import type { Picture } from '../layout.ts';
import { cover, type CoverOptions } from './picture-shape.ts';

/**
 * How much of what a picture is of would lie under some boxes, from 0 to 1, where the picture fills a box around what was found. So it is
 * the same wherever somebody drew the picture: words do not jump while it is drawn.
 */
export function coverage(picture: Picture, box: Box, options: CoverOptions, over: readonly Box[]): number {
  const found = picture.subject?.box;
  if (!picture.subject || !found) return 0;
  const seen = cover('image', { ...picture, focus: picture.subject.focus }, box, options);
  const subject = intersect(onDrawing(found, picture, seen), seen.box);
  if (!subject) return 0;
  const covered = over.reduce((sum, one) => sum + areaOf(intersect(one, subject)), 0);
  return Math.min(1, covered / areaOf(subject));
}

/** Where words and logos stand. */
export function boxesOf(shapes: readonly Shape[]): Box[] {
  return blocksOf(shapes).map(({ box }) => box);
}

/** Whether one way covers so much less of it than the usual one that it is worth leaving that. */
export function isClearlyBetter(covered: number, usual: number): boolean {
  return usual - covered > 0.2;
}

function onDrawing(found: Box, picture: Picture, { crop, box }: PictureShape): Box {
  const scale = box.width / crop.width;
  return {
    x: box.x + (found.x * picture.width - crop.x) * scale,
    y: box.y + (found.y * picture.height - crop.y) * scale,
    width: found.width * picture.width * scale,
    height: found.height * picture.height * scale,
  };
}

function areaOf(box: Pick<Box, 'width' | 'height'> | null): number {
  return box ? box.width * box.height : 0;
}
