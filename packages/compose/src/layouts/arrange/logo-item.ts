import { clamp, containBox } from '../../geometry/place-picture.ts';
import type { Box } from '../../geometry/box.ts';
import type { PictureShape } from '../../drawing/drawing.ts';
import type { Frame } from '../frame.ts';
import type { Picture } from '../layout.ts';
import type { ColumnItem } from './item.ts';

/** How large a logo is: of a like area whatever its shape, and never beyond its own pixels. */
export function logoSize(
  logo: Picture,
  frame: Frame,
  most: { width: number; height: number },
  scale = 1,
): { width: number; height: number } {
  const ratio = clamp(logo.width / logo.height, 0.2, 12);
  const area = (frame.form === 'STRIP' ? frame.whole.height * 0.9 : frame.unit * 10.5) ** 2 * scale ** 2;
  const height = Math.min(Math.sqrt(area / ratio), most.height, most.width / ratio, logo.height);
  return { width: height * ratio, height };
}

export function logoShape(logo: Picture, box: Box): PictureShape {
  const crop = { x: 0, y: 0, width: logo.width, height: logo.height };
  return { kind: 'picture', part: 'logo', box: containBox(logo, box), crop };
}

export function logoItem(
  logo: Picture,
  frame: Frame,
  { gap = 0, keep = 1, scale = 1 }: { gap?: number; keep?: number; scale?: number } = {},
): ColumnItem {
  return {
    part: 'logo',
    keep,
    gap,
    all: 1,
    at(measure, columnWidth) {
      const most = { width: Math.min(columnWidth, frame.whole.width * 0.5), height: frame.whole.height * 0.16 };
      const usual = logoSize(logo, frame, most);
      const wanted = logoSize(logo, frame, most, scale);
      // At its smallest it is as small as ever, so that nothing is left out for its sake.
      const least = Math.min(usual.width * 0.7, wanted.width);
      const width = least + (wanted.width - least) * measure;
      const size = { width, height: (width * wanted.height) / wanted.width };
      return {
        ...size,
        draw(within, align, side) {
          const free = within.width - size.width;
          const x = within.x + (align === 'center' ? free / 2 : side === 'right' ? free : 0);
          return [logoShape(logo, { x, y: within.y, ...size })];
        },
      };
    },
  };
}
