import sharp from 'sharp';
import { AppError } from '../errors.ts';
import { mainColors } from './look/main-colors.ts';
import { toHex } from './look/oklab.ts';

/** The longer side that colors are counted on, in pixels. */
const side = 64;
const limitInputPixels = 40_000_000;

/** The size of a picture as it is seen, and its main colors, the one that covers most first. Throws IMAGE_INVALID. */
export async function measurePicture(bytes: Uint8Array): Promise<{ width: number; height: number; colors: string[] }> {
  try {
    const { autoOrient } = await sharp(bytes, { limitInputPixels }).metadata();
    const pixels = await sharp(bytes, { limitInputPixels })
      .autoOrient()
      .toColourspace('srgb')
      .ensureAlpha()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .raw()
      .toBuffer();
    const colors = mainColors(pixels).map(({ lab }) => toHex(lab));
    return { width: autoOrient.width, height: autoOrient.height, colors };
  } catch (cause) {
    throw new AppError('IMAGE_INVALID', { cause });
  }
}
