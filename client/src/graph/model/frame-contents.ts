import { isFrame } from './annotation.ts';
import type { Annotation, FrameNode } from './annotation.ts';
import type { FlowNode } from './flow.ts';
import { around, centreOf, contains, gridSize, holds, rectOf } from './geometry.ts';
import type { Rect } from './geometry.ts';

/* A frame keeps no list of what is in it: what lies in it is in it. */

interface OnCanvas {
  nodes: readonly FlowNode[];
  annotations: readonly Annotation[];
}

/** Room between a frame's edge and what is in it; the title needs more. */
export const framePadding = { side: 2 * gridSize, top: 3 * gridSize + gridSize / 2 };

/** The ids of what lies in a frame: nodes and notes by their centres, other frames when they are wholly inside. */
export function idsInside(frame: FrameNode, { nodes, annotations }: OnCanvas): string[] {
  const area = rectOf(frame);
  const isIn = (item: FlowNode | Annotation) =>
    item.type === 'frame'
      ? item.id !== frame.id && contains(area, rectOf(item)) && !contains(rectOf(item), area)
      : holds(area, centreOf(rectOf(item)));
  return [...nodes, ...annotations].filter(isIn).map(({ id }) => id);
}

/** Each thing's own frame, which is the smallest that it lies in, by id. */
export function framesById(canvas: OnCanvas): Map<string, FrameNode> {
  const found = new Map<string, FrameNode>();
  const bySize = canvas.annotations.filter(isFrame).toSorted((a, b) => areaOf(b) - areaOf(a));
  for (const frame of bySize) for (const id of idsInside(frame, canvas)) found.set(id, frame);
  return found;
}

/** A frame that goes around these, on the grid, with room for its title; null around nothing. */
export function frameAround(rects: readonly Rect[]): Rect | null {
  const inner = around(rects);
  if (!inner) return null;
  const x = floor(inner.x - framePadding.side);
  const y = floor(inner.y - framePadding.top);
  const right = -floor(-(inner.x + inner.width + framePadding.side));
  const bottom = -floor(-(inner.y + inner.height + framePadding.side));
  return { x, y, width: right - x, height: bottom - y };
}

function floor(length: number): number {
  return Math.floor(length / gridSize) * gridSize;
}

function areaOf(frame: FrameNode): number {
  const { width, height } = rectOf(frame);
  return width * height;
}
