import { useMemo } from 'react';
import { useCatalogue } from '../../nodes/CatalogueContext.tsx';
import { wiringOf } from '../canvas/wiring.ts';
import { useEditor } from '../EditorContext.tsx';
import { useContents } from '../useContents.ts';
import { refuseConnection } from '../graph/connection-rules.ts';
import type { GraphEdge } from '../graph/graph.ts';

interface Candidate {
  edge: GraphEdge;
  label: string;
}

/** Every output on the canvas that could be joined to an input. */
export function useCandidates(targetKey: string, targetHandle: string): readonly Candidate[] {
  const catalogue = useCatalogue();
  const nodes = useContents();
  const edges = useEditor((state) => state.edges);
  return useMemo(() => {
    const wiring = wiringOf({ nodes, edges }, catalogue);
    return nodes.flatMap(({ id, data }) => {
      const outputs = catalogue.nodeType(data.type)?.outputs ?? [];
      return outputs.flatMap((output): Candidate[] => {
        const edge = { sourceKey: id, sourceHandle: output.name, targetKey, targetHandle };
        if (refuseConnection(wiring, edge) !== null) return [];
        return [{ edge, label: outputs.length > 1 ? `${data.name} – ${output.label}` : data.name }];
      });
    });
  }, [catalogue, nodes, edges, targetKey, targetHandle]);
}
