import type { Box } from '../geometry/box.ts';

export interface Part {
  cells: number[];
  box: Box;
}

/** Another thing of at least such a share is a part of the same subject: two shoes, two people. */
const equal = 0.45;

/** What hangs together above a level, and weighs most; with what weighs nearly as much. Null where nothing does. */
export function largestPart(
  weights: Float64Array,
  width: number,
  height: number,
  level: number,
  asMuch = equal,
): Part | null {
  const groups = groupsOf(weights, width, height, level).toSorted((a, b) => b.weight - a.weight);
  const [largest] = groups;
  if (!largest) return null;
  const cells = groups.filter(({ weight }) => weight >= largest.weight * asMuch).flatMap((group) => group.cells);
  const [across, down] = [cells.map((cell) => cell % width), cells.map((cell) => Math.floor(cell / width))];
  const [left, right] = bulkOf(across);
  const [top, bottom] = bulkOf(down);
  return { cells, box: { x: left, y: top, width: right - left + 1, height: bottom - top + 1 } };
}

function groupsOf(weights: Float64Array, width: number, height: number, level: number) {
  const seen = new Uint8Array(weights.length);
  const groups: { cells: number[]; weight: number }[] = [];
  for (let start = 0; start < weights.length; start += 1) {
    if (seen[start] || (weights[start] ?? 0) < level) continue;
    const group = { cells: [] as number[], weight: 0 };
    const open = [start];
    seen[start] = 1;
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      group.cells.push(index);
      group.weight += weights[index] ?? 0;
      for (const next of neighbors(index, width, height)) {
        if (seen[next] || (weights[next] ?? 0) < level) continue;
        seen[next] = 1;
        open.push(next);
      }
    }
    groups.push(group);
  }
  return groups;
}

function neighbors(index: number, width: number, height: number): number[] {
  const x = index % width;
  return [
    ...(x > 0 ? [index - 1] : []),
    ...(x < width - 1 ? [index + 1] : []),
    ...(index >= width ? [index - width] : []),
    ...(index < width * (height - 1) ? [index + width] : []),
  ];
}

/** From where to where nearly all of them are: a thin thing that sticks out is not what has to be seen. */
function bulkOf(places: readonly number[]): [number, number] {
  const sorted = places.toSorted((a, b) => a - b);
  const cut = Math.floor(sorted.length * 0.02);
  return [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0];
}
