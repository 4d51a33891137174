import type { Drawing, PicturePart, PictureShape, Shape, TextPart, TextShape } from '../drawing/drawing.ts';
import { around, type Box, intersect } from '../geometry/box.ts';
import type { Content } from '../content.ts';
import { blocksOf } from '../overrides/blocks.ts';
import { contentAt } from '../overrides/content-at.ts';
import { coveredAreas, type Placement } from '../placements/placement.ts';
import { signsOf, tidy } from '../text/read-atoms.ts';
import { type Check, partNames } from './check.ts';

/** CSS pixels: smaller type is not read where it is shown. */
const smallestType = 9;
/** CSS pixels: a lower logo is a spot. */
const lowestLogo = 10;
/** A picture drawn larger than it is looks soft. */
const mostEnlarged = 1;

/** What can be told from the drawing alone. */
export function checkDrawing(
  drawing: Drawing,
  placement: Placement,
  content: Pick<Content, 'layout' | 'words' | 'overrides'>,
): Check[] {
  return [
    ...checkCovered(drawing, placement),
    ...checkType(drawing, placement),
    ...checkPictures(drawing, placement),
    ...checkTexts(drawing, placement, content),
    ...checkLimited(drawing),
  ];
}

function checkCovered({ shapes }: Drawing, placement: Placement): Check[] {
  const areas = coveredAreas(placement);
  if (areas.length === 0) return [];
  return partsOf(shapes).map(({ part, box }) => {
    const hidden = areas.reduce((sum, area) => sum + areaOf(intersect(area, box)), 0);
    const measure = round(Math.min(1, hidden / Math.max(1, areaOf(box))));
    const isPassed = measure === 0;
    const message = isPassed
      ? `${partNames[part]} is where ${placement.channel} covers nothing.`
      : `${placement.channel} covers ${Math.round(measure * 100)} % of ${lower(part)} by its own controls.`;
    return { name: 'COVERED_AREA', part, isPassed, measure, limit: 0, unit: 'SHARE', box, message };
  });
}

function checkType({ shapes }: Drawing, { width, shownWidth }: Placement): Check[] {
  const sizes = new Map<TextPart, TextShape>();
  for (const shape of shapes) {
    if (shape.kind !== 'text' || shape.part === 'ornament') continue;
    if (shape.size < (sizes.get(shape.part)?.size ?? Infinity)) sizes.set(shape.part, shape);
  }
  return [...sizes].map(([part, { size, box }]) => {
    const measure = round((size * shownWidth) / width);
    const isPassed = measure >= smallestType - 0.05;
    const message = `${partNames[part]} is ${measure} pixels high where it is shown${isPassed ? '.' : `; below ${smallestType} it is not read.`}`;
    return { name: 'TYPE_SIZE', part, isPassed, measure, limit: smallestType, unit: 'CSS_PIXELS', box, message };
  });
}

function checkPictures({ shapes }: Drawing, { width, shownWidth }: Placement): Check[] {
  const pictures = shapes.filter((shape) => shape.kind === 'picture');
  const logos = pictures
    .filter(({ part }) => part === 'logo')
    .map(({ part, box }): Check => {
      const measure = round((box.height * shownWidth) / width);
      const isPassed = measure >= lowestLogo;
      const message = `The logo is ${measure} pixels high where it is shown${isPassed ? '.' : `; below ${lowestLogo} nobody makes it out.`}`;
      return { name: 'LOGO_SIZE', part, isPassed, measure, limit: lowestLogo, unit: 'CSS_PIXELS', box, message };
    });
  return [...logos, ...pictures.map((picture) => checkEnlarged(picture))];
}

function checkEnlarged({ part, box, crop }: PictureShape): Check {
  const measure = round(Math.max(box.width / crop.width, box.height / crop.height));
  const isPassed = measure <= mostEnlarged + 0.02;
  const message = isPassed
    ? `${partNames[part]} has pixels enough.`
    : `${partNames[part]} is drawn ${measure} times as large as it is, so that it looks soft: take a larger one.`;
  return { name: 'PICTURE_ENLARGED', part, isPassed, measure, limit: mostEnlarged, unit: 'TIMES', box, message };
}

/** What was asked for in this placement, and the layout grants only in part. */
function checkLimited({ limited, shapes }: Drawing): Check[] {
  return limited.map((one): Check => {
    const { part } = one;
    const box = blocksOf(shapes).find((block) => block.part === part)?.box ?? null;
    if (one.kind === 'MOVE') {
      const [asked, given] = [one.asked, one.given].map(({ x, y }) => `${sign(x)} across and ${sign(y)} down`);
      const measure = round(far(one.given) / Math.max(1, far(one.asked)));
      const message = `${partNames[part]} is moved ${given} in the place of ${asked} pixels: it stays free of other things, of what is covered and on its ground.`;
      return { name: 'MOVE_LIMITED', part, isPassed: false, measure, limit: 1, unit: 'SHARE', box, message };
    }
    const [measure, limit] = [round(one.given), round(one.asked)];
    const message = `${partNames[part]} is ${measure} times as large as usual in the place of ${limit}: the layout has no room for more, or it would not be read.`;
    return { name: 'SCALE_LIMITED', part, isPassed: false, measure, limit, unit: 'TIMES', box, message };
  });
}

function far({ x, y }: { x: number; y: number }): number {
  return Math.hypot(x, y);
}

function sign(pixels: number): string {
  return `${Math.round(pixels)}`;
}

function checkTexts(
  { leftOut }: Drawing,
  placement: Placement,
  content: Pick<Content, 'layout' | 'words' | 'overrides'>,
): Check[] {
  const { layout } = content;
  const { words } = contentAt({ ...content, pictures: {} }, placement.id);
  const hidden = content.overrides?.[placement.id]?.hidden ?? [];
  const cut = leftOut.map(({ part, shown, all }): Check => {
    const measure = round(shown / Math.max(1, all));
    const message =
      shown === 0
        ? `${partNames[part]} is not shown: there is no room for it.`
        : `Of ${lower(part)}, ${shown} of ${all} signs are shown: the rest has no room.`;
    return { name: 'TEXT_LEFT_OUT', part, isPassed: false, measure, limit: 1, unit: 'SHARE', box: null, message };
  });
  const needed: readonly TextPart[] = layout.texts.includes('price') ? ['headline', 'price'] : ['headline'];
  const missing = needed
    .filter((part) => !hidden.includes(part))
    .map((part): Check => {
      const measure = signsOf(tidy(words[part] ?? '')).length;
      const isPassed = measure > 0;
      const message = isPassed ? `${partNames[part]} is there.` : `${partNames[part]} is empty.`;
      return { name: 'TEXT_MISSING', part, isPassed, measure, limit: 1, unit: 'CHARACTERS', box: null, message };
    });
  const limits = (['headline', 'body'] as const).flatMap((part): Check[] => {
    const limit = placement.textLimits[part];
    const measure = signsOf(tidy(words[part] ?? '')).length;
    if (limit === null || measure === 0) return [];
    const isPassed = measure <= limit;
    const message = `${partNames[part]} has ${measure} characters; ${placement.channel} shows ${limit} beside the picture${isPassed ? '.' : ' and cuts off the rest.'}`;
    return [{ name: 'TEXT_LIMIT', part, isPassed, measure, limit, unit: 'CHARACTERS', box: null, message }];
  });
  return [...missing, ...cut, ...limits];
}

/** Each text and the logo, with the box around what is written or shown of it. */
function partsOf(shapes: readonly Shape[]): { part: TextPart | PicturePart; box: Box }[] {
  return shapes.flatMap((shape): { part: TextPart | PicturePart; box: Box }[] => {
    if (shape.kind === 'picture') return shape.part === 'logo' ? [{ part: shape.part, box: shape.box }] : [];
    if (shape.kind !== 'text' || shape.part === 'ornament') return [];
    const box = around(shape.lines.map((line) => line.box));
    return box ? [{ part: shape.part, box }] : [];
  });
}

function areaOf(box: Pick<Box, 'width' | 'height'> | null): number {
  return box ? box.width * box.height : 0;
}

function lower(part: TextPart | PicturePart): string {
  const name = partNames[part];
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
