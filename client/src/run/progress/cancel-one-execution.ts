import type { Client } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { toast } from '../../ui/toast/toast.ts';
import { CancelOneExecutionMutation } from './progress-documents.ts';

/** Stops an execution that is on no canvas; says itself what did not work. */
export async function cancelOneExecution(client: Client, executionId: string, what: string): Promise<void> {
  const { data, error } = await client.mutation(CancelOneExecutionMutation, { input: { executionId } });
  const answer = readAnswer(error, data?.cancelExecution, 'CancelExecutionPayload');
  if (!answer.ok) toast.error(`The ${what} was not cancelled`, { description: answer.message });
}
