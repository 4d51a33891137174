import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import type { WorkflowVersionsQuery } from './generated/graphql.ts';
import { VersionsQuery } from './versions-documents.ts';

export type VersionsOfWorkflow = NonNullable<WorkflowVersionsQuery['workflow']>;
export type Version = VersionsOfWorkflow['versions']['nodes'][number];

const pageSize = 20;
const most = 100;

/** The versions as they are now; `reload` once something was done to them. */
export function useVersions(workflowId: string) {
  const [first, setFirst] = useState(pageSize);
  const [{ data, error }, ask] = useQuery({
    query: VersionsQuery,
    variables: { id: workflowId, first },
    requestPolicy: 'cache-and-network',
  });
  const reload = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  return {
    workflow: data?.workflow,
    hasFailed: error !== undefined,
    reload,
    canShowMore: first < most,
    showMore: () => setFirst((count) => Math.min(most, count + pageSize)),
  };
}
