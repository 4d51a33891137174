import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { cardWidth } from '../../graph/model/geometry.ts';
import { freePosition } from '../../graph/layout/free-position.ts';

/** Adds a node in the middle of what is seen, beside what is there already. */
export function useAddNode(): (type: NodeType) => void {
  const store = useEditorStore();
  const canvas = useStoreApi();
  const { screenToFlowPosition } = useReactFlow();
  return useCallback(
    (type) => {
      const bounds = canvas.getState().domNode?.getBoundingClientRect();
      if (!bounds) return;
      const middle = screenToFlowPosition({ x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 3 });
      const preferred = { x: middle.x - cardWidth / 2, y: middle.y };
      store.getState().addNode(type.name, freePosition(store.getState().nodes, preferred), { isToBeWritten: true });
    },
    [store, canvas, screenToFlowPosition],
  );
}
