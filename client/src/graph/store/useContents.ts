import { useRef } from 'react';
import { useEditor } from './EditorContext.tsx';
import type { FlowNode } from '../model/flow.ts';

/** A node without where it stands and whether it is chosen. */
export type NodeContents = Pick<FlowNode, 'id' | 'data'>;

/** What is in every node: the same list for as long as nothing but places and the selection change, as in a drag. */
export function useContents(): readonly NodeContents[] {
  const last = useRef<readonly NodeContents[]>([]);
  return useEditor(({ nodes }) => {
    if (!haveSameContents(last.current, nodes)) last.current = nodes;
    return last.current;
  });
}

function haveSameContents(before: readonly NodeContents[], after: readonly NodeContents[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ id, data }, index) => after[index]?.id === id && after[index].data === data)
  );
}
