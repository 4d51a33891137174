import type { Random } from './random.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the words and the product go; they never overlap. */
export interface Layout {
  text: Box;
  hero: Box;
  align: 'left' | 'center';
  /** `side`: words beside the product; `stack`: words above it; `alone`: no words. */
  kind: 'side' | 'stack' | 'alone';
}

/**
 * Wide pictures put words beside the product, tall ones above it, square ones as suits the product.
 * @param productRatio width by height of the product
 */
export function layOut(width: number, height: number, productRatio: number, random: Random, hasWords = true): Layout {
  const box = (x: number, y: number, w: number, h: number): Box => ({
    x: x * width,
    y: y * height,
    width: w * width,
    height: h * height,
  });
  if (!hasWords) return { kind: 'alone', align: 'center', text: box(0, 0, 0, 0), hero: box(0.16, 0.14, 0.68, 0.74) };
  const ratio = width / height;
  const mirrored = random.chance(0.35);
  if (ratio > 1.2 || (ratio > 0.85 && productRatio < 0.75 && random.chance(0.5))) {
    const narrow = ratio < 1.2;
    const hero = narrow ? box(0.59, 0.12, 0.34, 0.78) : box(0.56, 0.13, 0.36, 0.76);
    const text = narrow ? box(0.07, 0.12, 0.47, 0.76) : box(0.06, 0.13, 0.44, 0.74);
    if (!mirrored) return { kind: 'side', align: 'left', text, hero };
    return {
      kind: 'side',
      align: 'left',
      text: { ...text, x: width - text.x - text.width },
      hero: { ...hero, x: width - hero.x - hero.width },
    };
  }
  const align = random.chance(0.7) ? 'center' : 'left';
  if (ratio < 0.7) return { kind: 'stack', align, text: box(0.08, 0.075, 0.84, 0.39), hero: box(0.1, 0.5, 0.8, 0.42) };
  return { kind: 'stack', align, text: box(0.08, 0.065, 0.84, 0.36), hero: box(0.14, 0.45, 0.72, 0.47) };
}
