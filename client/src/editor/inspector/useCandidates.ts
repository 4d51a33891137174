import { useMemo } from 'react';
import { useCatalogue } from '../../nodes/CatalogueContext.tsx';
import { wiringOf } from '../canvas/wiring.ts';
import { useEditor } from '../EditorContext.tsx';
import { refuseConnection } from '../graph/connection-rules.ts';
import type { GraphEdge } from '../graph/graph.ts';
import { fedBy } from '../graph/needed-for.ts';

interface Candidate {
  edge: GraphEdge;
  label: string;
}

/**
 * Every output on the canvas that could be joined to an input. What would make a loop is found once for all of them: with
 * the rule alone, the whole graph would be gone through for each.
 */
export function useCandidates(targetKey: string, targetHandle: string): readonly Candidate[] {
  const catalogue = useCatalogue();
  const nodes = useEditor((state) => state.nodes);
  const edges = useEditor((state) => state.edges);
  const after = useMemo(() => fedBy(edges, targetKey), [edges, targetKey]);
  return useMemo(() => {
    const into = edges.filter(({ target }) => target === targetKey);
    const wiring = wiringOf({ nodes, edges: into }, catalogue);
    return nodes.flatMap(({ id, data }) => {
      const outputs = after.has(id) ? [] : (catalogue.nodeType(data.type)?.outputs ?? []);
      return outputs.flatMap((output): Candidate[] => {
        const edge = { sourceKey: id, sourceHandle: output.name, targetKey, targetHandle };
        if (refuseConnection(wiring, edge) !== null) return [];
        return [{ edge, label: outputs.length > 1 ? `${data.name} – ${output.label}` : data.name }];
      });
    });
  }, [catalogue, nodes, edges, after, targetKey, targetHandle]);
}
