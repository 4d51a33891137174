import sharp from 'sharp';
import type { EncodedImage } from './encode-image.ts';
import { decoding, openImage, usualLimits } from './read-image.ts';
import { renditionWidths } from './renditions.ts';

export interface Rendition {
  width: number;
  bytes: Uint8Array;
}

/** Pixels: no WebP has a longer side. */
const longestSide = 16_383;

/** The smaller copies of a picture, as WebP. None as wide as the picture itself, and none that would be too tall for the format. */
export async function drawRenditions({ bytes, width, height }: EncodedImage): Promise<Rendition[]> {
  const widths = renditionWidths.filter((each) => each < width && (height * each) / width <= longestSide);
  const widest = widths.at(-1);
  if (widest === undefined) return [];
  return decoding(usualLimits.maxPixels, async () => {
    // The whole is decoded once; the smaller ones are made of the widest.
    const picture = openImage(bytes).resize({ width: widest }).toColourspace('srgb');
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    const drawn: Rendition[] = [];
    for (const each of widths) {
      const copy = sharp(data, { raw: info }).resize({ width: each }).webp({ quality: 80 });
      drawn.push({ width: each, bytes: await copy.toBuffer() });
    }
    return drawn;
  });
}
