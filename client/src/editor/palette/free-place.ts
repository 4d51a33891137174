import { gridSize } from '../editor-store.ts';
import type { Point } from '../editor-store.ts';
import { cardWidth } from '../graph/flow.ts';
import type { FlowNode } from '../graph/flow.ts';

/** How high a card is taken to be before it is drawn. */
const cardHeight = 160;

/** The nearest place below the wished one where a new card lies over no other. */
export function freePlace(nodes: readonly Pick<FlowNode, 'position' | 'measured'>[], wished: Point): Point {
  let place = wished;
  for (;;) {
    const inTheWay = nodes.find((node) => overlaps(node, place));
    if (!inTheWay) return place;
    place = { x: place.x, y: inTheWay.position.y + heightOf(inTheWay) + gridSize };
  }
}

function overlaps(node: Pick<FlowNode, 'position' | 'measured'>, { x, y }: Point): boolean {
  const { position } = node;
  return Math.abs(position.x - x) < cardWidth && position.y < y + cardHeight && position.y + heightOf(node) > y;
}

function heightOf({ measured }: Pick<FlowNode, 'measured'>): number {
  return measured?.height ?? cardHeight;
}
