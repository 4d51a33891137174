import { z } from 'zod';

export interface Size {
  width: number;
  height: number;
}

const NAMED = {
  square_hd: { width: 1024, height: 1024 },
  square: { width: 512, height: 512 },
  portrait_4_3: { width: 768, height: 1024 },
  portrait_16_9: { width: 576, height: 1024 },
  landscape_4_3: { width: 1024, height: 768 },
  landscape_16_9: { width: 1024, height: 576 },
} satisfies Record<string, Size>;

export type SizeName = keyof typeof NAMED;

const NAMES = Object.keys(NAMED) as [SizeName, ...SizeName[]];

/** The demo draws at most 4,096 pixels a side (fal takes up to 14,142 and scales down). */
const SIDE = z.int().min(1).max(4096);
const custom = z.object({ width: SIDE.default(512), height: SIDE.default(512) });

/** fal's `image_size`: a name, or width and height in pixels. */
export const imageSize = (fallback: SizeName) => z.union([z.enum(NAMES), custom]).default(fallback);

export const seedreamSize = z
  .union([z.enum([...NAMES, 'auto', 'auto_2K', 'auto_4K']), custom])
  .default({ width: 2048, height: 2048 });

export const sizeOf = (given: SizeName | Size): Size => (typeof given === 'string' ? NAMED[given] : given);

/** Seedream's own rule: between 960² and 4096² pixels in all, `auto…` in the proportions of the first photo. */
export function seedreamSizeOf(given: z.infer<typeof seedreamSize>, photo: Size | undefined): Size {
  if (given === 'auto' || given === 'auto_2K' || given === 'auto_4K') {
    const side = given === 'auto_4K' ? 4096 : 2048;
    return withArea(photo ?? { width: 1, height: 1 }, side * side);
  }
  const size = sizeOf(given);
  const least = 960 * 960;
  return size.width * size.height < least ? withArea(size, least) : size;
}

function withArea({ width, height }: Size, area: number): Size {
  const scale = Math.sqrt(area / (width * height));
  const even = (side: number): number => Math.min(4096, Math.max(8, Math.ceil((side * scale) / 8) * 8));
  return { width: even(width), height: even(height) };
}

const ASPECTS = {
  '21:9': { width: 1536, height: 672 },
  '16:9': { width: 1344, height: 768 },
  '3:2': { width: 1248, height: 832 },
  '4:3': { width: 1184, height: 864 },
  '5:4': { width: 1152, height: 896 },
  '1:1': { width: 1024, height: 1024 },
  '4:5': { width: 896, height: 1152 },
  '3:4': { width: 864, height: 1184 },
  '2:3': { width: 832, height: 1248 },
  '9:16': { width: 768, height: 1344 },
} satisfies Record<string, Size>;

export type Aspect = keyof typeof ASPECTS;

export const ASPECT_NAMES = Object.keys(ASPECTS) as [Aspect, ...Aspect[]];

/** About one megapixel in the asked proportions; `auto` takes those nearest to the photo's. */
export function aspectSizeOf(aspect: Aspect | 'auto', photo?: Size): Size {
  if (aspect !== 'auto') return ASPECTS[aspect];
  const wanted = photo ? Math.log(photo.width / photo.height) : 0;
  return Object.values(ASPECTS).reduce((best, next) => (off(next, wanted) < off(best, wanted) ? next : best));
}

const off = ({ width, height }: Size, wanted: number): number => Math.abs(Math.log(width / height) - wanted);
