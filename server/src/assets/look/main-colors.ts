import { type Lab, squaredDistance, toLab } from './oklab.ts';

const mostColors = 6;
const rounds = 12;
/** What covers less is no main color. */
const leastShare = 0.02;
/** Closer than this in OKLab, two colors are the same to the eye. */
const sameDistance = 0.06;

export interface MainColor {
  lab: Lab;
  /** Of what is not transparent, from 0 to 1. */
  share: number;
}

/** The main colors of pixels (RGBA), the one that covers most first: clusters in OKLab. What is transparent has no color. */
export function mainColors(rgba: Uint8Array): MainColor[] {
  const points = gather(rgba);
  const all = points.reduce((sum, { count }) => sum + count, 0);
  const clusters = cluster(points)
    .filter(({ count }) => count > 0 && count >= all * leastShare)
    .toSorted((one, other) => other.count - one.count);
  const kept: MainColor[] = [];
  for (const { center, count } of clusters) {
    const same = kept.find(({ lab }) => squaredDistance(lab, center) <= sameDistance ** 2);
    if (same) same.share += count / all;
    else kept.push({ lab: center, share: count / all });
  }
  return kept;
}

interface Point {
  center: Lab;
  count: number;
}

/** Pixels that are nearly the same are one point that weighs more: a tenth of the work, and the means stay exact. */
function gather(rgba: Uint8Array): Point[] {
  const sums = new Map<number, [number, number, number, number]>();
  for (let at = 0; at + 3 < rgba.length; at += 4) {
    if ((rgba[at + 3] ?? 0) <= 127) continue;
    const [red = 0, green = 0, blue = 0] = [rgba[at], rgba[at + 1], rgba[at + 2]];
    const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
    const sum = sums.get(key) ?? [0, 0, 0, 0];
    const lab = toLab(red, green, blue);
    for (const axis of [0, 1, 2] as const) sum[axis] += lab[axis];
    sum[3] += 1;
    sums.set(key, sum);
  }
  return [...sums.values()].map(([l, a, b, count]) => ({ center: [l / count, a / count, b / count], count }));
}

/** k-means, begun with the points that are farthest from each other: so the same picture always gives the same. */
function cluster(points: readonly Point[]): Point[] {
  let clusters: Point[] = farthest(points).map((center) => ({ center, count: 0 }));
  for (let round = 0; round < rounds; round += 1) {
    const sums = clusters.map(() => [0, 0, 0, 0] as [number, number, number, number]);
    for (const { center, count } of points) {
      const sum = sums[nearest(clusters, center)];
      if (!sum) continue;
      for (const axis of [0, 1, 2] as const) sum[axis] += center[axis] * count;
      sum[3] += count;
    }
    clusters = clusters.map(({ center }, index) => {
      const [l, a, b, count] = sums[index] ?? [0, 0, 0, 0];
      return count === 0 ? { center, count } : { center: [l / count, a / count, b / count], count };
    });
  }
  return clusters;
}

/** The heaviest point, and those farthest from what is chosen already. */
function farthest(points: readonly Point[]): Lab[] {
  const [first] = points.toSorted((one, other) => other.count - one.count);
  if (!first) return [];
  const chosen = [first.center];
  const away = points.map(({ center }) => squaredDistance(first.center, center));
  while (chosen.length < mostColors) {
    const most = away.reduce((best, distance, index) => (distance > (away[best] ?? 0) ? index : best), 0);
    const next = points[most];
    if (!next || (away[most] ?? 0) === 0) break;
    chosen.push(next.center);
    points.forEach(({ center }, index) => {
      away[index] = Math.min(away[index] ?? 0, squaredDistance(next.center, center));
    });
  }
  return chosen;
}

function nearest(clusters: readonly Point[], point: Lab): number {
  let [best, least] = [0, Infinity];
  for (const [index, { center }] of clusters.entries()) {
    const away = squaredDistance(center, point);
    if (away < least) [best, least] = [index, away];
  }
  return best;
}
