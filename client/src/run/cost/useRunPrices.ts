import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { toGraphEdge } from '../../graph/model/flow.ts';
import { EstimateCostQuery } from './estimate-documents.ts';
import { runPrices } from './run-prices.ts';
import type { RunPrices } from './run-prices.ts';

/** What each way to run is expected to cost, as far as that is known here; null before. It is asked for by the top bar. */
export function useRunPrices(workflowId: string): RunPrices | null {
  const [{ data }] = useQuery({ query: EstimateCostQuery, variables: { workflowId } });
  const edges = useEditor((state) => state.edges);
  const estimate = data?.estimateCost;
  return useMemo(() => (estimate ? runPrices(estimate, edges.map(toGraphEdge)) : null), [estimate, edges]);
}
