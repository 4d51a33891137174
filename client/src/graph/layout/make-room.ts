import { isFrame } from '../model/annotation.ts';
import type { Annotation } from '../model/annotation.ts';
import type { FlowNode } from '../model/flow.ts';
import { framePadding, framesById } from '../model/frame-contents.ts';
import { gridSize, rectOf } from '../model/geometry.ts';
import type { Rect } from '../model/geometry.ts';

/*
 * When a card grows downwards, because a run gave something, what it would cover goes down as far as that needs, and in turn what
 * that would cover. A frame grows with what it holds, and takes that along. What lay on one another before was put there by
 * somebody, and stays.
 */

/** A card that became higher. */
export interface Growth {
  id: string;
  from: number;
  to: number;
}

/** Between a card and what it pushes away. */
const gap = gridSize;

/** Where things go, and how high frames become, by id; only of what changes. */
export type MadeRoom = Map<string, { x: number; y: number; height?: number }>;

export function makeRoom(
  canvas: { nodes: readonly FlowNode[]; annotations: readonly Annotation[] },
  growths: readonly Growth[],
): MadeRoom {
  const things = [...canvas.nodes, ...canvas.annotations];
  const grown = new Map(growths.map((growth) => [growth.id, growth]));
  const nodesBefore = canvas.nodes.map((node) => {
    const growth = grown.get(node.id);
    return growth ? { ...node, measured: { ...node.measured, height: growth.from } } : node;
  });
  /** As it was before. */
  const before = new Map<string, Rect>(
    [...nodesBefore, ...canvas.annotations].map((thing) => [thing.id, rectOf(thing)]),
  );
  const holders = framesById({ nodes: nodesBefore, annotations: canvas.annotations });
  const holderOf = (id: string) => holders.get(id)?.id;
  const inside = Map.groupBy(things, ({ id }) => holderOf(id));
  const frames = new Set(canvas.annotations.filter(isFrame).map(({ id }) => id));
  const shifts = new Map<string, number>();
  const heights = new Map<string, number>();

  for (const { id, to } of growths.toSorted((a, b) => topOf(a.id) - topOf(b.id))) {
    if (!before.has(id)) continue;
    heights.set(id, to);
    settle(id);
  }
  return result();

  function topOf(id: string): number {
    return (before.get(id)?.y ?? 0) + (shifts.get(id) ?? 0);
  }

  /** Pushes away what stands under a thing now, and has its frame go around it. */
  function settle(id: string) {
    const rect = before.get(id);
    if (!rect) return;
    const bottom = topOf(id) + (heights.get(id) ?? rect.height);
    const holder = holderOf(id);
    for (const other of inside.get(holder) ?? []) {
      const under = before.get(other.id);
      const wasUnder = under && other.id !== id && sharesColumn(rect, under) && under.y >= rect.y + rect.height;
      const room = Math.min(gap, wasUnder ? under.y - rect.y - rect.height : 0);
      if (wasUnder && topOf(other.id) < bottom + room) push(other.id, upToGrid(bottom + gap - topOf(other.id)));
    }
    const frame = holder === undefined ? undefined : before.get(holder);
    if (!holder || !frame) return;
    const needed = bottom + framePadding.side - topOf(holder);
    if (bottom <= topOf(holder) + (heights.get(holder) ?? frame.height)) return;
    heights.set(holder, upToGrid(needed));
    settle(holder);
  }

  function push(id: string, by: number) {
    shift(id, by);
    settle(id);
  }

  function shift(id: string, by: number) {
    shifts.set(id, (shifts.get(id) ?? 0) + by);
    if (frames.has(id)) for (const held of inside.get(id) ?? []) shift(held.id, by);
  }

  function result(): MadeRoom {
    const made: MadeRoom = new Map();
    for (const { id, position } of things) {
      const height = frames.has(id) ? heights.get(id) : undefined;
      const by = shifts.get(id) ?? 0;
      if (by > 0 || height !== undefined) made.set(id, { x: position.x, y: position.y + by, ...heightOf(height) });
    }
    return made;
  }
}

function heightOf(height: number | undefined): { height?: number } {
  return height === undefined ? {} : { height };
}

function sharesColumn(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width;
}

function upToGrid(length: number): number {
  return Math.ceil(length / gridSize) * gridSize;
}
