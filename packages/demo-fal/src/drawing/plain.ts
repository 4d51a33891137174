import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { PictureOrder } from './compose.ts';
import { pack } from './encode.ts';

/** How many pixels of what was asked for become one, in each direction. */
const shrinking = 8;

/**
 * A small picture of one colour, neither dark nor light, which the same order always gets, in the shape that was asked for: for tests and
 * loads in which pictures are only counted and carried about. Drawing a real one, and keeping it, takes fifty times as long.
 */
export function drawPlain({ model, prompt, seed, width, height, format }: PictureOrder): Promise<Buffer> {
  const [r = 0, g = 0, b = 0] = createHash('sha256').update(`${model}|${prompt}|${seed}`).digest();
  const background = { r: 64 + (r >> 1), g: 64 + (g >> 1), b: 64 + (b >> 1) };
  const size = { width: Math.ceil(width / shrinking), height: Math.ceil(height / shrinking) };
  return pack(sharp({ create: { ...size, channels: 3, background } }), format);
}
