import { useStoreApi } from '@xyflow/react';
import type { NodeChange, XYPosition } from '@xyflow/react';
import { useMemo } from 'react';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import type { EditorStore } from '../../graph/store/editor-store.ts';
import { around, overlap, rectOf, snap } from '../../graph/model/geometry.ts';
import type { Rect } from '../../graph/model/geometry.ts';
import { fitInLine, settle } from '../../graph/layout/guides.ts';
import type { Point } from '../../graph/model/graph.ts';
import type { Guide } from '../../graph/layout/guides.ts';
import { heldBy } from '../../graph/store/moves.ts';
import type { Thing } from '../../graph/store/name-things.ts';

/** How near a line must come to be taken, in pixels of the screen. */
const reach = 6;

export type Guides = StoreApi<readonly Guide[]>;

/**
 * Lets what is dragged snap to lines with what is seen around it, and to the grid elsewhere. The canvas library's own grid is
 * off meanwhile, so that what it reports is where the hand is.
 */
export function useGuidedDrag() {
  const store = useEditorStore();
  const canvas = useStoreApi<Thing>();
  return useMemo(() => guidedDrag(store, canvas), [store, canvas]);
}

function guidedDrag(store: EditorStore, canvas: ReturnType<typeof useStoreApi<Thing>>) {
  const guides: Guides = createStore<readonly Guide[]>(() => []);
  /** What is not moving, while something is. */
  let standing: readonly Rect[] | null = null;

  function start(_: unknown, __: unknown, dragged: readonly Thing[]) {
    standing = standingAround(store, dragged, seen(canvas.getState()));
    canvas.setState({ snapToGrid: false });
  }

  function stop() {
    standing = null;
    canvas.setState({ snapToGrid: true });
    guides.setState([], true);
  }

  function changeNodes(changes: NodeChange<Thing>[]) {
    const { changeNodes: report } = store.getState();
    const moves = standing ? changes.filter(isMove) : [];
    const rects = moves.flatMap((move) => rectIn(canvas, move));
    const [first] = rects;
    const all = around(rects);
    if (!standing || !first || !all) return report(changes);
    const fit = fitInLine(all, standing, reach / canvas.getState().transform[2]);
    guides.setState(moves.some(({ dragging }) => dragging) ? fit.guides : [], true);
    const by = settle(fit, first, snap);
    report(changes.map((item) => (isMove(item) ? movedBy(item, by) : item)));
  }

  return {
    guides,
    changeNodes,
    handlers: {
      onNodeDragStart: start,
      onNodeDragStop: stop,
      onSelectionDragStart: (event: unknown, dragged: readonly Thing[]) => start(event, null, dragged),
      onSelectionDragStop: stop,
    },
  };
}

type Move = Extract<NodeChange<Thing>, { type: 'position' }> & { position: XYPosition };

function isMove(change: NodeChange<Thing>): change is Move {
  return change.type === 'position' && change.position !== undefined;
}

function movedBy(move: Move, { x, y }: Point): Move {
  return { ...move, position: { x: move.position.x + x, y: move.position.y + y } };
}

/** Where a change would put a thing. */
function rectIn(canvas: ReturnType<typeof useStoreApi<Thing>>, { id, position }: Move): Rect[] {
  const thing = canvas.getState().nodeLookup.get(id);
  return thing ? [rectOf({ ...thing.internals.userNode, measured: thing.measured, position })] : [];
}

function standingAround(store: EditorStore, dragged: readonly Thing[], area: Rect): Rect[] {
  const state = store.getState();
  const ids = dragged.map(({ id }) => id);
  const moving = new Set([...ids, ...[...heldBy(state, ids).values()].flat()]);
  return [...state.nodes, ...state.annotations]
    .filter(({ id }) => !moving.has(id))
    .map(rectOf)
    .filter((rect) => overlap(rect, area));
}

function seen({
  transform: [x, y, zoom],
  width,
  height,
}: {
  transform: [number, number, number];
  width: number;
  height: number;
}): Rect {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}
