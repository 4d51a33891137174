import { useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import type { ExecutionFieldsFragment } from '../../api/generated/graphql.ts';
import { RunsQuery } from '../../run/state/execution-documents.ts';
import { formatElapsed } from '../../run/time/format-elapsed.ts';
import { formatMoney, isFree } from '@visualadgen/graph/money/money.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { StatusIcon, statusLooks } from '../../ui/display/StatusBadge.tsx';

const pageSize = 15;
const mostRuns = 100;

interface RunsListProps {
  workflowId: string;
  shownId: string | null;
  onPick: () => void;
}

export function RunsList({ workflowId, shownId, onPick }: RunsListProps) {
  const [first, setFirst] = useState(pageSize);
  const [{ data, fetching, error }] = useQuery({
    query: RunsQuery,
    variables: { workflowId, first },
    requestPolicy: 'cache-and-network',
  });
  const runs = data?.workflow?.executions;
  if (error && !runs) return <p className="px-2 py-3 text-xs text-text-muted">The runs could not be loaded.</p>;
  if (!runs) return <Skeleton className="m-1.5 h-24" />;
  if (runs.edges.length === 0)
    return <p className="px-2 py-3 text-xs text-text-muted">No runs yet. Press Run to see the first one.</p>;
  return (
    <div className="flex max-h-96 flex-col overflow-y-auto">
      <ul className="flex flex-col">
        {runs.edges.map(({ node }) => (
          <li key={node.id}>
            <Link
              href={`/workflows/${workflowId}/runs/${node.id}`}
              onClick={onPick}
              aria-current={node.id === shownId || undefined}
              className={cn('block rounded-md px-2 py-1.5 hover:bg-hover', node.id === shownId && 'bg-hover')}
            >
              <RunLine run={node} />
            </Link>
          </li>
        ))}
      </ul>
      {runs.pageInfo.hasNextPage && first < mostRuns && (
        <Button
          variant="ghost"
          size="sm"
          isBusy={fetching}
          onClick={() => setFirst(Math.min(mostRuns, first + pageSize))}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

const dateFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function RunLine({ run }: { run: ExecutionFieldsFragment }) {
  const { startedAt, finishedAt } = run;
  const elapsed = startedAt && finishedAt ? formatElapsed(Date.parse(finishedAt) - Date.parse(startedAt)) : null;
  return (
    <span className="flex items-center gap-2.5">
      <StatusIcon status={run.status} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="text-sm leading-4.5">{dateFormat.format(Date.parse(run.createdAt))}</span>
        <span className="truncate text-2xs text-text-muted">
          {statusLooks[run.status].label}
          {elapsed && ` in ${elapsed}`}
        </span>
      </span>
      {!isFree(run.totalCost) && (
        <span className="text-xs text-text-muted tabular-nums">{formatMoney(run.totalCost)}</span>
      )}
    </span>
  );
}
