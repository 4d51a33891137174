import { capitalised } from '@visualadgen/graph/text/cut-text.ts';
import type { Client } from 'urql';
import type { RetryExecutionInput, RetryExecutionMutation as Retried } from '../../api/generated/graphql.ts';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import type { Problem } from '../../graph/words/problems.ts';
import { statusLooks } from '../../ui/display/StatusBadge.tsx';
import {
  CancelExecutionMutation,
  ResumeExecutionMutation,
  RetryExecutionMutation,
  StepExecutionMutation,
} from './control-documents.ts';
import { readExecution } from '../state/read-execution.ts';
import type { RunExecution, RunState } from '../state/run-state.ts';

/** What can be done to a run that there is. The last makes another run, of the workflow as it is now. */
export type RunAction = 'step' | 'resume' | 'cancel' | 'retry' | 'retryOnCurrent';

/** Failed items that alone are to be run again: of one node, these or all of them. */
export interface ItemsToRetry {
  nodeKey: string;
  itemIndexes: readonly number[];
}

export type ActionOutcome =
  /** `run` where the answer told the whole of it; it may be another one. */
  | { kind: 'done'; run: RunState | null }
  /** The run was in another state than it looked. */
  | { kind: 'late'; message: string }
  | { kind: 'failed'; message: string; problems?: readonly Problem[] };

/** Each action's request. */
export const runActions: Record<
  RunAction,
  (client: Client, executionId: string, items?: readonly ItemsToRetry[]) => Promise<ActionOutcome>
> = {
  async step(client, executionId) {
    const { data, error } = await client.mutation(StepExecutionMutation, { input: { executionId } }).toPromise();
    const answer = readAnswer(error, data?.stepExecution, 'StepExecutionPayload');
    return answer.ok ? { kind: 'done', run: null } : refused(answer);
  },
  async resume(client, executionId) {
    const { data, error } = await client.mutation(ResumeExecutionMutation, { input: { executionId } }).toPromise();
    const answer = readAnswer(error, data?.resumeExecution, 'ResumeExecutionPayload');
    return answer.ok ? { kind: 'done', run: null } : refused(answer);
  },
  async cancel(client, executionId) {
    const { data, error } = await client.mutation(CancelExecutionMutation, { input: { executionId } }).toPromise();
    const answer = readAnswer(error, data?.cancelExecution, 'CancelExecutionPayload');
    return answer.ok ? { kind: 'done', run: null } : refused(answer);
  },
  retry: (client, executionId, items) => retry(client, { executionId, ...(items && { items: items.map(toInput) }) }),
  retryOnCurrent: (client, executionId) => retry(client, { executionId, onCurrentWorkflow: true }),
};

function toInput({ nodeKey, itemIndexes }: ItemsToRetry) {
  return { nodeKey, itemIndexes: [...itemIndexes] };
}

async function retry(client: Client, input: RetryExecutionInput) {
  const { data, error } = await mutateOnce(client, RetryExecutionMutation, input);
  const answer = readAnswer(error, data?.retryExecution, 'RetryExecutionPayload');
  if (answer.ok) return { kind: 'done' as const, run: readExecution(answer.payload.execution) };
  return refused(answer);
}

type RetryRefusal = Exclude<
  NonNullable<Retried['retryExecution']>,
  { __typename: 'RetryExecutionPayload' | 'StateConflictError' }
>;

interface Refusal {
  message: string;
  error: { __typename: 'StateConflictError'; execution: Pick<RunExecution, 'status'> } | RetryRefusal | null;
}

function refused({ message, error }: Refusal): ActionOutcome {
  switch (error?.__typename) {
    case 'StateConflictError':
      return { kind: 'late', message: movedOn(error.execution) };
    case 'GraphInvalidError':
      return { kind: 'failed', message: error.problems[0]?.message ?? message, problems: error.problems };
    case 'InputInvalidError':
      return { kind: 'failed', message: capitalised(error.fields[0]?.message ?? message) };
    case 'IdempotencyConflictError':
    case 'NotFoundError':
    case undefined:
      return { kind: 'failed', message };
  }
}

/** What to say to somebody whose wish came too late. */
export function movedOn({ status }: Pick<RunExecution, 'status'>): string {
  return `The run has moved on: it is ${statusLooks[status].label.toLowerCase()} now.`;
}
