import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { useContents } from '../../graph/store/useContents.ts';
import { toGraphEdge } from '../../graph/model/flow.ts';
import { EstimateCostQuery } from './estimate-documents.ts';
import { madeByRun, madeText } from './made-by-run.ts';
import { runPrices } from './run-prices.ts';
import type { RunPrices } from './run-prices.ts';

/** What each way to run is expected to cost, as far as that is known here; null before. It is asked for by the top bar. */
export function useRunPrices(workflowId: string): RunPrices | null {
  const [{ data }] = useQuery({ query: EstimateCostQuery, variables: { workflowId } });
  const edges = useEditor((state) => state.edges);
  const nodes = useContents();
  const catalogue = useCatalogue();
  const estimate = data?.estimateCost;
  return useMemo(() => {
    if (!estimate) return null;
    const paid = estimate.nodes.filter(({ isReused }) => !isReused);
    const hasLists = estimate.items !== 0 && paid.length > 0;
    const made = hasLists ? madeText(madeByRun(paid, nodes, catalogue)) : null;
    // What is made for placements is drawn here, at no cost.
    const composesAds = nodes.some(({ data: { type } }) =>
      catalogue.nodeType(type)?.fields.some(({ kind }) => kind === 'PLACEMENTS'),
    );
    return runPrices(estimate, edges.map(toGraphEdge), { made, composesAds });
  }, [estimate, edges, nodes, catalogue]);
}
