import { around, gridSize, overlap } from '../model/geometry.ts';
import type { Rect } from '../model/geometry.ts';
import type { Point } from '../model/graph.ts';

/* Where a copy goes: beside what it was made of, over nothing. */

const gap = 2 * gridSize;

/** Rows under one another read best; to the left is where it came from. */
const directions: readonly { x: number; y: number; weight: number }[] = [
  { x: 0, y: 1, weight: 1 },
  { x: 1, y: 0, weight: 1.5 },
  { x: 0, y: -1, weight: 1.75 },
  { x: -1, y: 0, weight: 2 },
];

/** The shortest way on which all of these come to a free place beside where they are, along the grid. `others` are in the way. */
export function freeMove(own: readonly Rect[], others: readonly Rect[]): Point {
  const area = around(own);
  if (!area) return { x: 0, y: 0 };
  const ways = directions.map(({ x, y, weight }) => {
    const extent = x === 0 ? area.height : area.width;
    const distance = slide(own, others, { x, y }, extent + gap);
    return { move: { x: x * distance, y: y * distance }, cost: distance * weight };
  });
  const [best] = ways.toSorted((a, b) => a.cost - b.cost);
  return best?.move ?? { x: 0, y: 0 };
}

/** How far to go in a direction, at least so far, until nothing is in the way. */
function slide(own: readonly Rect[], others: readonly Rect[], way: Point, least: number): number {
  let distance = upToGrid(least);
  for (;;) {
    const further = own.flatMap((rect) => {
      const there = { ...rect, x: rect.x + way.x * distance, y: rect.y + way.y * distance };
      return others.filter((other) => overlap(widened(there), other)).map((other) => past(rect, other, way));
    });
    if (further.length === 0) return distance;
    distance = Math.max(distance + gridSize, upToGrid(Math.max(...further)));
  }
}

/** How far a rectangle goes until the other one is behind it. */
function past(rect: Rect, other: Rect, { x, y }: Point): number {
  if (y > 0) return other.y + other.height + gap - rect.y;
  if (y < 0) return rect.y + rect.height + gap - other.y;
  return x > 0 ? other.x + other.width + gap - rect.x : rect.x + rect.width + gap - other.x;
}

/** With the least room that is left around it; a grid's step is enough. */
function widened({ x, y, width, height }: Rect): Rect {
  return {
    x: x - gridSize + 1,
    y: y - gridSize + 1,
    width: width + 2 * gridSize - 2,
    height: height + 2 * gridSize - 2,
  };
}

function upToGrid(length: number): number {
  return Math.ceil(length / gridSize) * gridSize;
}
