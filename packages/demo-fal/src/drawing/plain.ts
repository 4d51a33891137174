import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { PictureOrder } from './compose.ts';
import { pack } from './encode.ts';

/**
 * A picture of one colour, neither dark nor light, which the same order always gets: for tests and loads in which pictures are
 * only counted and carried about. Drawing one takes ten times as long.
 */
export function drawPlain({ model, prompt, seed, width, height, format }: PictureOrder): Promise<Buffer> {
  const [r = 0, g = 0, b = 0] = createHash('sha256').update(`${model}|${prompt}|${seed}`).digest();
  const background = { r: 64 + (r >> 1), g: 64 + (g >> 1), b: 64 + (b >> 1) };
  return pack(sharp({ create: { width, height, channels: 3, background } }), format);
}
