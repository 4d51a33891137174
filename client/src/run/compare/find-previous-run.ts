import type { Client } from 'urql';
import type { NewestRunsQuery as Loaded } from '../../api/generated/graphql.ts';
import { NewestRunsQuery } from '../state/execution-documents.ts';

/** The run of the workflow that was made just before another; null where there is none. */
export async function findPreviousRun(client: Client, workflowId: string, executionId: string): Promise<string | null> {
  let isFound = false;
  for (let after: string | null = null; ;) {
    const answer: { data?: Loaded | undefined } = await client
      .query(NewestRunsQuery, { workflowId, after }, { requestPolicy: 'network-only' })
      .toPromise();
    const runs = answer.data?.workflow?.executions;
    for (const { node } of runs?.edges ?? []) {
      if (isFound) return node.id;
      isFound = node.id === executionId;
    }
    if (!runs?.pageInfo.hasNextPage || !runs.pageInfo.endCursor) return null;
    after = runs.pageInfo.endCursor;
  }
}
