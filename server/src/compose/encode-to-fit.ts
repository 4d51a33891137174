import sharp, { type Sharp } from 'sharp';
import type { FileType, Placement } from '@visualadgen/compose/placements/placement.ts';
import type { EncodedImage } from '../assets/encode-image.ts';
import { decoding, usualLimits } from '../assets/read-image.ts';
import type { Pixels } from './render/renderer.ts';

/** A composition as a file of its placement. */
export interface FittedImage {
  image: EncodedImage;
  /** It is heavier than the placement takes, although it was made as light as it can be. */
  isTooHeavy: boolean;
}

/** Bytes that a file keeps free of what its placement takes: an export writes into it where it comes from. A signature takes more. */
export const roomForProvenance = 1_200;

/** From the best to the worst that still looks like something. */
const qualities = [92, 88, 84, 80, 75, 70, 64, 58, 52, 46, 40, 34];

/**
 * The best file that the placement takes: without loss where that suits what is drawn and is light enough, else as good as its weight
 * allows. Where nothing is light enough it is the lightest, and says so.
 */
export async function encodeToFit(
  pixels: Pixels,
  { fileTypes, maxBytes }: Pick<Placement, 'fileTypes' | 'maxBytes'>,
  { isPlain, roomForSignature = 0 }: { isPlain: boolean; roomForSignature?: number },
): Promise<FittedImage> {
  const most = maxBytes === null ? Infinity : maxBytes - roomForProvenance - roomForSignature;
  return decoding(usualLimits.maxPixels, async () => {
    const { width, height } = pixels;
    const open = () => sharp(pixels.data, { raw: { width, height, channels: 4 } }).removeAlpha();
    const asImage = (type: FileType, bytes: Uint8Array): EncodedImage => ({ ...kinds[type], bytes, width, height });
    const lossless = fileTypes.includes('PNG') && isPlain ? await open().png({ compressionLevel: 9 }).toBuffer() : null;
    if (lossless && lossless.byteLength <= most) return { image: asImage('PNG', lossless), isTooHeavy: false };
    const lossy = fileTypes.find((type) => type !== 'PNG');
    if (!lossy) {
      // Fewer colors are all that is left.
      const bytes = await open().png({ palette: true, effort: 4 }).toBuffer();
      return { image: asImage('PNG', bytes), isTooHeavy: bytes.byteLength > most };
    }
    const encode = (quality: number, isSmallest: boolean) => encoders[lossy](open(), quality, isSmallest);
    // Making the file itself smaller takes as long again as all the rest, and only helps where it is too heavy.
    const quick = await encode(qualities[0] ?? 90, false);
    if (quick.byteLength <= most) return { image: asImage(lossy, quick), isTooHeavy: false };
    // By halves: the lower the quality, the lighter the file.
    let [low, high] = [0, qualities.length - 1];
    let best = await encode(qualities[high] ?? 30, true);
    while (low < high && best.byteLength <= most) {
      const middle = Math.floor((low + high) / 2);
      const tried = await encode(qualities[middle] ?? 60, true);
      if (tried.byteLength <= most) [best, high] = [tried, middle];
      else low = middle + 1;
    }
    return { image: asImage(lossy, best), isTooHeavy: best.byteLength > most };
  });
}

const kinds = {
  PNG: { contentType: 'image/png', extension: 'png' },
  JPEG: { contentType: 'image/jpeg', extension: 'jpg' },
  WEBP: { contentType: 'image/webp', extension: 'webp' },
} as const satisfies Record<FileType, Pick<EncodedImage, 'contentType' | 'extension'>>;

type Encode = (picture: Sharp, quality: number, isSmallest: boolean) => Promise<Buffer>;

const encoders: Record<Exclude<FileType, 'PNG'>, Encode> = {
  // The edges of letters keep their colors, while there is room for it.
  JPEG: (picture, quality, isSmallest) =>
    picture
      .jpeg({ quality, chromaSubsampling: quality >= 70 ? '4:4:4' : '4:2:0', optimiseCoding: isSmallest })
      .toBuffer(),
  WEBP: (picture, quality) => picture.webp({ quality }).toBuffer(),
};
