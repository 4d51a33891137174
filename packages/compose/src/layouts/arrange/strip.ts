import { type Box, inset, splitOff } from '../../geometry/box.ts';
import type { LeftOut, Shape } from '../../drawing/drawing.ts';
import type { LayoutInput } from '../layout.ts';
import { buttonItem } from './button-item.ts';
import { column } from './column.ts';
import type { ColumnItem } from './item.ts';
import { logoShape, logoSize } from './logo-item.ts';
import { textItem } from './text-item.ts';

export interface StripOptions {
  color: string;
  bodyColor?: string;
  fill: string;
  /** Beside the headline, such as a price. */
  extra?: ColumnItem | null;
}

/** What stands in a low banner: the logo first, the words, and the button last. */
export function strip(input: LayoutInput, box: Box, options: StripOptions): { shapes: Shape[]; leftOut: LeftOut[] } {
  const { frame, pictures, direction, type } = input;
  const high = frame.whole.height;
  const gap = high * 0.2;
  const [first, last] = direction === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
  const shapes: Shape[] = [];
  const leftOut: LeftOut[] = [];
  let rest = inset(box, { top: frame.margin, bottom: frame.margin, left: gap, right: gap });
  for (const item of [actionOf(input, options), options.extra ?? null]) {
    const placed = item && largest(item, box.width * 0.36, rest.height);
    if (item && !placed && item.part !== 'ornament') leftOut.push({ part: item.part, shown: 0, all: item.all });
    if (!placed) continue;
    const cut = splitOff(rest, last, placed.width, gap);
    const { piece } = cut;
    shapes.push(
      ...placed.draw(
        { ...piece, y: piece.y + (piece.height - placed.height) / 2, height: placed.height },
        'center',
        first,
      ),
    );
    rest = cut.rest;
  }
  const { logo } = pictures;
  if (logo) {
    const most = { width: box.width * 0.16, height: rest.height * 0.62 };
    const headline = headlineOf(input, options);
    // As large as it is wanted, or else as usual. The words come before it.
    const cut = [type.scaleOf('logo'), 1]
      .map((scale) => splitOff(rest, first, logoSize(logo, frame, most, scale).width, gap))
      .find((tried) => {
        const fits = !headline || headline.at(0, rest.width) === null || isWhole(headline, tried.rest.width);
        return fits && tried.rest.width >= box.width * 0.25;
      });
    if (cut) {
      shapes.push(logoShape(logo, cut.piece));
      rest = cut.rest;
    } else leftOut.push({ part: 'logo', shown: 0, all: 1 });
  }
  const words = column([headlineOf(input, options), bodyOf(input, options), smallPrintOf(input, options)], rest, {
    anchor: 0.5,
    direction,
  });
  return { shapes: [...shapes, ...words.shapes], leftOut: [...leftOut, ...words.leftOut] };
}

/** Nothing of it has to be broken or left out. */
function isWhole(item: ColumnItem, width: number): boolean {
  return item.at(0.01, width) !== null;
}

function largest(item: ColumnItem, width: number, height: number) {
  for (let measure = 1; measure >= 0; measure -= 0.1) {
    const placed = item.at(Math.max(0, measure), width);
    if (placed && placed.height <= height && placed.width <= width) return placed;
  }
  return null;
}

function actionOf({ words, type, frame }: LayoutInput, { fill }: StripOptions): ColumnItem | null {
  if (!words.call_to_action) return null;
  const sizes = { least: 9.5 * frame.density, most: Math.max(9.5 * frame.density, frame.whole.height * 0.19) };
  return buttonItem(type, words.call_to_action, { fill, sizes });
}

function headlineOf({ words, type, frame }: LayoutInput, { color }: StripOptions): ColumnItem | null {
  if (!words.headline) return null;
  const least = 11 * frame.density;
  const sizes = { least, most: Math.max(least, frame.whole.height * (words.body ? 0.3 : 0.36)) };
  return textItem(type, 'headline', words.headline, { role: 'heading', color, sizes, maxLines: 2 });
}

function bodyOf({ words, type, frame }: LayoutInput, { color, bodyColor = color }: StripOptions): ColumnItem | null {
  if (!words.body) return null;
  const least = 9.5 * frame.density;
  const sizes = { least, most: Math.max(least, frame.whole.height * 0.16) };
  const keep = words.headline ? 0 : null;
  return textItem(type, 'body', words.body, {
    role: 'body',
    color: bodyColor,
    sizes,
    maxLines: 2,
    gap: frame.whole.height * 0.05,
    keep,
  });
}

function smallPrintOf(
  { words, type, frame }: LayoutInput,
  { color, bodyColor = color }: StripOptions,
): ColumnItem | null {
  if (!words.small_print) return null;
  const least = 9.5 * frame.density;
  return textItem(type, 'small_print', words.small_print, {
    role: 'body',
    color: bodyColor,
    sizes: { least, most: least },
    maxLines: 1,
    gap: frame.whole.height * 0.05,
    keep: 4,
  });
}
