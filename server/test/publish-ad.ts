import type { Graph } from '@visualadgen/graph/graph.ts';
import type { Person, Result } from './sign-up.ts';

export interface PublishedAd {
  id: string;
  version: number;
}

const publishWorkflow = `mutation ($input: PublishWorkflowInput!) {
  publishWorkflow(input: $input) {
    __typename
    ... on PublishWorkflowPayload { version { version } }
    ... on Error { code message }
  }
}`;

/** The usual ad as a function of its product, published unless told otherwise. */
export async function publishAd(
  person: Person,
  name: string,
  graph: Graph,
  { isPublished = true }: { isPublished?: boolean } = {},
): Promise<PublishedAd> {
  const product = {
    name: 'product',
    label: 'Product',
    help: 'What is sold.',
    isRequired: false,
    nodeKey: 'idea',
    field: 'value',
  };
  const { id, version } = await person.createWorkflow({ ...graph, inputs: [product] }, name);
  if (!isPublished) return { id, version };
  const { publishWorkflow: published } = await person.read<{ publishWorkflow: Result<object> }>(publishWorkflow, {
    input: { workflowId: id, expectedVersion: version },
  });
  if (published.code) throw new Error(`The server refused: ${published.message}`);
  return { id, version };
}
