import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { WorkflowExecutionsSubscription } from '../../run/state/execution-documents.ts';
import { isLive } from '../../run/state/run-state.ts';
import type { RunState } from '../../run/state/run-state.ts';
import { runToast, useRunActions } from '../../run/control/useRunActions.ts';
import type { RunActions } from '../../run/control/useRunActions.ts';
import { toast } from '../../ui/toast/toast.ts';
import { useIsPhone } from '../../ui/page/useIsPhone.ts';
import type { EditorSession, LoadedWorkflow } from '../session/editor-session.ts';
import type { PanelTab } from './panel-tab.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { isOfConnections } from '../../graph/words/problems.ts';
import type { Problem } from '../../graph/words/problems.ts';
import type { WorkflowInput } from '@visualadgen/graph/inputs/workflow-input.ts';
import { inputsToAsk } from '../inputs/inputs-to-ask.ts';
import { runLimit } from './run-limit.ts';
import type { RunScope } from '../../run/control/run-scope.ts';
import { notSaved, startRun } from './start-run.ts';
import type { RunEstimate, Start } from './start-run.ts';
import { useWords } from '../../graph/words/useWords.ts';

export interface RunControl {
  /** The run to follow: the newest, whoever started it. */
  executionId: string | null;
  /** What the side panel is to show because of it. */
  front: { tab: PanelTab } | null;
  isStarting: boolean;
  /** A run that waits for the person to want what it makes and costs; null for none. */
  unconfirmed: UnconfirmedRun | null;
  /** A run that waits to be told what it is for; null for none. */
  asked: AskedRun | null;
  run: (scope: RunScope) => void;
  actions: RunActions;
}

export interface UnconfirmedRun {
  estimate: RunEstimate;
  confirm: () => void;
  dismiss: () => void;
}

export interface AskedRun {
  inputs: readonly WorkflowInput[];
  answer: (values: Record<string, unknown>) => void;
  dismiss: () => void;
}

/** Starts runs, steers the one on screen, and notices those that were started elsewhere. */
export function useRunControl(workflow: LoadedWorkflow, session: EditorSession): RunControl {
  const client = useClient();
  const words = useWords();
  const [executionId, setExecutionId] = useState(workflow.lastExecution?.id ?? null);
  // There, the images say more than a graph as small as that.
  const isPhone = useIsPhone();
  const [front, setFront] = useState<RunControl['front']>(() =>
    workflow.lastExecution && (isPhone || isLive(workflow.lastExecution.status)) ? { tab: 'run' } : null,
  );
  const show = useCallback(
    (run: RunState) => {
      session.run.show(run);
      setFront({ tab: 'run' });
      setExecutionId(run.execution?.id ?? null);
    },
    [session],
  );
  const actions = useRunActions(session.run, {
    beforeAnother: async () => ((await session.autosave.flush()) ? null : notSaved(session).message),
    showAnother: show,
    showRun: () => setFront({ tab: 'run' }),
    onProblems: (problems) => session.editor.getState().setProblems(problems),
  });
  const { followAgain } = actions;
  const isBusy = useRef(false);
  const [isStarting, setIsStarting] = useState(false);
  const [unconfirmed, setUnconfirmed] = useState<UnconfirmedRun | null>(null);

  const [asked, setAsked] = useState<AskedRun | null>(null);

  useEffect(() => {
    const variables = { workflowId: workflow.id };
    const runs = client.subscription(WorkflowExecutionsSubscription, variables).subscribe(({ data }) => {
      const shown = session.run.getState().execution;
      const latest = data?.workflowExecutions;
      if (!latest || !isLive(latest.status)) return;
      // One that was over goes on: somebody retried it elsewhere.
      if (shown?.id === latest.id && !isLive(shown.status)) followAgain();
      if (!shown || Date.parse(latest.createdAt) > Date.parse(shown.createdAt)) setExecutionId(latest.id);
    });
    return runs.unsubscribe;
  }, [client, session, workflow.id, followAgain]);

  const run = useCallback(
    (scope: RunScope) => {
      const { execution } = session.run.getState();
      if (isBusy.current || (execution && isLive(execution.status))) return;
      // As it was when the button was pressed, also where the press is repeated.
      const budget = runLimit(workflow.id);
      const toAsk = inputsToAsk(session.editor.getState(), scope);
      if (toAsk.length === 0) begin(null);
      else
        setAsked({
          inputs: toAsk,
          answer(values) {
            setAsked(null);
            begin(values);
          },
          dismiss: () => setAsked(null),
        });

      function begin(inputs: Record<string, unknown> | null) {
        void press(newIdempotencyKey(), { isForced: false, isConfirmed: false, inputs });
      }

      async function press(key: string, wanted: Asked) {
        isBusy.current = true;
        setIsStarting(true);
        const outcome = await startRun(client, workflow.id, session, { scope, key, budget, ...wanted });
        isBusy.current = false;
        setIsStarting(false);
        showOutcome(outcome, (more) => void press(key, { ...wanted, ...more }));
      }

      function showOutcome(outcome: Start, again: (more: Partial<Asked>) => void) {
        switch (outcome.kind) {
          case 'started':
            toast.dismiss(runToast);
            return show(outcome.run);
          case 'unconfirmed':
            return setUnconfirmed({
              estimate: outcome.estimate,
              confirm() {
                setUnconfirmed(null);
                again({ isConfirmed: true });
              },
              dismiss: () => setUnconfirmed(null),
            });
          case 'unready':
            // Nothing chosen: the panel shows what is to be done.
            session.editor.getState().select([]);
            setFront({ tab: 'settings' });
            return toast.warning(unreadyText(outcome.problems), {
              id: runToast,
              duration: timeToDecide,
              // What is connected and not used is put right where it is told; it is not run past.
              action: outcome.problems.some(isOfConnections)
                ? undefined
                : { label: 'Run anyway', onClick: () => again({ isForced: true }) },
            });
          case 'refused':
            // The same press again: if the first one did arrive, the server answers with its run and starts no second one.
            return toast.error(words.plain(outcome.message), {
              id: runToast,
              action: outcome.isWorthRepeating ? { label: 'Try again', onClick: () => again({}) } : undefined,
            });
        }
      }
    },
    [client, workflow.id, session, words, show],
  );

  return { executionId, front, isStarting, unconfirmed, asked, run, actions };
}

/** What the person has been asked, and wants all the same. */
interface Asked {
  isForced: boolean;
  isConfirmed: boolean;
  /** What it was told at the beginning. */
  inputs: Record<string, unknown> | null;
}

/** In milliseconds: for what is to be read, looked at in the panel, and then decided. */
const timeToDecide = 20_000;

function unreadyText(problems: readonly Problem[]): string {
  const [first] = problems;
  const isUsable = problems.every(({ severity }) => severity === 'WARNING');
  if (problems.length === 1 && first && (isUsable || isOfConnections(first))) return first.message;
  if (isUsable) return `${problems.length} things that are connected would not be used.`;
  return problems.length === 1
    ? 'One thing is left to do before this can run.'
    : `${problems.length} things are left to do before this can run.`;
}
