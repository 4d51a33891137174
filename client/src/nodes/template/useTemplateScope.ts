import { scopeOfNode } from '@visualadgen/graph/merging/scope-of-node.ts';
import { useMemo } from 'react';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { useContents } from '../../graph/store/useContents.ts';
import { useRun } from '../../run/state/RunContext.tsx';
import { rulesGraph } from '../../graph/model/flow.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import type { PortScope } from '@visualadgen/graph/merging/merge-scope.ts';

/** What the templates of a node can name, and what of it is known. */
export function useTemplateScope(nodeKey: string): PortScope {
  const catalogue = useCatalogue();
  const nodes = useContents();
  const edges = useEditor((state) => state.edges);
  const ran = useRun((state) => state.nodes);
  return useMemo(
    () =>
      scopeOfNode(nodeKey, {
        ...rulesGraph({ nodes, edges }),
        types: (name) => catalogue.nodeType(name),
        gave: (key) => ran[key]?.output,
      }),
    [nodeKey, nodes, edges, catalogue, ran],
  );
}
