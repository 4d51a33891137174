import { CloudAlert, Plus, SearchX, Workflow } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useOnReconnected } from '../api/connection.ts';
import { explainFailure } from '../api/read-answer.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PortColoursQuery, WorkflowsQuery } from './library-documents.ts';
import type { OutputKinds } from './port-colours.ts';
import { WorkflowCard, WorkflowCardSkeleton } from './WorkflowCard.tsx';

const pageSize = 24;

interface WorkflowGridProps {
  search: string;
  onCreate: () => void;
  isCreating: boolean;
}

/** The cards, page after page. Each page keeps its own query, so that a change anywhere shows where it belongs. */
export function WorkflowGrid({ search, onCreate, isCreating }: WorkflowGridProps) {
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  const kinds = useOutputKinds();
  return (
    <>
      <h1 className="mb-4 text-lg font-semibold tracking-tight">{search ? `Results for “${search}”` : 'Workflows'}</h1>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,260px),1fr))] gap-4">
        {cursors.map((cursor, index) => (
          <GridPage
            key={cursor}
            cursor={cursor}
            search={search}
            kinds={kinds}
            onMore={index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : null}
            empty={
              search ? <NothingFound search={search} /> : <NothingYet onCreate={onCreate} isCreating={isCreating} />
            }
          />
        ))}
      </ul>
    </>
  );
}

interface GridPageProps {
  cursor: string | null;
  search: string;
  kinds: OutputKinds;
  /** Null where another page follows already. */
  onMore: ((cursor: string) => void) | null;
  empty: React.ReactNode;
}

function GridPage({ cursor, search, kinds, onMore, empty }: GridPageProps) {
  const [{ data, error, fetching }, repeat] = useQuery({
    query: WorkflowsQuery,
    variables: { first: pageSize, after: cursor, search: search || null },
    requestPolicy: 'cache-and-network',
  });
  const retry = () => repeat({ requestPolicy: 'network-only' });
  useOnReconnected(() => {
    if (error || !data) retry();
  });

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
  const { edges, pageInfo } = data.workflows;
  if (edges.length === 0 && cursor === null) return <li className="col-span-full">{empty}</li>;
  return (
    <>
      {edges.map(({ node }) => (
        <WorkflowCard key={node.id} workflow={node} kinds={kinds} />
      ))}
      {onMore && pageInfo.hasNextPage && pageInfo.endCursor && (
        <li className="col-span-full flex justify-center pt-4">
          <Button onClick={() => onMore(pageInfo.endCursor ?? '')}>Show more</Button>
        </li>
      )}
    </>
  );
}

function NothingFound({ search }: { search: string }) {
  return (
    <EmptyState
      icon={SearchX}
      title="Nothing by that name"
      description={`No workflow has “${search}” in its name.`}
      className="py-24"
    />
  );
}

function NothingYet({ onCreate, isCreating }: { onCreate: () => void; isCreating: boolean }) {
  return (
    <EmptyState
      icon={Workflow}
      title="Make your first ad"
      description="Put a text, a prompt and an image model on the canvas, join them, and press Run. Every step shows as it happens."
      className="py-24"
    >
      <Button variant="primary" size="lg" isBusy={isCreating} onClick={onCreate}>
        <Plus aria-hidden />
        New workflow
      </Button>
    </EmptyState>
  );
}

/** What each node type gives, for the colours. Until it is known the previews are grey. */
function useOutputKinds(): OutputKinds {
  const [{ data }] = useQuery({ query: PortColoursQuery });
  return useMemo(
    () =>
      new Map(data?.nodeTypes.map((type) => [type.name, new Map(type.outputs.map(({ name, kind }) => [name, kind]))])),
    [data],
  );
}
