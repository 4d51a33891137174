import { useReactFlow } from '@xyflow/react';
import type { DragEvent } from 'react';
import { useCatalogue } from '../../nodes/CatalogueContext.tsx';
import { useEditorStore } from '../EditorContext.tsx';
import { cardWidth } from '../graph/flow.ts';
import { draggedType, isTypeDrag } from '../palette/type-drag.ts';

/** Lets a node type be dragged from the palette onto the canvas. */
export function useDropNode() {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  const { screenToFlowPosition } = useReactFlow();
  return {
    onDragOver(event: DragEvent) {
      if (!isTypeDrag(event) || store.getState().isReadOnly) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop(event: DragEvent) {
      const type = draggedType(event, catalogue);
      if (!type || store.getState().isReadOnly) return;
      event.preventDefault();
      // Held by its head, as a card is.
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      store.getState().addNode(type.name, { x: x - cardWidth / 2, y: y - 24 });
    },
  };
}
