import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { AppError } from '../../errors.ts';
import { encodeAs, type EncodedImage } from './encode-image.ts';
import { decoding, openImage, readImage, usualLimits } from './read-image.ts';

/**
 * The largest piece of that shape (`4:5`) around the middle, in the same format.
 * A picture that has the shape already, to the pixel, comes back as it is. Throws CONFIG_INVALID for what is no ratio.
 */
export async function cropToRatio(bytes: Uint8Array, ratio: string): Promise<EncodedImage> {
  const shape = readRatio(ratio);
  // Our own pictures may be larger than what we let people upload; the pixels are what counts.
  const facts = await readImage(bytes, { maxBytes: Number.POSITIVE_INFINITY });
  const piece = largestPiece(facts, shape);
  if (piece.width === facts.width && piece.height === facts.height) return { bytes, ...facts };
  const picture = openImage(bytes).resize(piece.width, piece.height, { fit: 'cover', position: 'centre' });
  return decoding(usualLimits.maxPixels, () => encodeAs(facts.contentType, picture));
}

interface Size {
  width: number;
  height: number;
}

function readRatio(ratio: string): Size {
  const [, width, height] = /^([1-9]\d{0,3}):([1-9]\d{0,3})$/.exec(ratio) ?? [];
  if (width && height) return { width: Number(width), height: Number(height) };
  throw new AppError('CONFIG_INVALID', {
    message: `"${cutText(ratio, 20)}" is not a ratio such as 4:5.`,
    details: { field: 'aspect_ratio' },
  });
}

function largestPiece(whole: Size, shape: Size): Size {
  const widthAtFullHeight = Math.round((whole.height * shape.width) / shape.height);
  if (widthAtFullHeight <= whole.width) return { width: Math.max(1, widthAtFullHeight), height: whole.height };
  return { width: whole.width, height: Math.max(1, Math.round((whole.width * shape.height) / shape.width)) };
}
