import type { ItemCount } from '@visualadgen/graph/lists/count-items.ts';
import { useCatalogue } from '../catalogue/CatalogueContext.tsx';
import { useEditor } from '../store/EditorContext.tsx';
import { listCounts } from './list-counts.ts';
import { runsText } from './list-words.ts';

/** How often a node will run because lists come in; null where nobody knows yet, undefined where it simply runs once. */
export function useItemCount(nodeKey: string): ItemCount | undefined {
  const catalogue = useCatalogue();
  return useEditor((state) => listCounts(state, catalogue).nodes.get(nodeKey));
}

/** Whether that is how often at most: it stands behind a branch. */
export function useIsAtMost(nodeKey: string): boolean {
  const catalogue = useCatalogue();
  return useEditor((state) => listCounts(state, catalogue).atMost.has(nodeKey));
}

/** The same in words, with the lists by the names of the nodes that make them. */
export function useRunsText(nodeKey: string): string | null {
  const catalogue = useCatalogue();
  return useEditor((state) => {
    const { nodes, lists, names, atMost } = listCounts(state, catalogue);
    const [count, own] = [nodes.get(nodeKey), lists.get(nodeKey)];
    if (count === undefined || !own) return null;
    return runsText(count, own, (key) => names.get(key) ?? key, atMost.has(nodeKey));
  });
}

/** How many items an edge brings; undefined where it brings one thing. */
export function useListOver(edgeId: string): ItemCount | undefined {
  const catalogue = useCatalogue();
  return useEditor((state) => listCounts(state, catalogue).edges.get(edgeId));
}
