import { type Lab, squaredDistance, toHex } from './oklab.ts';

/** Pixels of the edge that are looked at, of a picture shrunk to a square of 64. */
const edge = 2;
const side = 64;
/** Closer than this in OKLab, two colors are the same to the eye. */
const sameDistance = 0.05;
/** Of the edge, how much must be of the one color. */
const leastShare = 0.9;

/** The color of a plain background, by what runs along the edges; null where that is not one color. `labs`: OKLab of 64 × 64 pixels. */
export function backgroundOf(labs: Float32Array): string | null {
  const pixels: Lab[] = [];
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) if (isAtEdge(x) || isAtEdge(y)) pixels.push(labAt(labs, y * side + x));
  const middle = [medianOf(pixels, 0), medianOf(pixels, 1), medianOf(pixels, 2)] as const;
  const same = pixels.filter((lab) => squaredDistance(lab, middle) <= sameDistance ** 2).length;
  return same >= leastShare * pixels.length ? toHex(middle) : null;
}

function isAtEdge(place: number): boolean {
  return place < edge || place >= side - edge;
}

function labAt(labs: Float32Array, pixel: number): Lab {
  return [labs[pixel * 3] ?? 0, labs[pixel * 3 + 1] ?? 0, labs[pixel * 3 + 2] ?? 0];
}

function medianOf(pixels: readonly Lab[], axis: 0 | 1 | 2): number {
  const values = pixels.map((lab) => lab[axis]).toSorted((one, other) => one - other);
  return values[Math.floor(values.length / 2)] ?? 0;
}
