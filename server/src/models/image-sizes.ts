import { z } from 'zod';
import { aspectRatios, imageCount } from './common-parameters.ts';
import type { AspectRatio } from './common-parameters.ts';

/** fal's own names for some sizes, with their pixels. */
const presets = {
  square_hd: { width: 1024, height: 1024 },
  portrait_16_9: { width: 576, height: 1024 },
  landscape_16_9: { width: 1024, height: 576 },
};

export interface Pixels {
  width: number;
  height: number;
}

/** The size that a model makes for each format: by fal's name for it, or in pixels. */
export type SizeTable = Record<AspectRatio, keyof typeof presets | Pixels>;

const named = { '1:1': 'square_hd', '9:16': 'portrait_16_9', '16:9': 'landscape_16_9' } as const;

/** FLUX is free in its sizes, in steps of 32 pixels. */
export const fluxSizes: SizeTable = { ...named, '4:5': { width: 1024, height: 1280 } };
/** SDXL was trained on pictures of about one megapixel. */
export const sdxlSizes: SizeTable = { ...named, '4:5': { width: 896, height: 1120 } };
/** Seedream makes no fewer than some two megapixels well. */
export const seedreamSizes: SizeTable = {
  '1:1': { width: 2048, height: 2048 },
  '4:5': { width: 1792, height: 2240 },
  '9:16': { width: 1440, height: 2560 },
  '16:9': { width: 2560, height: 1440 },
};

/** fal's `image_size` for the format asked for; `auto`, where a model takes that, as it stands. */
export function imageSize(sizes: SizeTable, parameters: Record<string, unknown>): string | Pixels {
  const ratio = z.enum(['auto', ...aspectRatios]).parse(parameters['aspect_ratio']);
  return ratio === 'auto' ? ratio : sizes[ratio];
}

/** fal counts a megapixel as 1024 × 1024 and rounds each picture up to whole ones. */
const pixelsOfMegapixel = 1024 * 1024;

/** Billable megapixels of all images asked for, as an exact decimal. */
export function megapixels(sizes: SizeTable, parameters: Record<string, unknown>): string {
  const size = sizes[z.enum(aspectRatios).parse(parameters['aspect_ratio'])];
  const { width, height } = typeof size === 'string' ? presets[size] : size;
  return String(Math.ceil((width * height) / pixelsOfMegapixel) * imageCount(parameters));
}
