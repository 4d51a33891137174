import { capitalised } from '@visualadgen/graph/text/cut-text.ts';
import type { Client } from 'urql';
import type { CreateWorkflowInput, CreateWorkflowMutation as Answer } from '../../api/generated/graphql.ts';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { plainProblem } from '../words/problems.ts';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { CatalogueQuery } from '../catalogue/catalogue-documents.ts';
import { CreateWorkflowMutation } from './create-and-delete-documents.ts';
import type { NamedWorkflow } from './named-workflow.ts';

export type Created =
  | { ok: true; workflow: NamedWorkflow }
  /** `details` name what is wrong, field by field. */
  | { ok: false; message: string; details: readonly string[] };

/** Makes a workflow. */
export async function createWorkflow(client: Client, input: CreateWorkflowInput): Promise<Created> {
  const { data, error } = await mutateOnce(client, CreateWorkflowMutation, input);
  const answer = readAnswer(error, data?.createWorkflow, 'CreateWorkflowPayload');
  if (answer.ok) return { ok: true, workflow: answer.payload.workflow };
  return { ok: false, message: answer.message, details: await detailsOf(client, answer.error, input) };
}

type Refused = Exclude<NonNullable<Answer['createWorkflow']>, { __typename: 'CreateWorkflowPayload' }>;

async function detailsOf(
  client: Client,
  refused: Refused | null,
  { graph }: Pick<CreateWorkflowInput, 'graph'>,
): Promise<string[]> {
  switch (refused?.__typename) {
    case 'InputInvalidError':
      return refused.fields.map(({ path, message }) => `${placeOf(path)} ${message}`);
    case 'GraphInvalidError': {
      // It is known already, unless this is the first thing that a person does.
      const { data } = await client.query(CatalogueQuery, {});
      const catalogue = data ? createCatalogue(data) : nothingKnown;
      const typeOf = (key: string) => graph?.nodes.find((node) => node.key === key)?.type;
      return refused.problems.map((problem) => plainProblem(problem, catalogue, typeOf).message);
    }
    case 'IdempotencyConflictError':
    case undefined:
      return [];
  }
}

const nothingKnown = { nodeTypes: [], imageModels: [] };

/** `["graph", "nodes", "2", "name"]` as people say it: “Node 3: name”. */
function placeOf(path: readonly string[]): string {
  const at = path.indexOf('nodes');
  const place = at >= 0 && path[at + 1] !== undefined ? `Node ${Number(path[at + 1]) + 1}: ` : '';
  const field = (path.at(-1) ?? 'it').replaceAll('_', ' ');
  return place === '' ? capitalised(field) : `${place}${field}`;
}
