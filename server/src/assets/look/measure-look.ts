import sharp from 'sharp';
import type { EncodedImage } from '../encode-image.ts';
import { decoding, openImage, usualLimits } from '../read-image.ts';
import { backgroundOf } from './background.ts';
import { lookKeys } from './look-keys.ts';
import { mainColors } from './main-colors.ts';
import { toHex, toLab } from './oklab.ts';
import { packLook } from './pack-look.ts';
import { perceptualHash } from './perceptual-hash.ts';
import { textureOf } from './texture.ts';

/** What is seen of a picture without knowing what it shows; measured here, at no cost. */
export interface MeasuredLook {
  /** The one that covers most first. */
  colors: { hex: string; share: number }[];
  /** On average: from 0, black, to 1, white. */
  lightness: number;
  /** From 0, one plain area, to 1, where each pixel differs from the next. */
  detail: number;
  /** The color of a plain background; null where it is not plain. */
  background: string | null;
  /** A data URI of a copy a few pixels wide. */
  placeholder: string;
  /** As `pack-look.ts` writes it. */
  packed: Uint8Array;
  /** As `look-keys.ts` makes them, yet without their owner. */
  keys: number[];
}

/** Pixels a side: of the square that all is measured on, whatever the picture's shape. */
export const side = 64;
const placeholderSide = 16;

/** Takes some 10 ms of a processor for a picture of a megapixel, most of it to decode it. Throws IMAGE_INVALID. */
export async function measureLook({ bytes }: Pick<EncodedImage, 'bytes'>): Promise<MeasuredLook> {
  const { rgba, placeholder } = await decoding(usualLimits.maxPixels, () => shrink(bytes));
  const colors = mainColors(rgba);
  const labs = labsOf(rgba);
  const lightness = labs.filter((_, index) => index % 3 === 0);
  const { detail, features } = textureOf(labs);
  const look = { colors, hash: perceptualHash(lightness), features };
  return {
    colors: colors.map(({ lab, share }) => ({ hex: toHex(lab), share: Math.round(share * 1_000) / 1_000 })),
    lightness: lightness.reduce((sum, one) => sum + one, 0) / lightness.length,
    detail,
    background: backgroundOf(labs),
    placeholder,
    packed: packLook(look),
    keys: lookKeys(look),
  };
}

/** Decoded once, where the decoder can at a fraction of its size. */
async function shrink(bytes: Uint8Array) {
  const picture = openImage(bytes).toColourspace('srgb').ensureAlpha().resize(side, side, { fit: 'fill' });
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const tiny = await sharp(data, { raw: info })
    .resize(placeholderSide, placeholderSide, { fit: 'fill' })
    .webp({ quality: 40, alphaQuality: 40 })
    .toBuffer();
  return { rgba: new Uint8Array(data), placeholder: `data:image/webp;base64,${tiny.toString('base64')}` };
}

/** OKLab of each pixel, three numbers a pixel; what is transparent as it looks on white. */
function labsOf(rgba: Uint8Array): Float32Array {
  const labs = new Float32Array((rgba.length / 4) * 3);
  for (let at = 0, to = 0; at + 3 < rgba.length; at += 4, to += 3) {
    const alpha = (rgba[at + 3] ?? 0) / 255;
    const onWhite = (channel: number) => Math.round((rgba[at + channel] ?? 0) * alpha + 255 * (1 - alpha));
    labs.set(toLab(onWhite(0), onWhite(1), onWhite(2)), to);
  }
  return labs;
}
