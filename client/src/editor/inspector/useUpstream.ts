import { useMemo } from 'react';
import { useCatalogue } from '../../nodes/CatalogueContext.tsx';
import type { Upstream } from '../../nodes/template-text.ts';
import { useEditor } from '../EditorContext.tsx';

/** The nodes that feed one, each once, the one that was joined last at the end: it wins where names are the same. */
export function useUpstream(nodeKey: string): readonly Upstream[] {
  const catalogue = useCatalogue();
  const nodes = useEditor((state) => state.nodes);
  const edges = useEditor((state) => state.edges);
  return useMemo(() => {
    const found = new Map<string, Upstream>();
    for (const { source, target } of edges) {
      const data = target === nodeKey ? nodes.find(({ id }) => id === source)?.data : undefined;
      if (!data) continue;
      found.delete(source);
      found.set(source, {
        name: data.name,
        gives: catalogue.nodeType(data.type)?.gives ?? [],
      });
    }
    return [...found.values()];
  }, [catalogue, nodes, edges, nodeKey]);
}
