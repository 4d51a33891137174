import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { passedKinds } from '../../graph/catalogue/types-in-flow.ts';
import { withListCounts } from '../../graph/lists/draw-lists.ts';
import { listCounts } from '../../graph/lists/list-counts.ts';
import type { FlowEdge } from '../../graph/model/flow.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { divideEdges } from './far-wires.ts';
import type { DividedEdges } from './far-wires.ts';

/** The edges as they are to be drawn. The lists stay the same while nodes are only moved. */
export function useDividedEdges(isFar: boolean): DividedEdges {
  const catalogue = useCatalogue();
  const saved = useEditor((state) => state.edges);
  const kinds = useEditor(useShallow((state) => passedKinds(state, catalogue)));
  const wires = useMemo(() => withPassedKinds(saved, kinds), [saved, kinds]);
  const counts = useEditor((state) => listCounts(state, catalogue));
  const edges = useMemo(() => withListCounts(wires, counts.edges, counts.atMost), [wires, counts]);
  const chosen = useEditor(({ nodes }) => nodes.flatMap(({ id, selected }) => (selected ? [id] : [])).join('\n'));
  return useMemo(() => divideEdges(edges, new Set(chosen.split('\n')), isFar), [edges, chosen, isFar]);
}

/** The same edges, each in the colour of what passes through the node that it comes from. */
function withPassedKinds(edges: FlowEdge[], kinds: ReadonlyMap<string, PortKind>): FlowEdge[] {
  if (kinds.size === 0) return edges;
  return edges.map((edge) => {
    const kind = kinds.get(edge.id);
    return kind && edge.data ? { ...edge, data: { ...edge.data, kind } } : edge;
  });
}
