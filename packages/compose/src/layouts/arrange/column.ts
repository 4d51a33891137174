import type { Box } from '../../geometry/box.ts';
import type { LeftOut, Shape } from '../../drawing/drawing.ts';
import type { Direction } from '../../text/script.ts';
import type { Align } from '../typesetter.ts';
import type { ColumnItem, PlacedItem } from './item.ts';

export interface ColumnOptions {
  align?: Align;
  /** Where in the box what is in it stands: 0 at the top, 1 at the bottom. */
  anchor?: number;
  direction: Direction;
}

export interface Column {
  shapes: Shape[];
  /** What is taken of the box: all of its width where lines begin at its edge. */
  box: Box;
  leftOut: LeftOut[];
}

interface Chosen {
  items: { item: ColumnItem; placed: PlacedItem; gap: number }[];
  height: number;
}

/**
 * Things one under the other, as large as there is room for: all shrink together, and where they do not fit at their smallest, what matters
 * least is cut or left out, and that is said.
 */
export function column(items: readonly (ColumnItem | null)[], box: Box, options: ColumnOptions): Column {
  const all = items.filter((item) => item !== null);
  const chosen = choose(all, box);
  const { align = 'start', anchor = 0, direction } = options;
  const side = direction === 'rtl' ? 'right' : 'left';
  const top = box.y + Math.max(0, box.height - chosen.height) * anchor;
  let y = top;
  const shapes = chosen.items.flatMap(({ placed, gap }) => {
    y += gap;
    const drawn = placed.draw({ x: box.x, y, width: box.width, height: placed.height }, align, side);
    y += placed.height;
    return drawn;
  });
  const shown = new Set(chosen.items.map(({ item }) => item));
  const leftOut = all.flatMap((item): LeftOut[] => {
    if (item.part === 'ornament') return [];
    const part = chosen.items.find((one) => one.item === item)?.placed.leftOut;
    return part ? [part] : shown.has(item) ? [] : [{ part: item.part, shown: 0, all: item.all }];
  });
  return { shapes, box: { ...box, y: top, height: chosen.height }, leftOut };
}

function choose(all: readonly ColumnItem[], box: Box): Chosen {
  let items = [...all];
  for (;;) {
    const fitting = fit(items, box) ?? cut(items, box);
    if (fitting) return fitting;
    const droppable = items.filter(({ keep }) => keep !== null);
    const least = droppable.toSorted((a, b) => (a.keep ?? 0) - (b.keep ?? 0))[0];
    if (!least) return last(items, box);
    items = items.filter((item) => item !== least);
  }
}

/** Words are divided rather than that a text is much smaller for one of them. */
function fit(items: readonly ColumnItem[], box: Box): Chosen | null {
  const whole = largest(items, box, false);
  if (!items.some((item) => item.isTooWide?.(box.width))) return whole;
  const divided = largest(items, box, true);
  return divided && isMuchLarger(divided, whole) ? divided : whole;
}

/** Of its size with words divided: what is larger than that is let be. */
const largeEnough = 0.75;

function isMuchLarger(divided: Chosen, whole: Chosen | null): boolean {
  return divided.items.some(({ item, placed: { isDivided, size = 0 } }) => {
    const placed = whole?.items.find((one) => one.item === item)?.placed;
    return isDivided && (!placed || placed.isDivided || (placed.size ?? 0) < largeEnough * size);
  });
}

/** Where even what must be there does not fit, each takes what is left. */
function last(items: readonly ColumnItem[], box: Box): Chosen {
  let room = box.height;
  const kept: Chosen['items'] = [];
  for (const item of items) {
    const placed = item.cutTo?.(room, box.width);
    if (!placed || placed.height > room + slack) continue;
    kept.push({ item, placed, gap: 0 });
    room -= placed.height;
  }
  return { items: kept, height: box.height - room };
}

/** Parts of a pixel that nobody sees. */
const slack = 0.01;
const steps = 24;

/** The largest measure at which all of it fits; found by halves, since what fits large fits small. */
function largest(items: readonly ColumnItem[], box: Box, mayDivide: boolean): Chosen | null {
  let best = lay(items, box, 0, mayDivide);
  if (!best) return null;
  let [fits, fails] = [0, steps + 1];
  while (fails - fits > 1) {
    const middle = Math.floor((fits + fails) / 2);
    const tried = lay(items, box, middle / steps, mayDivide);
    if (tried) [best, fits] = [tried, middle];
    else fails = middle;
  }
  return best;
}

function lay(items: readonly ColumnItem[], box: Box, measure: number, mayDivide = false): Chosen | null {
  const laid: Chosen['items'] = [];
  let height = 0;
  for (const item of items) {
    const placed = item.at(measure, box.width, mayDivide);
    if (!placed) return null;
    const gap = laid.length === 0 ? 0 : item.gap * (0.45 + 0.55 * measure);
    height += gap + placed.height;
    if (height > box.height + slack) return null;
    laid.push({ item, placed, gap });
  }
  return { items: laid, height };
}

/** All at their smallest, and the one that may be cut in what room is left. */
function cut(items: readonly ColumnItem[], box: Box): Chosen | null {
  const cuttable = items.find(({ keep, cutTo }) => keep !== null && cutTo);
  if (!cuttable?.cutTo) return null;
  const others = items.filter((item) => item !== cuttable);
  const rest = lay(others, box, 0);
  if (!rest) return null;
  const gap = cuttable.gap * 0.45;
  const placed = cuttable.cutTo(box.height - rest.height - gap - slack, box.width);
  if (!placed) return null;
  const laid = items.map((item) => {
    const known = rest.items.find((one) => one.item === item);
    return known ?? { item, placed, gap: item === items[0] ? 0 : gap };
  });
  // What was first among the others has no room above it; behind what is cut, it needs some.
  const [first] = rest.items;
  const spaced = laid.map((one) =>
    one === first && one.item !== items[0] ? { ...one, gap: one.item.gap * 0.45 } : one,
  );
  const height = spaced.reduce((sum, one) => sum + one.gap + one.placed.height, 0);
  return height <= box.height + slack ? { items: spaced, height } : null;
}
