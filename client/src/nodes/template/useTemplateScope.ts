import { useMemo } from 'react';
import { useEditor } from '../../editor/EditorContext.tsx';
import { useContents } from '../../editor/useContents.ts';
import { useRun } from '../../execution/RunContext.tsx';
import { useCatalogue } from '../CatalogueContext.tsx';
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
