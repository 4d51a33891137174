import { useEffect, useMemo } from 'react';
import { useClient, useQuery } from 'urql';
import { askAnew } from '../../api/ask-anew.ts';
import { useRunStore } from '../../run/state/RunContext.tsx';
import { isLive } from '../../run/state/run-state.ts';
import { useAutosave } from '../autosave/AutosaveContext.tsx';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { EstimateCostQuery } from '../../graph/workflow/workflow-documents.ts';
import { runPrices } from '../../run/cost/run-prices.ts';
import type { RunPrices } from '../../run/cost/run-prices.ts';

/** What each way to run is expected to cost, as far as that is known here; null before. It is asked for by the top bar. */
export function useRunPrices(workflowId: string): RunPrices | null {
  const [{ data }] = useQuery({ query: EstimateCostQuery, variables: { workflowId } });
  const edges = useEditor((state) => state.edges);
  const estimate = data?.estimateCost;
  return useMemo(() => (estimate ? runPrices(estimate, edges) : null), [estimate, edges]);
}

/** Asks for the expected cost again after each save, and when a run has ended: what it gave may be reused. */
export function useFreshEstimate(workflowId: string): void {
  const autosave = useAutosave();
  const run = useRunStore();
  const client = useClient();
  useQuery({ query: EstimateCostQuery, variables: { workflowId }, requestPolicy: 'cache-and-network' });
  useEffect(() => {
    const ask = () => void askAnew(client, EstimateCostQuery, { workflowId });
    const stops = [
      autosave.state.subscribe((now, before) => {
        if (now.version !== before.version) ask();
      }),
      run.subscribe(({ execution: now }, { execution: before }) => {
        if (before && isLive(before.status) && now && !isLive(now.status)) ask();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, workflowId, autosave, run]);
}
