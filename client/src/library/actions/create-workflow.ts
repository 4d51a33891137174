import type { Client } from 'urql';
import type { CreateWorkflowInput, LibraryCreateWorkflowMutation } from '../../api/generated/graphql.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { CreateWorkflowMutation } from '../library-documents.ts';
import type { NamedWorkflow } from './named-workflow.ts';

export type Created =
  | { ok: true; workflow: NamedWorkflow }
  /** `details` name what is wrong, field by field. */
  | { ok: false; message: string; details: readonly string[] };

/** Makes a workflow. */
export async function createWorkflow(client: Client, input: CreateWorkflowInput): Promise<Created> {
  const { data, error } = await client.mutation(CreateWorkflowMutation, { input });
  const answer = readAnswer(error, data?.createWorkflow, 'CreateWorkflowPayload');
  if (answer.ok) return { ok: true, workflow: answer.payload.workflow };
  return { ok: false, message: answer.message, details: detailsOf(answer.error) };
}

type Refused = Exclude<
  NonNullable<LibraryCreateWorkflowMutation['createWorkflow']>,
  { __typename: 'CreateWorkflowPayload' }
>;

function detailsOf(refused: Refused | null): string[] {
  switch (refused?.__typename) {
    case 'InputInvalidError':
      return refused.fields.map(({ path, message }) => `${path.join(' › ')} ${message}`);
    case 'GraphInvalidError':
      return refused.problems.map(({ path, message }) =>
        path.length > 0 ? `${path.join(' › ')}: ${message}` : message,
      );
    case 'IdempotencyConflictError':
    case undefined:
      return [];
  }
}
