import { CloudAlert } from 'lucide-react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useStore } from 'zustand';
import { useOnReconnected } from '../api/connection.ts';
import { explainFailure } from '../api/read-answer.ts';
import { Button } from '../ui/controls/Button.tsx';
import { EmptyState } from '../ui/page/EmptyState.tsx';
import { deletedWorkflows } from '../graph/workflow/deleted-workflows.ts';
import { WorkflowsQuery } from './workflow-list-documents.ts';
import { useOnReturn } from '../ui/page/useOnReturn.ts';
import type { OutputKinds } from '../graph/preview/port-colours.ts';
import { WorkflowCard } from './card/WorkflowCard.tsx';
import { WorkflowCardSkeleton } from './card/WorkflowCardSkeleton.tsx';

const pageSize = 24;

interface GridPageProps {
  cursor: string | null;
  search: string;
  kinds: OutputKinds;
  /** Null where another page follows already. */
  onMore: ((cursor: string) => void) | null;
  /** In place of the cards where there are none at all. */
  empty: ReactNode;
  /** Told how many workflows there are. */
  onCount: (count: number) => void;
}

/** One page of the cards. */
export function GridPage({ cursor, search, kinds, onMore, empty, onCount }: GridPageProps) {
  const [{ data, error, fetching }, repeat] = useQuery({
    query: WorkflowsQuery,
    variables: { first: pageSize, after: cursor, search: search || null },
    requestPolicy: 'cache-and-network',
  });
  const gone = useStore(deletedWorkflows, ({ ids }) => ids);
  const retry = () => repeat({ requestPolicy: 'network-only' });
  useOnReconnected(retry);
  useOnReturn(retry);
  const count = data?.workflows.totalCount;
  useEffect(() => {
    if (count !== undefined) onCount(count);
  }, [count, onCount]);

  if (!data && fetching)
    return Array.from({ length: cursor ? 3 : 6 }, (_, index) => <WorkflowCardSkeleton key={index} />);
  if (!data) {
    return (
      <li className="col-span-full">
        <EmptyState
          icon={CloudAlert}
          title="The workflows could not be loaded"
          description={explainFailure(error)}
          className="py-24"
        >
          <Button onClick={retry}>Try again</Button>
        </EmptyState>
      </li>
    );
  }
  const { pageInfo } = data.workflows;
  const workflows = data.workflows.edges.flatMap(({ node }) => (gone.has(node.id) ? [] : [node]));
  if (workflows.length === 0 && cursor === null && !pageInfo.hasNextPage) {
    return <li className="col-span-full">{empty}</li>;
  }
  return (
    <>
      {workflows.map((workflow) => (
        <WorkflowCard key={workflow.id} workflow={workflow} kinds={kinds} />
      ))}
      {onMore && pageInfo.hasNextPage && pageInfo.endCursor && (
        <li className="col-span-full flex justify-center pt-4">
          <Button className="max-md:h-11.5" onClick={() => onMore(pageInfo.endCursor ?? '')}>
            Show more
          </Button>
        </li>
      )}
    </>
  );
}
