import { color } from './color.ts';
import { type CutOut, cutOut } from './cut-out.ts';
import type { Photo } from './photo.ts';
import type { Product } from './products/product.ts';
import { clipped, group, place, rect } from './shapes.ts';

/** Photos made into a product that a scene can place: cut out where their backdrop allows, else as a print with a white border. */
export async function productOfPhotos(photos: readonly Photo[]): Promise<{ product: Product; isCutOut: boolean }> {
  const shown = photos.slice(0, 3);
  const cuts = await Promise.all(shown.map((photo) => cutOut(photo)));
  const whole = cuts.filter((cut): cut is CutOut => cut !== null);
  const isCutOut = whole.length === shown.length;
  const parts = isCutOut ? whole : shown;
  const tallest = 600;
  const gap = isCutOut ? -30 : 40;
  let right = 0;
  const drawn = parts.map((part) => {
    const width = (part.width / part.height) * tallest;
    const x = right;
    right += width + gap;
    return { part, x, width };
  });
  const product: Product = {
    words: '',
    width: right - gap,
    height: tallest,
    foot: isCutOut ? 0.44 : 0.48,
    draw: (brush) =>
      drawn
        .map(({ part, x, width }) => {
          const image = `<image href="data:image/png;base64,${part.png.toString('base64')}" width="${width}" height="${tallest}" preserveAspectRatio="none"/>`;
          if (isCutOut) return group(place(x, 0), image);
          const window = brush.canvas.clip(rect(14, 14, width - 28, tallest - 28, 'black', 10));
          return group(place(x, 0), rect(0, 0, width, tallest, color(0.985, 0.006, 90), 20), clipped(window, image));
        })
        .join(''),
  };
  return { product, isCutOut };
}
