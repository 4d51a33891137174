/** More than these are a number on a card; all of them are in the table. */
export const mostTiles = 24;
export const mostLines = 6;

/** Pixels between tiles. */
export const tileGap = 4;

/** Side by side on a card. */
export function columnsFor(count: number): number {
  if (count <= 4) return 2;
  return count <= 9 ? 3 : 4;
}

/** How high the tiles of so many items are in so wide a place, which is known before the first of them comes. */
function tilesHeight(count: number, width: number): number {
  const shown = Math.min(count, mostTiles);
  const columns = columnsFor(shown);
  const side = (width - (columns - 1) * tileGap) / columns;
  const rows = Math.ceil(shown / columns);
  return Math.round(rows * side + Math.max(0, rows - 1) * tileGap);
}

/** Pixels: a line of words, and the way to the table with the gap before it. */
const lineHeight = 20;
const tableLine = 30;

/** How high a node's items are on its card, with the way to the table. */
export function itemsHeight(count: number, areImages: boolean, width: number): number {
  if (count === 0) return 0;
  return (areImages ? tilesHeight(count, width) : Math.min(count, mostLines) * lineHeight) + tableLine;
}
