import { useEffect } from 'react';
import { useClient, useQuery } from 'urql';
import { refetch } from '../../api/refetch.ts';
import { useRunStore } from '../../run/state/RunContext.tsx';
import { isLive } from '../../run/state/run-state.ts';
import { useAutosave } from '../autosave/AutosaveContext.tsx';
import { EstimateCostQuery } from '../../run/cost/estimate-documents.ts';

/** Asks for the expected cost again after each save, and when a run has ended: what it gave may be reused. */
export function useFreshEstimate(workflowId: string): void {
  const autosave = useAutosave();
  const run = useRunStore();
  const client = useClient();
  useQuery({ query: EstimateCostQuery, variables: { workflowId }, requestPolicy: 'cache-and-network' });
  useEffect(() => {
    const ask = () => void refetch(client, EstimateCostQuery, { workflowId });
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
