import { linearOf } from '../color/oklch.ts';

/** A small picture, RGBA: large enough to tell things apart, small enough to be looked at in a moment. */
export interface Sample {
  width: number;
  height: number;
  data: Uint8Array;
}

/** The longer side of a sample, in pixels. */
export const sampleSide = 64;

/** As large as a sample of such a picture is. */
export function sampleSize(picture: { width: number; height: number }): { width: number; height: number } {
  const scale = sampleSide / Math.max(picture.width, picture.height);
  // A strip has still some pixels across.
  const side = (length: number) => Math.max(8, Math.min(sampleSide, Math.round(length * scale)));
  return { width: side(picture.width), height: side(picture.height) };
}

/** Lightness and the two axes of color, each by itself: OKLab, in which distances are those that are seen. */
export function readLab({ data, width, height }: Sample): [Float64Array, Float64Array, Float64Array] {
  const count = width * height;
  const [light, a, b] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (let index = 0; index < count; index += 1) {
    const at = index * 4;
    const [red, green, blue] = [linearOf(data[at] ?? 0), linearOf(data[at + 1] ?? 0), linearOf(data[at + 2] ?? 0)];
    const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    light[index] = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
    a[index] = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
    b[index] = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  }
  return [light, a, b];
}
