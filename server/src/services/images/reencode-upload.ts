import { encodeAs, type EncodedImage } from './encode-image.ts';
import { decoding, openImage, readImage, usualLimits } from './read-image.ts';

const longestSide = 4096;

/**
 * A person's picture as it may be kept: upright, at most 4096 pixels a side, and drawn anew, so that neither the place where it was
 * taken nor anything hidden in the file comes along. Throws IMAGE_INVALID and IMAGE_TOO_LARGE.
 */
export async function reencodeUpload(bytes: Uint8Array): Promise<EncodedImage> {
  const { contentType } = await readImage(bytes);
  const picture = openImage(bytes).resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true });
  return decoding(usualLimits.maxPixels, () => encodeAs(contentType, picture));
}
