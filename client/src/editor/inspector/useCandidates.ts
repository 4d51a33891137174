import { useMemo } from 'react';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { typeOfData } from '../../graph/catalogue/type-of-data.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { wiringOf } from '../../graph/connections/wiring.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { useContents } from '../../graph/store/useContents.ts';
import type { GraphEdge } from '@visualadgen/graph/graph.ts';

interface Candidate {
  edge: GraphEdge;
  label: string;
}

/** Every output on the canvas that could be connected to an input. */
export function useCandidates(targetKey: string, targetHandle: string): readonly Candidate[] {
  const catalogue = useCatalogue();
  const nodes = useContents();
  const edges = useEditor((state) => state.edges);
  return useMemo(
    () => [...candidatesFor({ nodes, edges }, catalogue, targetKey, targetHandle)],
    [catalogue, nodes, edges, targetKey, targetHandle],
  );
}

/** Whether there is any, which the first one tells. */
export function useHasCandidates(targetKey: string, targetHandle: string): boolean {
  const catalogue = useCatalogue();
  const nodes = useContents();
  const edges = useEditor((state) => state.edges);
  return useMemo(
    () => !candidatesFor({ nodes, edges }, catalogue, targetKey, targetHandle).next().done,
    [catalogue, nodes, edges, targetKey, targetHandle],
  );
}

function* candidatesFor(
  flow: Parameters<typeof wiringOf>[0],
  catalogue: Catalogue,
  targetKey: string,
  targetHandle: string,
): Generator<Candidate> {
  const wiring = wiringOf(flow, catalogue);
  for (const { id, data } of flow.nodes) {
    const outputs = typeOfData(data, catalogue)?.outputs ?? [];
    for (const output of outputs) {
      const edge = { sourceKey: id, sourceHandle: output.name, targetKey, targetHandle };
      if (wiring.refuse(edge) !== null) continue;
      yield { edge, label: outputs.length > 1 ? `${data.name} – ${output.label}` : data.name };
    }
  }
}
