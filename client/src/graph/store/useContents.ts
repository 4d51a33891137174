import { useRef } from 'react';
import { useEditor } from './EditorContext.tsx';
import { haveSameContents } from '../model/same-contents.ts';
import type { NodeContents } from '../model/same-contents.ts';

/** What is in every node: the same list for as long as nothing but places and the selection change, as in a drag. */
export function useContents(): readonly NodeContents[] {
  const last = useRef<readonly NodeContents[]>([]);
  return useEditor(({ nodes }) => {
    if (!haveSameContents(last.current, nodes)) last.current = nodes;
    return last.current;
  });
}
