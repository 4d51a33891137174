import type { Client } from 'urql';
import { readAnswer } from '../api/read-answer.ts';
import { statusLooks } from '../ui/StatusBadge.tsx';
import {
  CancelExecutionMutation,
  ResumeExecutionMutation,
  RetryExecutionMutation,
  StepExecutionMutation,
} from './execution-documents.ts';
import { readExecution } from './read-execution.ts';
import type { RunExecution, RunState } from './run-state.ts';

/** What can be done to a run that there is. */
export type RunAction = 'step' | 'resume' | 'cancel' | 'retry';

export type ActionOutcome =
  /** `run` where the answer told the whole of it. */
  | { kind: 'done'; run: RunState | null }
  /** The run was in another state than it looked. */
  | { kind: 'late'; message: string }
  | { kind: 'failed'; message: string };

/** Each action's request. */
export const runActions: Record<RunAction, (client: Client, executionId: string) => Promise<ActionOutcome>> = {
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
  async retry(client, executionId) {
    const { data, error } = await client.mutation(RetryExecutionMutation, { input: { executionId } }).toPromise();
    const answer = readAnswer(error, data?.retryExecution, 'RetryExecutionPayload');
    return answer.ok ? { kind: 'done', run: readExecution(answer.payload.execution) } : refused(answer);
  },
};

interface Refusal {
  message: string;
  error:
    | { __typename: 'StateConflictError'; execution: Pick<RunExecution, 'status'> }
    | { __typename: 'NotFoundError' }
    | null;
}

function refused({ message, error }: Refusal): ActionOutcome {
  if (error?.__typename !== 'StateConflictError') return { kind: 'failed', message };
  const { label } = statusLooks[error.execution.status];
  return { kind: 'late', message: `The run has moved on: it is ${label.toLowerCase()} now.` };
}
