import { useMemo } from 'react';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { useContents } from '../../graph/store/useContents.ts';
import { useRun } from '../../run/state/RunContext.tsx';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { scopeOfNode } from './scope-of-node.ts';
import type { PortScope } from './port-scope.ts';

/** What the templates of a node can name, and what of it is known. */
export function useTemplateScope(nodeKey: string): PortScope {
  const catalogue = useCatalogue();
  const nodes = useContents();
  const edges = useEditor((state) => state.edges);
  const ran = useRun((state) => state.nodes);
  return useMemo(
    () => scopeOfNode(nodeKey, { nodes, edges, catalogue, gave: (key) => ran[key]?.output }),
    [nodeKey, nodes, edges, catalogue, ran],
  );
}
