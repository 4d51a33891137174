import { encodeAs, type EncodedImage } from './encode-image.ts';
import { decoding, type ImageLimits, openImage, readImage, usualLimits } from './read-image.ts';

/**
 * The same picture in the same format, drawn anew: upright, and without its metadata or anything hidden in the file. With `longestSide` (pixels)
 * a larger one is made smaller. Throws IMAGE_INVALID and IMAGE_TOO_LARGE.
 */
export async function reencodeImage(
  bytes: Uint8Array,
  { longestSide, ...limits }: Partial<ImageLimits> & { longestSide?: number } = {},
): Promise<EncodedImage> {
  const facts = await readImage(bytes, limits);
  const picture = openImage(bytes, { maxPixels: limits.maxPixels });
  if (longestSide) picture.resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true });
  return decoding(limits.maxPixels ?? usualLimits.maxPixels, () => encodeAs(facts, picture));
}
