import { useMemo } from 'react';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { divideEdges } from './far-wires.ts';
import type { DividedEdges } from './far-wires.ts';

/** The edges as they are to be drawn. The lists stay the same while nodes are only moved. */
export function useDividedEdges(isFar: boolean): DividedEdges {
  const edges = useEditor((state) => state.edges);
  const chosen = useEditor(({ nodes }) => nodes.flatMap(({ id, selected }) => (selected ? [id] : [])).join('\n'));
  return useMemo(() => divideEdges(edges, new Set(chosen.split('\n')), isFar), [edges, chosen, isFar]);
}
