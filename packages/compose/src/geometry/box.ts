/** Pixels, from the upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export const noInsets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

/** What is left of a box inside its edges; never less than nothing. */
export function inset(box: Box, by: number | Insets): Box {
  const { top, right, bottom, left } = typeof by === 'number' ? { top: by, right: by, bottom: by, left: by } : by;
  return {
    x: box.x + left,
    y: box.y + top,
    width: Math.max(0, box.width - left - right),
    height: Math.max(0, box.height - top - bottom),
  };
}

/** Cuts a piece off one side; `gap` is left between the two. */
export function splitOff(
  box: Box,
  side: 'top' | 'right' | 'bottom' | 'left',
  size: number,
  gap = 0,
): { piece: Box; rest: Box } {
  const { x, y, width, height } = box;
  if (side === 'left' || side === 'right') {
    const piece = { x: side === 'left' ? x : x + width - size, y, width: size, height };
    const rest = { x: side === 'left' ? x + size + gap : x, y, width: Math.max(0, width - size - gap), height };
    return { piece, rest };
  }
  const piece = { x, y: side === 'top' ? y : y + height - size, width, height: size };
  const rest = { x, y: side === 'top' ? y + size + gap : y, width, height: Math.max(0, height - size - gap) };
  return { piece, rest };
}

/** The part that two boxes share; null where they share none. */
export function intersect(a: Box, b: Box): Box | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** Whether one lies in another, give or take `slack` pixels. */
export function isInside(inner: Box, outer: Box, slack = 0): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

/** On whole pixels, so that edges are sharp. */
export function onPixels({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.round(x), Math.round(y)];
  return { x: left, y: top, width: Math.round(x + width) - left, height: Math.round(y + height) - top };
}

/** The smallest box around all of them; null around none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
