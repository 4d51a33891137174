import { useCallback, useMemo, useRef, useState } from 'react';
import { toast } from 'sonner';
import { useClient } from 'urql';
import { runActions } from './run-actions.ts';
import type { ActionOutcome, RunAction } from './run-actions.ts';
import type { RunStore } from './run-store.ts';

/** One message about the run at a time: the newest. */
const toastId = 'run';

export interface RunActions {
  /** The one that the server is being asked for; no other is taken meanwhile. */
  busy: RunAction | null;
  act: (action: RunAction) => void;
  /** Rises when the run may have come alive again, so that it is followed anew. */
  turn: number;
  /** Says that it may have. */
  followAgain: () => void;
}

/** Steps, resumes, cancels and retries the run on screen. */
export function useRunActions(store: RunStore): RunActions {
  const client = useClient();
  const isBusy = useRef(false);
  const [busy, setBusy] = useState<RunAction | null>(null);
  const [turn, setTurn] = useState(0);
  const followAgain = useCallback(() => setTurn((count) => count + 1), []);

  const act = useCallback(
    (action: RunAction) => {
      const { execution } = store.getState();
      if (!execution || isBusy.current) return;
      void ask(execution.id);

      async function ask(executionId: string) {
        isBusy.current = true;
        setBusy(action);
        const outcome = await runActions[action](client, executionId);
        isBusy.current = false;
        setBusy(null);
        if (store.getState().execution?.id === executionId) take(outcome);
      }

      function take(outcome: ActionOutcome) {
        switch (outcome.kind) {
          case 'done':
            if (!outcome.run) return;
            store.show(outcome.run);
            return followAgain();
          case 'late':
            // One that ended in the meantime needs no cancelling.
            if (action !== 'cancel') toast(outcome.message, { id: toastId });
            return followAgain();
          case 'failed':
            return void toast.error(outcome.message, { id: toastId });
        }
      }
    },
    [client, store, followAgain],
  );

  return useMemo(() => ({ busy, act, turn, followAgain }), [busy, act, turn, followAgain]);
}
