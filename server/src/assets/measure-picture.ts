import sharp from 'sharp';
import { AppError } from '../errors.ts';

/** The longer side that colors are counted on, in pixels. */
const side = 64;
const mostColors = 6;
const rounds = 12;
/** What covers less is no main color. */
const leastShare = 0.02;
/** Closer than this in OKLab, two colors are the same to the eye. */
const sameDistance = 0.06;
const limitInputPixels = 40_000_000;

type Lab = readonly [number, number, number];

/**
 * The size of a picture as it is seen, and its main colors, the one that covers most first: clusters in OKLab, in which distances
 * are as the eye has them. What is transparent has no color. Throws IMAGE_INVALID.
 */
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
    return { width: autoOrient.width, height: autoOrient.height, colors: mainColors(pixels) };
  } catch (cause) {
    throw new AppError('IMAGE_INVALID', { cause });
  }
}

function mainColors(rgba: Uint8Array): string[] {
  const points: Lab[] = [];
  for (let at = 0; at + 3 < rgba.length; at += 4) {
    if ((rgba[at + 3] ?? 0) > 127) points.push(toLab(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0));
  }
  const clusters = cluster(points)
    .filter(({ count }) => count >= points.length * leastShare)
    .toSorted((a, b) => b.count - a.count);
  const kept: Lab[] = [];
  for (const { center } of clusters) {
    if (kept.every((other) => distance(other, center) > sameDistance ** 2)) kept.push(center);
  }
  return kept.map(toHex);
}

interface Cluster {
  center: Lab;
  count: number;
}

/** k-means, begun with the points that are farthest from each other: so the same picture always gives the same. */
function cluster(points: readonly Lab[]): Cluster[] {
  let clusters: Cluster[] = farthest(points).map((center) => ({ center, count: 0 }));
  for (let round = 0; round < rounds; round += 1) {
    const sums = clusters.map(() => [0, 0, 0, 0] as [number, number, number, number]);
    for (const point of points) {
      const sum = sums[nearest(clusters, point)];
      if (!sum) continue;
      for (const axis of [0, 1, 2] as const) sum[axis] += point[axis];
      sum[3] += 1;
    }
    clusters = clusters.map(({ center }, index) => {
      const [l, a, b, count] = sums[index] ?? [0, 0, 0, 0];
      return count === 0 ? { center, count } : { center: [l / count, a / count, b / count], count };
    });
  }
  return clusters;
}

function farthest(points: readonly Lab[]): Lab[] {
  const [first] = points;
  if (!first) return [];
  const chosen = [first];
  while (chosen.length < mostColors) {
    let [best, most] = [first, 0];
    for (const point of points) {
      const away = Math.min(...chosen.map((other) => distance(other, point)));
      if (away > most) [best, most] = [point, away];
    }
    if (most === 0) break;
    chosen.push(best);
  }
  return chosen;
}

function nearest(clusters: readonly Cluster[], point: Lab): number {
  let [best, least] = [0, Infinity];
  clusters.forEach(({ center }, index) => {
    const away = distance(center, point);
    if (away < least) [best, least] = [index, away];
  });
  return best;
}

function distance(a: Lab, b: Lab): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

/** sRGB to OKLab and back, by Björn Ottosson's matrices. */
function toLab(red: number, green: number, blue: number): Lab {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toHex([lightness, a, b]: Lab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${channels.map((channel) => encoded(channel).toString(16).padStart(2, '0')).join('')}`;
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function encoded(share: number): number {
  const value = share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, value)) * 255);
}
