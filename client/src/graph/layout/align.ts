import { around, centreOf, snap } from '../model/geometry.ts';
import type { Rect } from '../model/geometry.ts';
import type { Point } from '../model/graph.ts';

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'horizontal' | 'vertical';

interface Item {
  id: string;
  rect: Rect;
}

/** Where each goes so that all stand in line, by id. */
export function aligned(items: readonly Item[], alignment: Alignment): Map<string, Point> {
  const all = around(items.map(({ rect }) => rect));
  if (!all) return new Map();
  const middle = centreOf(all);
  const to: Record<Alignment, (rect: Rect) => Point> = {
    left: ({ y }) => ({ x: all.x, y }),
    centre: ({ y, width }) => ({ x: middle.x - width / 2, y }),
    right: ({ y, width }) => ({ x: all.x + all.width - width, y }),
    top: ({ x }) => ({ x, y: all.y }),
    middle: ({ x, height }) => ({ x, y: middle.y - height / 2 }),
    bottom: ({ x, height }) => ({ x, y: all.y + all.height - height }),
  };
  return new Map(items.map(({ id, rect }) => [id, to[alignment](rect)]));
}

/** Where each goes so that the gaps between neighbours are equal, by id. The outermost stay unless they would overlap. */
export function distributed(items: readonly Item[], axis: Axis): Map<string, Point> {
  const isAcross = axis === 'horizontal';
  const start = ({ rect }: Item) => (isAcross ? rect.x : rect.y);
  const length = ({ rect }: Item) => (isAcross ? rect.width : rect.height);
  const inOrder = items.toSorted((a, b) => start(a) - start(b));
  const all = around(items.map(({ rect }) => rect));
  if (!all || inOrder.length < 2) return new Map();
  const used = inOrder.reduce((sum, item) => sum + length(item), 0);
  const room = (isAcross ? all.width : all.height) - used;
  // Where there is no room between them they are pulled apart a little.
  const gap = room > 0 ? room / (inOrder.length - 1) : snap(32);
  let at = isAcross ? all.x : all.y;
  return new Map(
    inOrder.map((item) => {
      const { x, y } = item.rect;
      const place = isAcross ? { x: Math.round(at), y } : { x, y: Math.round(at) };
      at += length(item) + gap;
      return [item.id, place];
    }),
  );
}
