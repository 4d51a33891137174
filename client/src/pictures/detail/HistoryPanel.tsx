import { useQuery } from 'urql';
import { Link } from 'wouter';
import { explainFailure } from '../../api/read-answer.ts';
import { rememberCopies } from '../../run/image/image-copies.ts';
import { RunTime } from '../../run/time/RunTime.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import type { Lineage as LineageData } from './lineage-rows.ts';
import { PictureHistoryQuery } from './lineage-documents.ts';
import { Lineage } from './Lineage.tsx';
import { PictureStrip } from './PictureStrip.tsx';
import { Section } from './Section.tsx';

const shownDerived = 12;

interface HistoryPanelProps {
  pictureId: string;
  pathOf: (id: string) => string;
}

/** Where a picture came from, what was made of it, and where it is used. */
export function HistoryPanel({ pictureId, pathOf }: HistoryPanelProps) {
  const [{ data, error }, repeat] = useQuery({
    query: PictureHistoryQuery,
    variables: { id: pictureId, first: shownDerived },
    requestPolicy: 'cache-and-network',
  });
  const node = data?.node?.__typename === 'Asset' ? data.node : null;
  if (!node) {
    return error ? (
      <div className="flex flex-col items-start gap-2 px-4 py-3.5 text-xs text-text-muted">
        <p>{explainFailure(error)}</p>
        <Button size="sm" className="max-md:h-11.5" onClick={() => repeat({ requestPolicy: 'network-only' })}>
          Try again
        </Button>
      </div>
    ) : (
      <Skeleton className="mx-4 my-3 h-40 rounded-lg" />
    );
  }
  const { lineage, derived, usedBy } = node;
  rememberCopies([...picturesIn(lineage), ...derived.nodes]);
  const isUsed = usedBy.workflows.length + usedBy.executions.length > 0;
  return (
    <>
      <Section title="Where it came from">
        <Lineage lineage={lineage} pictureId={pictureId} pathOf={pathOf} />
      </Section>
      {derived.nodes.length > 0 && (
        <Section title={`Made of it (${derived.totalCount.toLocaleString('en')})`}>
          <PictureStrip label="Pictures that were made of it" pictures={derived.nodes} />
          {derived.totalCount > derived.nodes.length && (
            <p className="text-xs text-text-muted">The {derived.nodes.length} newest are shown.</p>
          )}
        </Section>
      )}
      <Section title="Where it is used">
        {!isUsed && <p className="text-xs text-text-muted">In no workflow and no run.</p>}
        {usedBy.workflows.length > 0 && (
          <ul aria-label="Workflows that use it" className="flex flex-col gap-1.5 text-xs">
            {usedBy.workflows.map(({ id, name }) => (
              <li key={id} className="truncate">
                <Link href={`/workflows/${id}`} className="font-medium text-accent-text hover:underline">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        )}
        {usedBy.executions.length > 0 && (
          <ul aria-label="Runs that used it" className="flex flex-col gap-1.5 text-xs text-text-muted">
            {usedBy.executions.map(({ id, createdAt, workflow }) => (
              <li key={id} className="truncate">
                Run of <RunTime at={createdAt} />
                {workflow && (
                  <>
                    {' in '}
                    <Link href={`/workflows/${workflow.id}/runs/${id}`} className="text-accent-text hover:underline">
                      {workflow.name}
                    </Link>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function picturesIn({ steps }: LineageData) {
  return steps.flatMap(({ asset }) => asset ?? []);
}
