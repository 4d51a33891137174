import { type Box, isInside } from '../geometry/box.ts';
import { clamp, type Point } from '../geometry/place-picture.ts';
import { backgroundDistance } from './background-distance.ts';
import { largestPart } from './largest-part.ts';
import { readLab, type Sample } from './sample.ts';
import { skinIn } from './skin.ts';

/** What a picture is of, as far as its colors tell. All in shares of its width and height. */
export interface Subject {
  /** What is best kept in view. */
  focus: Point;
  /** Around it; null where nothing stands out from the rest. */
  box: Box | null;
}

/** In steps of OKLab: less is a plain area, in which nothing stands out. */
const leastContrast = 0.045;
/** Of what stands out most, what still belongs to it. */
const belongs = 0.3;
/** A face is small beside what somebody wears, and matters more. */
const faceOverRest = 0.8;

/**
 * Finds what stands out in a small picture: what is of another color than the edges, all of it that hangs together, and of a person the
 * skin. Nothing is known of things, so that it is a guess that a person can better; a plain or a busy picture has its middle.
 */
export function findSubject(sample: Sample): Subject {
  const { width, height } = sample;
  const alpha = cutOutAlpha(sample);
  const contrast = alpha ?? backgroundDistance(readLab(sample), width, height);
  const most = highest(contrast);
  if (most < leastContrast) return nothing;
  const skin = alpha ? null : skinIn(sample);
  const weights = contrast.map((value, index) => {
    const near = alpha ? 1 : centered(index, width, height);
    return (value / most) * near * (1 + (skin?.[index] ?? 0) * 0.6);
  });
  const part = largestPart(weights, width, height, highest(weights) * belongs);
  if (!part) return nothing;
  const middle = centerOf(part.cells, (index) => weights[index] ?? 0, width, height);
  const face = skin && faceIn(skin, part.box, width, height);
  const focus = face ? between(middle, face, faceOverRest) : middle;
  const box = inShares(part.box, width, height);
  // What is nearly everywhere is a pattern or a view, of which nothing has to be kept more than the rest.
  const isAll = box.width > 0.92 && box.height > 0.92;
  return { focus, box: isAll ? null : box };
}

const nothing: Subject = { focus: { x: 0.5, y: 0.5 }, box: null };

/** Of a picture that is cut out, what is there; null for one with a background. */
function cutOutAlpha({ data, width, height }: Sample): Float64Array | null {
  const alpha = Float64Array.from({ length: width * height }, (_, index) => (data[index * 4 + 3] ?? 255) / 255);
  return alpha.filter((value) => value < 0.16).length > alpha.length * 0.08 ? alpha : null;
}

/** The middle of the largest patch of skin in what stands out, where it is round enough and of such a size as faces are; null for none. */
function faceIn(skin: Float64Array, within: Box, width: number, height: number): Point | null {
  const inside = skin.map((value, index) =>
    isInside({ x: index % width, y: Math.floor(index / width), width: 1, height: 1 }, within) ? value : 0,
  );
  const patch = largestPart(inside, width, height, 0.4, 1);
  if (!patch) return null;
  const part = patch.cells.length / skin.length;
  const isRound = patch.cells.length > patch.box.width * patch.box.height * 0.45;
  return isRound && part > 0.008 && part < 0.3 ? centerOf(patch.cells, () => 1, width, height) : null;
}

function between(a: Point, b: Point, part: number): Point {
  return { x: thousandths(a.x + (b.x - a.x) * part), y: thousandths(a.y + (b.y - a.y) * part) };
}

/** What lies near the edge is more seldom meant. */
function centered(index: number, width: number, height: number): number {
  const [x, y] = [(((index % width) + 0.5) / width - 0.5) * 2, ((Math.floor(index / width) + 0.5) / height - 0.5) * 2];
  return Math.exp(-(x * x + y * y) * 0.55);
}

function centerOf(cells: readonly number[], weightOf: (index: number) => number, width: number, height: number): Point {
  let [sum, x, y] = [0, 0, 0];
  for (const index of cells) {
    const weight = weightOf(index);
    sum += weight;
    x += weight * ((index % width) + 0.5);
    y += weight * (Math.floor(index / width) + 0.5);
  }
  return { x: share(x / sum / width), y: share(y / sum / height) };
}

function inShares({ x, y, width: wide, height: high }: Box, width: number, height: number): Box {
  return { x: share(x / width), y: share(y / height), width: share(wide / width), height: share(high / height) };
}

function share(value: number): number {
  return thousandths(clamp(value, 0, 1));
}

function thousandths(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function highest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
