import type { DragEvent } from 'react';
import { useCatalogue } from '../../../graph/catalogue/CatalogueContext.tsx';
import type { NodeType } from '../../../graph/catalogue/catalogue.ts';
import { readContent } from '../../content/read-content.ts';
import { usePutContent } from '../../content/usePutContent.ts';
import { useEditorStore } from '../../../graph/store/EditorContext.tsx';
import type { FlowEdge } from '../../../graph/model/flow.ts';
import { cardWidth } from '../../../graph/model/geometry.ts';
import { draggedType, isTypeDrag } from '../../palette/type-drag.ts';
import { insertNode, typesBetween } from '../../connect/insert-node.ts';
import { useCanvasView } from '../../view/useCanvasView.ts';

/** Lets things be dropped on the canvas: node types from the palette (on a wire, too), images, links, words, workflow files. */
export function useDropContent() {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  const { onCanvas } = useCanvasView();
  const put = usePutContent(store);

  function addType(event: DragEvent, type: NodeType) {
    const { x, y } = onCanvas({ x: event.clientX, y: event.clientY });
    const edge = edgeUnder(event, store.getState().edges);
    const ways = edge && typesBetween(store.getState(), catalogue, edge).find((other) => other.type === type);
    if (ways) insertNode(store, edge, ways, { x, y });
    // Held by its head, as a card is.
    else store.getState().addNode(type.name, { x: x - cardWidth / 2, y: y - 24 }, { isToBeWritten: true });
  }

  return {
    onDragOver(event: DragEvent) {
      if (!isForCanvas(event) || store.getState().isReadOnly) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop(event: DragEvent) {
      if (!isForCanvas(event) || store.getState().isReadOnly) return;
      event.preventDefault();
      const type = draggedType(event, catalogue);
      if (type) return addType(event, type);
      const content = readContent(event.dataTransfer);
      if (content) put(content, onCanvas({ x: event.clientX, y: event.clientY }));
    },
  };
}

function isForCanvas(event: DragEvent): boolean {
  const { types } = event.dataTransfer;
  return isTypeDrag(event) || ['Files', 'text/uri-list', 'text/plain'].some((type) => types.includes(type));
}

/** The wire that something is let go over. */
function edgeUnder({ clientX, clientY }: DragEvent, edges: readonly FlowEdge[]): FlowEdge | undefined {
  const wire = document
    .elementsFromPoint(clientX, clientY)
    .map((element) => element.closest('.react-flow__edge'))
    .find(Boolean);
  const id = wire?.getAttribute('data-id');
  return edges.find((edge) => edge.id === id);
}
