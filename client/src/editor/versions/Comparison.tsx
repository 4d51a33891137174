import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { ChangesDrawing } from './ChangesDrawing.tsx';
import { drawChanges } from './draw-changes.ts';
import type { CompareVersionsQuery } from './generated/graphql.ts';
import { ComparisonQuery } from './versions-documents.ts';

interface ComparisonProps {
  workflowId: string;
  from: number;
  to: number;
}

/** What one version has that another has not, in words and drawn. */
export function Comparison({ workflowId, from, to }: ComparisonProps) {
  const [{ data, error, fetching }] = useQuery({
    query: ComparisonQuery,
    variables: { id: workflowId, from, to },
    requestPolicy: 'network-only',
  });
  const drawing = useMemo(() => data && draw(data, from, to), [data, from, to]);
  if (error) return <p className="text-sm text-text-muted">What changed could not be loaded.</p>;
  if (fetching || !data) return <Skeleton className="h-64" />;
  const { changes = [], count = 0 } = data.compareWorkflowVersions ?? {};
  if (count === 0) return <p className="text-sm text-text-muted">Nothing: both are the same.</p>;
  return (
    <div className="flex flex-col gap-3">
      {drawing && <ChangesDrawing drawing={drawing} />}
      <ul aria-label="What changed" className="flex list-disc flex-col gap-1 pl-4 text-sm marker:text-text-muted">
        {changes.map(({ text, affectsRuns }, index) => (
          // oxlint-disable-next-line no-array-index-key -- facts have no names of their own, and the list is drawn anew as a whole.
          <li key={index} className={affectsRuns ? 'wrap-anywhere' : 'wrap-anywhere text-text-muted'}>
            {text}
          </li>
        ))}
      </ul>
      {count > changes.length && (
        <p className="text-xs text-text-muted">And {(count - changes.length).toLocaleString()} more.</p>
      )}
    </div>
  );
}

/** The draft is not kept as a version until it is run. */
function draw({ before, after, workflow, compareWorkflowVersions }: CompareVersionsQuery, from: number, to: number) {
  const graphOf = (version: number, kept: CompareVersionsQuery['before']) =>
    kept?.graph ?? (workflow?.version === version ? workflow : null);
  const [old, now] = [graphOf(from, before), graphOf(to, after)];
  if (!old || !now) return null;
  const changed = compareWorkflowVersions?.changes.filter(
    ({ kind }) => !kind.startsWith('CONNECTION_') && kind !== 'NODES_MOVED',
  );
  return drawChanges(old, now, new Set(changed?.flatMap(({ nodeKeys }) => nodeKeys)));
}
