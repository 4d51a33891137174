import { useMemo } from 'react';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { withListCounts } from '../../graph/lists/draw-lists.ts';
import { listCounts } from '../../graph/lists/list-counts.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { divideEdges } from './far-wires.ts';
import type { DividedEdges } from './far-wires.ts';

/** The edges as they are to be drawn. The lists stay the same while nodes are only moved. */
export function useDividedEdges(isFar: boolean): DividedEdges {
  const catalogue = useCatalogue();
  const wires = useEditor((state) => state.edges);
  const counts = useEditor((state) => listCounts(state, catalogue));
  const edges = useMemo(() => withListCounts(wires, counts.edges, counts.atMost), [wires, counts]);
  const chosen = useEditor(({ nodes }) => nodes.flatMap(({ id, selected }) => (selected ? [id] : [])).join('\n'));
  return useMemo(() => divideEdges(edges, new Set(chosen.split('\n')), isFar), [edges, chosen, isFar]);
}
