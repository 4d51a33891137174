import { useCallback } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import { findPreviousRun } from './find-previous-run.ts';
import { useRunStore } from '../state/RunContext.tsx';
import { toast } from '../../ui/toast/toast.ts';

/** Opens the run on screen beside the one that was made before it. */
export function useCompareWithPrevious(workflowId: string): () => Promise<void> {
  const client = useClient();
  const store = useRunStore();
  const [, navigate] = useLocation();
  return useCallback(async () => {
    const { execution } = store.getState();
    if (!execution) return;
    const previous = await findPreviousRun(client, workflowId, execution.id);
    if (previous) navigate(`/workflows/${workflowId}/compare/${previous}/${execution.id}`);
    else toast('This is the first run: there is none before it.');
  }, [client, store, workflowId, navigate]);
}
