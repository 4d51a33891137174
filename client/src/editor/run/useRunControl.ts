import { useCallback, useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { useClient } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { CancelExecutionMutation, WorkflowExecutionsSubscription } from '../../execution/execution-documents.ts';
import { isLive } from '../../execution/run-state.ts';
import type { EditorSession, LoadedWorkflow } from '../editor-session.ts';
import type { PanelTab } from '../SidePanel.tsx';
import { newPressKey } from '../graph/keys.ts';
import { startRun } from './start-run.ts';
import type { Start } from './start-run.ts';

/** One message about running at a time: the newest. */
const toastId = 'run';

export interface RunControl {
  /** The run to follow: the newest, whoever started it. */
  executionId: string | null;
  /** What the side panel is to show because of it. */
  front: { tab: PanelTab } | null;
  isStarting: boolean;
  isCancelling: boolean;
  run: () => void;
  cancel: () => void;
}

/** Starts and stops runs, and notices those that were started elsewhere. */
export function useRunControl(workflow: LoadedWorkflow, session: EditorSession): RunControl {
  const client = useClient();
  const [executionId, setExecutionId] = useState(workflow.lastExecution?.id ?? null);
  const [front, setFront] = useState<RunControl['front']>(null);
  const isBusy = useRef(false);
  const [isStarting, setIsStarting] = useState(false);
  const [isCancelling, setIsCancelling] = useState(false);

  useEffect(() => {
    const variables = { workflowId: workflow.id };
    const runs = client.subscription(WorkflowExecutionsSubscription, variables).subscribe(({ data }) => {
      const shown = session.run.getState().execution;
      const told = data?.workflowExecutions;
      if (!told || !isLive(told.status)) return;
      if (!shown || Date.parse(told.createdAt) > Date.parse(shown.createdAt)) setExecutionId(told.id);
    });
    return runs.unsubscribe;
  }, [client, session, workflow.id]);

  const run = useCallback(() => {
    const { execution } = session.run.getState();
    if (isBusy.current || (execution && isLive(execution.status))) return;
    void press(newPressKey(), false);

    async function press(key: string, isForced: boolean) {
      isBusy.current = true;
      setIsStarting(true);
      const outcome = await startRun(client, workflow.id, session, { key, isForced });
      isBusy.current = false;
      setIsStarting(false);
      tell(outcome, (isForcedNow) => void press(key, isForced || isForcedNow));
    }

    function tell(outcome: Start, again: (isForced: boolean) => void) {
      switch (outcome.kind) {
        case 'started':
          toast.dismiss(toastId);
          session.run.show(outcome.run);
          setFront({ tab: 'run' });
          return setExecutionId(outcome.run.execution?.id ?? null);
        case 'unready':
          // Nothing chosen: the panel shows what is to be done.
          session.editor.getState().select([]);
          setFront({ tab: 'settings' });
          return void toast.warning(unreadyText(outcome.problems), {
            id: toastId,
            action: { label: 'Run anyway', onClick: () => again(true) },
          });
        case 'refused':
          // The same press again: if the first one did arrive, the server answers with its run and starts no second one.
          return void toast.error(outcome.message, {
            id: toastId,
            action: outcome.isWorthRepeating ? { label: 'Try again', onClick: () => again(false) } : undefined,
          });
      }
    }
  }, [client, workflow.id, session]);

  const cancel = useCallback(async () => {
    const { execution } = session.run.getState();
    if (!execution) return;
    setIsCancelling(true);
    const result = await client.mutation(CancelExecutionMutation, { input: { executionId: execution.id } }).toPromise();
    setIsCancelling(false);
    const answer = readAnswer(result.error, result.data?.cancelExecution, 'CancelExecutionPayload');
    // One that ended in the meantime needs no cancelling.
    if (!answer.ok && answer.error?.__typename !== 'StateConflictError') toast.error(answer.message);
  }, [client, session]);

  return { executionId, front, isStarting, isCancelling, run, cancel: useCallback(() => void cancel(), [cancel]) };
}

function unreadyText(problems: number): string {
  return problems === 1
    ? 'One thing is to be done before this can work.'
    : `${problems} things are to be done before this can work.`;
}
