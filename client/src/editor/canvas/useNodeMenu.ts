import { useCallback, useState } from 'react';
import type { MouseEvent } from 'react';
import { useEditorStore } from '../EditorContext.tsx';
import type { Point } from '../editor-store.ts';
import type { FlowNode } from '../graph/flow.ts';

/** A node's menu, and where in the window it was asked for. */
export interface NodeMenuPlace {
  nodeKey: string;
  at: Point;
}

/** Opens a node's menu where it is asked for, by the right mouse button or by the menu key. The node is chosen with it. */
export function useNodeMenu() {
  const store = useEditorStore();
  const [place, setPlace] = useState<NodeMenuPlace | null>(null);
  const open = useCallback(
    (event: MouseEvent, { id }: FlowNode) => {
      event.preventDefault();
      store.getState().select([id]);
      setPlace({ nodeKey: id, at: { x: event.clientX, y: event.clientY } });
    },
    [store],
  );
  return { place, open, close: useCallback(() => setPlace(null), []) };
}
