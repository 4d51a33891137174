import type { FillShape, PicturePart, PictureShape } from '../../drawing/drawing.ts';
import { type Box, onPixels } from '../../geometry/box.ts';
import { clamp, containBox, coverCrop, type Point } from '../../geometry/place-picture.ts';
import type { Direction } from '../../text/script.ts';
import type { Picture } from '../layout.ts';

export interface CoverOptions {
  radius?: number;
  /** Where in the box the focal point is best, in texts that are read from the left. */
  at?: Point;
  direction?: Direction;
}

/** A picture that fills a box. */
export function cover(part: PicturePart, picture: Picture, box: Box, options: CoverOptions = {}): PictureShape {
  const { at = { x: 0.5, y: 0.5 }, direction = 'ltr', radius } = options;
  const place = direction === 'rtl' ? { x: 1 - at.x, y: at.y } : at;
  const whole = onPixels(box);
  return {
    kind: 'picture',
    part,
    box: whole,
    crop: keepWhole(coverCrop(picture, whole, picture.focus, place), picture),
    at: place,
    ...(radius && { radius }),
  };
}

/** What was found is seen as a whole where it fits; a place that somebody chose is taken as it is. */
function keepWhole(crop: Box, { subject, focus, width, height }: Picture): Box {
  if (!subject?.box || focus.x !== subject.focus.x || focus.y !== subject.focus.y) return crop;
  const { box } = subject;
  return {
    ...crop,
    x: holding(crop.x, crop.width, box.x * width, box.width * width),
    y: holding(crop.y, crop.height, box.y * height, box.height * height),
  };
}

/** Where a piece begins so that all of something is in it; as it was where that is longer. */
function holding(start: number, length: number, from: number, span: number): number {
  return span > length ? start : clamp(start, from + span - length, from);
}

/** A picture that is shown whole inside a box, on its lower edge or in its middle. */
export function contain(part: PicturePart, picture: Picture, box: Box, at?: Point): PictureShape {
  const crop = { x: 0, y: 0, width: picture.width, height: picture.height };
  return { kind: 'picture', part, box: onPixels(containBox(picture, box, at)), crop };
}

export function ground(
  box: Box,
  color: string,
  part: 'background' | 'panel' = 'background',
  radius?: number,
): FillShape {
  return { kind: 'fill', part, box: onPixels(box), paint: { kind: 'solid', color }, ...(radius && { radius }) };
}
