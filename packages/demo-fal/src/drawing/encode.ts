import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import { seededRandom } from './random.ts';

export type ImageFormat = 'jpeg' | 'png';

/** Draws an SVG document at exactly the asked size, with film grain laid over it (0–1), and packs it. */
export async function encode(
  svg: string,
  size: { width: number; height: number; format: ImageFormat },
  grain = 0,
): Promise<Buffer> {
  const options = { limitInputPixels: 40_000_000 };
  const drawn = sharp(Buffer.from(svg), options).resize(size.width, size.height, { fit: 'fill' }).removeAlpha();
  return pack(grain > 0 ? drawn.composite([grainLayer(grain, size)]) : drawn, size.format);
}

export function pack(picture: Sharp, format: ImageFormat): Promise<Buffer> {
  return format === 'png'
    ? picture.png({ compressionLevel: 4 }).toBuffer()
    : picture.jpeg({ quality: 88, chromaSubsampling: '4:4:4' }).toBuffer();
}

const GRAIN_SIDE = 256;
let noise: Uint8Array | null = null;

/** A tile of grey noise, blended so that middle tones stay as they are; no larger than the picture it is for. */
function grainLayer(strength: number, picture: { width: number; height: number }): OverlayOptions {
  noise ??= makeNoise();
  const [width, height] = [Math.min(GRAIN_SIDE, picture.width), Math.min(GRAIN_SIDE, picture.height)];
  const tile = Buffer.alloc(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    const grey = noise[Math.floor(at / width) * GRAIN_SIDE + (at % width)] ?? 128;
    tile.fill(grey, at * 4, at * 4 + 3);
    tile[at * 4 + 3] = Math.round(strength * 255);
  }
  return { input: tile, raw: { width, height, channels: 4 }, tile: true, blend: 'soft-light' };
}

function makeNoise(): Uint8Array {
  const random = seededRandom(7);
  return Uint8Array.from({ length: GRAIN_SIDE * GRAIN_SIDE }, () =>
    Math.round(((random.next() + random.next() + random.next()) / 3) * 255),
  );
}
