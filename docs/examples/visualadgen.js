/*
 * What every example here begins with: where the server is, a token to call it with, and one POST.
 * Make the token in the editor, under Account → Access tokens, with the scope Run.
 */

export const url = process.env.VISUALADGEN_URL ?? 'http://127.0.0.1:4000';
export const authorization = `Bearer ${process.env.VISUALADGEN_TOKEN}`;

/** What the API answers; throws where it does not. */
export async function ask(query, variables = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`${errors[0].extensions?.code}: ${errors[0].message}`);
  return data;
}

/** Runs a workflow, or the one that was changed last, and gives the id of the execution. */
export async function startRun(workflowId = process.argv[2]) {
  const { executeWorkflow: started } = await ask(startDocument, {
    // With a key of its own a run is made once, however often this is sent.
    input: { workflowId: workflowId ?? (await newestWorkflow()), idempotencyKey: process.env.RUN_KEY },
  });
  if (!started.execution) throw new Error(`${started.code}: ${started.message}`);
  return started.execution.id;
}

export const startDocument = `mutation Start($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    ... on ExecuteWorkflowPayload { execution { id } }
    ... on Error { code message }
  }
}`;

/** Every event after a number: whoever comes back with the last one it saw misses nothing and sees nothing twice. */
export const eventsDocument = `subscription Follow($id: ID!, $after: Int!) {
  executionEvents(executionId: $id, afterSequence: $after) {
    __typename
    sequence
    ... on NodeEvent { nodeExecution { node { name } error } }
  }
}`;

export function print({ sequence, __typename, nodeExecution }) {
  console.log(sequence, __typename, nodeExecution?.node.name ?? '');
}

/** Prints the links of the finished pictures, which are good for 14 days. A run that failed ends this program with 1. */
export async function printResult(executionId) {
  const { execution } = await ask(resultDocument, { id: executionId });
  console.log(execution.status, execution.totalCost, execution.error ?? '');
  for (const { node, output } of execution.nodeExecutions) {
    if (node.type === 'OUTPUT') for (const link of output?.final_images ?? []) console.log(link);
  }
  if (execution.status !== 'COMPLETED') process.exitCode = 1;
}

const resultDocument = `query Result($id: ID!) {
  execution(id: $id) { status totalCost error nodeExecutions { node { type } output } }
}`;

async function newestWorkflow() {
  const { workflows } = await ask('query Newest { workflows(first: 1) { edges { node { id } } } }');
  if (workflows.edges.length === 0) throw new Error('There is no workflow to run. Make one in the editor first.');
  return workflows.edges[0].node.id;
}
