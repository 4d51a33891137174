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
function keepWhole(crop: Box, picture: Picture): Box {
  const { width, height } = picture;
  const box = foundIn(picture);
  if (!box) return crop;
  return {
    ...crop,
    x: holding([crop.x, crop.width], [box.x * width, box.width * width], width),
    y: holding([crop.y, crop.height], [box.y * height, box.height * height], height),
  };
}

function foundIn({ subject, focus }: Picture): Box | null {
  if (!subject?.box || focus.x !== subject.focus.x || focus.y !== subject.focus.y) return null;
  return subject.box;
}

/** At each side of what was found, of its size: thin ends, such as the neck of a bottle, may lie outside of it. */
const air = 0.12;

function withAir(share: number): number {
  return Math.min(1, share * (1 + 2 * air));
}

/**
 * How high a box of that width has to be for what was found to be seen as a whole in it, with air around it and without; null where nothing
 * was.
 */
export function heightForWhole(picture: Picture, width: number): { airy: number; least: number } | null {
  const found = foundIn(picture);
  const scale = (width / picture.width) * picture.height;
  return found && { airy: withAir(found.height) * scale, least: found.height * scale };
}

/** The largest box in the middle of another in which what was found is seen as a whole; the other itself where it is so there. */
export function boxForWhole(picture: Picture, box: Box): Box {
  const found = foundIn(picture);
  if (!found) return box;
  const [needsWidth, needsHeight] = [withAir(found.width) * picture.width, withAir(found.height) * picture.height];
  // A box wider than the picture shows all of its width, and cuts its height; and the other way round.
  const widest = picture.width / needsHeight;
  const narrowest = needsWidth / picture.height;
  const width = Math.min(box.width, box.height * widest);
  const height = Math.min(box.height, box.width / narrowest);
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}

/** Where a piece begins so that all of something is in it, with air around it as far as there is room; as it was where that is longer. */
function holding([start, length]: Stretch, [from, span]: Stretch, all: number): number {
  if (span > length) return start;
  const around = Math.min(span * air, (length - span) / 2);
  const [first, last] = [Math.max(0, from - around), Math.min(all, from + span + around)];
  return clamp(start, last - length, first);
}

type Stretch = readonly [start: number, length: number];

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
