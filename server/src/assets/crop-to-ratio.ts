import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import {
  type FocalPoint,
  middle,
  type Piece,
  pieceAround,
  type Size,
} from '@visualadgen/graph/pictures/piece-around.ts';
import { AppError } from '../errors.ts';
import { encodeAs, type EncodedImage } from './encode-image.ts';
import { decoding, openImage, readImage, usualLimits } from './read-image.ts';

/**
 * The largest piece of that shape (`4:5`) with that place as near to its middle as the edges allow, in the same format.
 * A picture that has the shape already, to the pixel, comes back as it is. Throws CONFIG_INVALID for what is no ratio.
 */
export async function cropToRatio(
  bytes: Uint8Array,
  ratio: string,
  focalPoint: FocalPoint = middle,
): Promise<EncodedImage & { cut: Piece }> {
  const shape = readRatio(ratio);
  // Our own pictures may be larger than what we let people upload; the pixels are what counts.
  const facts = await readImage(bytes, { maxBytes: Number.POSITIVE_INFINITY });
  const piece = pieceAround(facts, shape, focalPoint);
  if (piece.width === facts.width && piece.height === facts.height) return { bytes, ...facts, cut: piece };
  const picture = openImage(bytes).extract(piece);
  const encoded = await decoding(usualLimits.maxPixels, () => encodeAs(facts, picture));
  return { ...encoded, cut: piece };
}

function readRatio(ratio: string): Size {
  const [, width, height] = /^([1-9]\d{0,3}):([1-9]\d{0,3})$/.exec(ratio) ?? [];
  if (width && height) return { width: Number(width), height: Number(height) };
  throw new AppError('CONFIG_INVALID', {
    message: `"${cutText(ratio, 20)}" is not a ratio such as 4:5.`,
    details: { field: 'aspect_ratio' },
  });
}
