import type { Node } from '@xyflow/react';
import type { Point } from './graph.ts';

/* Rectangles on the canvas. */

export const gridSize = 16;
/** How wide every card is drawn, in pixels of the canvas. */
export const cardWidth = 256;
/** How high a card is taken to be before it is drawn. */
export const cardHeight = 160;

/**
 * A thing that had to make room for results stands elsewhere than where somebody put it. Where that was is kept here and saved,
 * for results are no part of a workflow.
 */
export interface MadeWay {
  home?: { x: number; y: number; height?: number } | undefined;
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

type Placed = Pick<Node, 'position' | 'measured' | 'width' | 'height'>;

export function rectOf({ position, measured, width, height }: Placed): Rect {
  return {
    x: position.x,
    y: position.y,
    width: width ?? measured?.width ?? cardWidth,
    height: height ?? measured?.height ?? cardHeight,
  };
}

/** The smallest rectangle around all; null around nothing. */
export function around(rects: readonly Rect[]): Rect | null {
  if (rects.length === 0) return null;
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

export function centreOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

export function holds(rect: Rect, { x, y }: Point): boolean {
  return x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function snapped({ x, y }: Point): Point {
  return { x: snap(x), y: snap(y) };
}

export function snap(length: number): number {
  return Math.round(length / gridSize) * gridSize;
}
