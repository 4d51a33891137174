/** CSS pixels between tiles. */
export const gap = 8;

export interface GridShape {
  columns: number;
  rows: number;
  /** The side of a tile, in CSS pixels. */
  tile: number;
  /** From one row to the next. */
  rowHeight: number;
  /** All rows together. */
  height: number;
}

/** Equal tiles that fill the width, each at least so wide where two of them have room: so the place of each is known before it is loaded. */
export function shapeOf(count: number, width: number, leastTile: number): GridShape {
  const columns = Math.max(2, Math.floor((width + gap) / (leastTile + gap)));
  const tile = Math.max(1, (width - gap * (columns - 1)) / columns);
  const rows = Math.ceil(count / columns);
  const rowHeight = tile + gap;
  return { columns, rows, tile, rowHeight, height: Math.max(0, rows * rowHeight - gap) };
}

/** A picture as it lies in its tile: whole, in its own shape, and no larger than it is. */
export function boxIn(
  tile: number,
  { width, height }: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(tile / width, tile / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Where one gets to from a tile by a key; null for keys that lead nowhere. */
export function moveBy(
  key: string,
  index: number,
  { count, columns, pageRows }: { count: number; columns: number; pageRows: number },
): number | null {
  const last = count - 1;
  const steps: Partial<Record<string, number>> = {
    ArrowLeft: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index - columns,
    ArrowDown: index + columns,
    PageUp: index - columns * pageRows,
    PageDown: index + columns * pageRows,
    Home: 0,
    End: last,
  };
  const to = steps[key];
  if (to === undefined || count === 0) return null;
  if (to >= 0 && to <= last) return to;
  // Down from a column that the last row has not: to its end. Elsewhere past the edge one stays.
  if (key === 'PageUp') return index % columns;
  if (
    to > last &&
    (key === 'PageDown' || (key === 'ArrowDown' && Math.floor(index / columns) < Math.floor(last / columns)))
  )
    return last;
  return index;
}
