import { cardHeight, cardWidth, gridSize } from '../model/geometry.ts';
import type { Point } from '../model/graph.ts';
import type { FlowNode } from '../model/flow.ts';

/** The nearest place below the wished one where a new card lies over no other. */
export function freePosition(nodes: readonly Pick<FlowNode, 'position' | 'measured'>[], preferred: Point): Point {
  let place = preferred;
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
