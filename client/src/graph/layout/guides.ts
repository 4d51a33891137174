import type { Rect } from '../model/geometry.ts';
import type { Point } from '../model/graph.ts';

/** A line that shows what stands in line: at an x from top to bottom, or at a y from left to right. */
export interface Guide {
  axis: 'x' | 'y';
  at: number;
  from: number;
  to: number;
}

export interface Fit {
  /** How far to go to stand in line; null where nothing is near enough on that axis. */
  dx: number | null;
  dy: number | null;
  guides: Guide[];
}

/**
 * Looks for what a rectangle nearly stands in line with: edges with edges, centres with centres, within `reach` pixels of the
 * canvas on each axis. The nearest wins, and all that share its line are shown. Asked for each move of the hand, it makes nothing
 * new for what is not in line.
 */
export function fitInLine(rect: Rect, others: readonly Rect[], reach: number): Fit {
  const dx = nearest(rect, others, 'x', reach);
  const dy = nearest(rect, others, 'y', reach);
  const settled = { ...rect, x: rect.x + (dx ?? 0), y: rect.y + (dy ?? 0) };
  return {
    dx,
    dy,
    guides: [
      ...(dx === null ? [] : guidesAt(settled, others, 'x')),
      ...(dy === null ? [] : guidesAt(settled, others, 'y')),
    ],
  };
}

type Axis = Guide['axis'];

const sides = { x: 'width', y: 'height' } as const;

function nearest(rect: Rect, others: readonly Rect[], axis: Axis, reach: number): number | null {
  let best = Infinity;
  for (const other of others) best = nearer(best, distanceTo(rect, other, axis));
  return Math.abs(best) <= reach ? best : null;
}

/** How far to go until an edge meets an edge of the other, or the centre its centre, whichever comes first. */
function distanceTo(rect: Rect, other: Rect, axis: Axis): number {
  const [length, otherLength] = [rect[sides[axis]], other[sides[axis]]];
  const between = other[axis] - rect[axis];
  const edges = nearer(
    nearer(between, between + otherLength - length),
    nearer(between - length, between + otherLength),
  );
  return nearer(edges, between + (otherLength - length) / 2);
}

function nearer(a: number, b: number): number {
  return Math.abs(b) < Math.abs(a) ? b : a;
}

function guidesAt(rect: Rect, others: readonly Rect[], axis: Axis): Guide[] {
  const across = axis === 'x' ? 'y' : 'x';
  const own = linesOf(rect, across);
  const byPlace = new Map<number, Guide>();
  for (const other of others) {
    if (Math.abs(distanceTo(rect, other, axis)) > slack) continue;
    const span = linesOf(other, across);
    for (const at of shared(linesOf(rect, axis), linesOf(other, axis))) {
      const guide = byPlace.get(at) ?? { axis, at, from: own[0], to: own[2] };
      byPlace.set(at, { ...guide, from: Math.min(guide.from, span[0]), to: Math.max(guide.to, span[2]) });
    }
  }
  return [...byPlace.values()];
}

/** What is as good as in line. */
const slack = 0.01;

type Lines = readonly [start: number, centre: number, end: number];

function linesOf(rect: Rect, axis: Axis): Lines {
  const [start, length] = [rect[axis], rect[sides[axis]]];
  return [start, start + length / 2, start + length];
}

/** The lines of the one that are lines of the other: edges with edges, the centre with the centre. */
function shared([start, centre, end]: Lines, [otherStart, otherCentre, otherEnd]: Lines): number[] {
  const meets = (a: number, b: number) => Math.abs(a - b) <= slack;
  const lines = [start, end].filter((line) => meets(line, otherStart) || meets(line, otherEnd));
  if (meets(centre, otherCentre)) lines.push(centre);
  return lines.map((line) => Math.round(line * 100) / 100);
}

/** Where a thing goes that is held at a place: in line with others, or else on the grid. */
export function settle(fit: Fit, { x, y }: Point, snap: (length: number) => number): Point {
  return { x: fit.dx ?? snap(x) - x, y: fit.dy ?? snap(y) - y };
}
