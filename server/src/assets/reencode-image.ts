import { encodeAs, type EncodedImage } from './encode-image.ts';
import { openForeign, sniffForeign } from './foreign-image.ts';
import { checkBytes, decoding, type ImageLimits, openImage, readImage, usualLimits } from './read-image.ts';

/**
 * The same picture drawn anew: upright, in sRGB, and without its metadata or anything hidden in the file. PNG, JPEG and WebP stay what they are; AVIF and HEIC
 * become JPEGs, or PNGs where something is see-through, and of an animated file the first image is taken. With `longestSide` (pixels)
 * a larger one is made smaller. Throws IMAGE_INVALID and IMAGE_TOO_LARGE.
 */
export async function reencodeImage(
  bytes: Uint8Array,
  { longestSide, ...limits }: Partial<ImageLimits> & { longestSide?: number } = {},
): Promise<EncodedImage> {
  const { maxPixels = usualLimits.maxPixels } = limits;
  const { picture, keptAs } = await open();
  if (longestSide) picture.resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true });
  return decoding(maxPixels, () => encodeAs(keptAs, picture));

  async function open() {
    const foreign = sniffForeign(bytes);
    if (!foreign) return { keptAs: await readImage(bytes, limits), picture: openImage(bytes, { maxPixels }) };
    checkBytes(bytes, limits);
    return decoding(maxPixels, () => openForeign(bytes, foreign, maxPixels));
  }
}
