interface Size {
  width: number;
  height: number;
}

/** What is scaled down at all, in pixels: the largest sensors of phones have 108 megapixels. */
export const mostSourcePixels = 120_000_000;

/** To how many pixels: as many as every browser has room for on a canvas, and more than any model looks at. */
export const scaledPixels = 16_000_000;

/** A size of the same shape with at most so many pixels. */
export function sizeWithin({ width, height }: Size, mostPixels = scaledPixels): Size {
  const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)));
  const scaled = (side: number) => Math.max(1, Math.floor(side * scale));
  return { width: scaled(width), height: scaled(height) };
}
