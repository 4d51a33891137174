import type { DragEvent } from 'react';
import type { Catalogue, NodeType } from '../../graph/catalogue/catalogue.ts';

const format = 'application/x-visualadgen-node-type';

export function startTypeDrag(event: DragEvent, type: NodeType): void {
  event.dataTransfer.setData(format, type.name);
  event.dataTransfer.effectAllowed = 'copy';
}

export function isTypeDrag(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(format);
}

/** The node type that was let go; undefined when it was something else. */
export function draggedType(event: DragEvent, catalogue: Catalogue): NodeType | undefined {
  const name = event.dataTransfer.getData(format);
  return catalogue.nodeTypes.find((type) => type.name === name);
}
