import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from 'urql';
import type { Client } from 'urql';
import { codeOnDemand } from '../../api/fetch-code.ts';
import type { Problem } from '../../graph/words/problems.ts';
import { toast } from '../../ui/toast/toast.ts';
import { savableOf } from '../state/corrections.ts';
import type { SaveOutcome } from './save-correction.ts';
import { runActions } from './run-actions.ts';
import type { ActionOutcome, ItemsToRetry, RunAction } from './run-actions.ts';
import type { RunState } from '../state/run-state.ts';
import type { RunStore } from '../state/run-store.ts';
import { useWords } from '../../graph/words/useWords.ts';

/** One message about the run at a time: the newest. */
export const runToast = 'run';

export interface RunActions {
  /** The one that the server is being asked for; no other is taken meanwhile. */
  busy: RunAction | null;
  /** A retry may be of some failed items alone. */
  act: (action: RunAction, items?: readonly ItemsToRetry[]) => void;
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
  /** Brings the run on screen to the front. */
  showRun?(): void;
  onProblems?(problems: readonly Problem[]): void;
}

/** Steps, resumes, cancels and retries the run on screen. */
export function useRunActions(store: RunStore, host: RunActionsHost): RunActions {
  const client = useClient();
  const words = useWords();
  const isBusy = useRef(false);
  const [busy, setBusy] = useState<RunAction | null>(null);
  const [turn, setTurn] = useState(0);
  const followAgain = useCallback(() => setTurn((count) => count + 1), []);
  const page = useRef(host);
  useEffect(() => {
    page.current = host;
  });

  const act = useCallback(
    function perform(action: RunAction, items?: readonly ItemsToRetry[]) {
      const { execution } = store.getState();
      if (!execution || isBusy.current) return;
      if (goesOn(action) && savableOf(store.getState(), store.corrections.getState()).length > 0)
        return warnOfUnsaved(action);
      void ask(execution.id);

      async function ask(executionId: string) {
        isBusy.current = true;
        setBusy(action);
        const refusal = action === 'retryOnCurrent' ? await page.current.beforeAnother?.() : null;
        const outcome: ActionOutcome = refusal
          ? { kind: 'failed', message: refusal }
          : await runActions[action](client, executionId, items);
        isBusy.current = false;
        setBusy(null);
        if (store.getState().execution?.id === executionId) take(outcome, executionId);
      }

      /** A run that goes on takes what is saved: whoever has written something else is asked first. */
      function warnOfUnsaved(way: GoOn) {
        const unsaved = savableOf(store.getState(), store.corrections.getState());
        const names = [...new Set(unsaved.map(({ node }) => `“${node.name}”`))].join(', ');
        toast.warning(`What you wrote for ${names} is not saved yet.`, {
          id: runToast,
          duration: Infinity,
          // The words on a line of their own, above what can be done.
          classNames: {
            toast: 'flex-wrap! justify-end!',
            content: 'basis-[calc(100%-2.25rem)]! shrink-0!',
            actionButton: 'ml-0!',
          },
          action: { label: goOnLabels[way], onClick: () => void saveAndGoOn() },
          cancel: {
            label: 'Continue without saving',
            onClick() {
              for (const { correction } of unsaved)
                store.corrections.drop(correction.nodeExecutionId, correction.field);
              perform(action);
            },
          },
        });
      }

      /** Saves all that is written, then goes on; what is refused keeps the run where it is, and says why at its place. */
      async function saveAndGoOn() {
        if (isBusy.current) return;
        isBusy.current = true;
        setBusy(action);
        const outcomes = await saveAll(client, store).catch((): SaveOutcome[] => ['refused']);
        isBusy.current = false;
        setBusy(null);
        if (outcomes.every((outcome) => outcome === 'saved')) return perform(action);
        page.current.showRun?.();
        toast.error('It was not saved, so the run did not continue. See the reason beside your text.', {
          id: runToast,
          duration: longNews,
        });
        if (outcomes.includes('late')) followAgain();
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
            return toast.error(words.plain(outcome.message), { id: runToast });
        }
      }
    },
    [client, store, words, followAgain],
  );

  return useMemo(() => ({ busy, act, turn, followAgain }), [busy, act, turn, followAgain]);
}

const loadSave = codeOnDemand(() => import('./save-correction.ts'));

type GoOn = Extract<RunAction, 'step' | 'resume'>;

const goOnLabels: Record<GoOn, string> = { step: 'Save and step', resume: 'Save and resume' };

/** In milliseconds: for what is to be read and then acted upon. */
const longNews = 10_000;

function goesOn(action: RunAction): action is GoOn {
  return action === 'step' || action === 'resume';
}

/** One after the other, up to the first that is refused. */
async function saveAll(client: Client, store: RunStore): Promise<SaveOutcome[]> {
  const outcomes: SaveOutcome[] = [];
  const { saveCorrection } = await loadSave();
  for (const { nodeKey, item, correction } of savableOf(store.getState(), store.corrections.getState())) {
    const place = { nodeKey, itemIndex: item?.index ?? null, field: correction.field };
    const outcome = await saveCorrection(client, store, place);
    outcomes.push(outcome);
    if (outcome !== 'saved') break;
  }
  return outcomes;
}
