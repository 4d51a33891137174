import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from 'urql';
import type { Problem } from '../editor/problems.ts';
import { toast } from '../ui/toast.ts';
import { unsavedOf } from './correction/corrections.ts';
import { runActions } from './run-actions.ts';
import type { ActionOutcome, RunAction } from './run-actions.ts';
import type { RunState } from './run-state.ts';
import type { RunStore } from './run-store.ts';

/** One message about the run at a time: the newest. */
export const runToast = 'run';

export interface RunActions {
  /** The one that the server is being asked for; no other is taken meanwhile. */
  busy: RunAction | null;
  act: (action: RunAction) => void;
  /** Rises when the run may have come alive again, so that it is followed anew. */
  turn: number;
  /** Says that it may have. */
  followAgain: () => void;
}

/** What a page does about another run than the one on screen. */
export interface RunActionsHost {
  /** Saves what is to be run; the answer is why it could not, or null. */
  beforeAnother?(): Promise<string | null>;
  showAnother(run: RunState): void;
  onProblems?(problems: readonly Problem[]): void;
}

/** Steps, resumes, cancels and retries the run on screen. */
export function useRunActions(store: RunStore, host: RunActionsHost): RunActions {
  const client = useClient();
  const isBusy = useRef(false);
  const [busy, setBusy] = useState<RunAction | null>(null);
  const [turn, setTurn] = useState(0);
  const followAgain = useCallback(() => setTurn((count) => count + 1), []);
  const page = useRef(host);
  useEffect(() => {
    page.current = host;
  });

  const act = useCallback(
    function perform(action: RunAction) {
      const { execution } = store.getState();
      if (!execution || isBusy.current) return;
      if (goesOn(action) && warnOfUnsaved(store, () => perform(action))) return;
      void ask(execution.id);

      async function ask(executionId: string) {
        isBusy.current = true;
        setBusy(action);
        const refusal = action === 'retryAnew' ? await page.current.beforeAnother?.() : null;
        const outcome: ActionOutcome = refusal
          ? { kind: 'failed', message: refusal }
          : await runActions[action](client, executionId);
        isBusy.current = false;
        setBusy(null);
        if (store.getState().execution?.id === executionId) take(outcome, executionId);
      }

      function take(outcome: ActionOutcome, executionId: string) {
        switch (outcome.kind) {
          case 'done':
            if (!outcome.run) return;
            if (outcome.run.execution?.id !== executionId) return page.current.showAnother(outcome.run);
            store.show(outcome.run);
            return followAgain();
          case 'late':
            // One that ended in the meantime needs no cancelling.
            if (action !== 'cancel') toast(outcome.message, { id: runToast });
            return followAgain();
          case 'failed':
            if (outcome.problems) page.current.onProblems?.(outcome.problems);
            return toast.error(outcome.message, { id: runToast });
        }
      }
    },
    [client, store, followAgain],
  );

  return useMemo(() => ({ busy, act, turn, followAgain }), [busy, act, turn, followAgain]);
}

function goesOn(action: RunAction): boolean {
  return action === 'step' || action === 'resume';
}

/** A run that goes on takes what is saved: whoever has written something else is asked first. */
function warnOfUnsaved(store: RunStore, goOn: () => void): boolean {
  const unsaved = unsavedOf(store.getState(), store.corrections.getState());
  if (unsaved.length === 0) return false;
  const names = [...new Set(unsaved.map(({ node }) => `“${node.name}”`))].join(', ');
  toast.warning(`What you wrote for ${names} is not saved yet. Save it, or go on without it.`, {
    id: runToast,
    action: {
      label: 'Go on without',
      onClick() {
        for (const { correction } of unsaved) store.corrections.drop(correction.nodeExecutionId, correction.field);
        goOn();
      },
    },
  });
  return true;
}
