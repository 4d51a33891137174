import sharp from 'sharp';
import { type Color, fromRgb } from './color.ts';

/** A picture given to an edit model, decoded once, at most 1,400 pixels on its longer side. */
export interface Photo {
  png: Buffer;
  width: number;
  height: number;
  /** Its strongest colour, leaving greys aside. */
  color: Color;
}

/** The largest input, in pixels: what is larger is refused before it is decoded. */
export const MOST_PIXELS = 40_000_000;

const LONGEST = 1400;

/** Decodes a raster image; throws when the bytes are not one (SVG is code, and is refused). */
export async function readPhoto(bytes: Buffer): Promise<Photo> {
  const metadata = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
  if (!['jpeg', 'png', 'webp', 'avif', 'heif', 'gif', 'tiff'].includes(metadata.format ?? '')) {
    throw new Error(`${metadata.format ?? 'unknown'} is not a raster image`);
  }
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .toColourspace('srgb')
    .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height, color: await strongestColor(data) };
}

async function strongestColor(png: Buffer): Promise<Color> {
  const pixels = await sharp(png).flatten({ background: '#fff' }).resize(24, 24, { fit: 'fill' }).raw().toBuffer();
  const votes = new Map<number, { weight: number; color: Color }>();
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const color = fromRgb(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    const bin = Math.floor(color.h / 24);
    const vote = votes.get(bin) ?? { weight: 0, color };
    votes.set(bin, { weight: vote.weight + color.c * color.c, color: color.c > vote.color.c ? color : vote.color });
  }
  return [...votes.values()].toSorted((a, b) => b.weight - a.weight)[0]?.color ?? fromRgb(128, 128, 128);
}
