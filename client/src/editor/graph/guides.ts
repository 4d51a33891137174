import type { Rect } from './geometry.ts';
import type { Point } from './graph.ts';

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
 * canvas on each axis. One pass over the others; the nearest wins, and all that share its line are shown.
 */
export function fitInLine(rect: Rect, others: readonly Rect[], reach: number): Fit {
  const dx = nearest(linesOf(rect, 'x'), others, 'x', reach);
  const dy = nearest(linesOf(rect, 'y'), others, 'y', reach);
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

type Lines = readonly [start: number, centre: number, end: number];

function linesOf(rect: Rect, axis: 'x' | 'y'): Lines {
  const [start, length] = axis === 'x' ? [rect.x, rect.width] : [rect.y, rect.height];
  return [start, start + length / 2, start + length];
}

function nearest(own: Lines, others: readonly Rect[], axis: 'x' | 'y', reach: number): number | null {
  let best: number | null = null;
  for (const other of others) {
    for (const [line, target] of pairs(own, linesOf(other, axis))) {
      const distance = target - line;
      if (Math.abs(distance) <= reach && (best === null || Math.abs(distance) < Math.abs(best))) best = distance;
    }
  }
  return best;
}

/** Edges with edges, the centre with the centre. */
function pairs([start, centre, end]: Lines, [otherStart, otherCentre, otherEnd]: Lines): [number, number][] {
  return [
    [start, otherStart],
    [start, otherEnd],
    [end, otherStart],
    [end, otherEnd],
    [centre, otherCentre],
  ];
}

function guidesAt(rect: Rect, others: readonly Rect[], axis: 'x' | 'y'): Guide[] {
  const across = axis === 'x' ? 'y' : 'x';
  const own = linesOf(rect, across);
  const byPlace = new Map<number, Guide>();
  for (const other of others) {
    for (const [line, target] of pairs(linesOf(rect, axis), linesOf(other, axis))) {
      if (Math.abs(target - line) > 0.01) continue;
      const at = Math.round(line * 100) / 100;
      const span = linesOf(other, across);
      const guide = byPlace.get(at) ?? { axis, at, from: own[0], to: own[2] };
      byPlace.set(at, { ...guide, from: Math.min(guide.from, span[0]), to: Math.max(guide.to, span[2]) });
    }
  }
  return [...byPlace.values()];
}

/** Where a thing goes that is held at a place: in line with others, or else on the grid. */
export function settle(fit: Fit, { x, y }: Point, snap: (length: number) => number): Point {
  return { x: fit.dx ?? snap(x) - x, y: fit.dy ?? snap(y) - y };
}
