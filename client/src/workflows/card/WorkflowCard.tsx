import { memo } from 'react';
import { Link } from 'wouter';
import type { WorkflowCardFieldsFragment } from '../../api/generated/graphql.ts';
import { isLive } from '../../run/state/run-state.ts';
import { Card } from '../../ui/surfaces/Card.tsx';
import { RelativeTime } from '../../ui/display/RelativeTime.tsx';
import { StatusBadge } from '../../ui/display/StatusBadge.tsx';
import { GraphPreview } from '../../graph/preview/GraphPreview.tsx';
import { shareDone } from '../live/card-run.ts';
import type { CardImage, CardRun } from '../live/card-run.ts';
import { useCardRun } from '../live/useCardRun.ts';
import { useInView } from '../live/useInView.ts';
import type { OutputKinds } from '../../graph/preview/port-colours.ts';
import { ResultPreview } from './ResultPreview.tsx';
import { WorkflowCardMenu } from './WorkflowCardMenu.tsx';

export const cardImageClasses = 'relative h-42 overflow-hidden rounded-t-[11px] border-b border-border bg-canvas';

interface WorkflowCardProps {
  workflow: WorkflowCardFieldsFragment;
  kinds: OutputKinds;
}

/** One workflow: what it makes now or made last, or its shape; its name; when it changed; how its last run stands. */
export const WorkflowCard = memo(function WorkflowCard({ workflow, kinds }: WorkflowCardProps) {
  const { ref, isInView } = useInView();
  const { run, images } = useCardRun(workflow, isInView);
  return (
    <li ref={ref}>
      <Card className="group relative transition-[border-color,box-shadow] duration-150 focus-within:border-border-strong hover:border-border-strong hover:shadow-lifted">
        <div className={cardImageClasses}>
          <Thumbnail workflow={workflow} run={run} images={images} kinds={kinds} />
          {run && isLive(run.status) && <LiveBar run={run} />}
        </div>
        <div className="flex items-start gap-2 py-2.5 pr-2 pl-3.5">
          <div className="min-w-0 flex-1">
            <h2 className="truncate text-sm font-medium">
              <Link
                href={`/workflows/${workflow.id}`}
                className="rounded-xl outline-offset-0 after:absolute after:inset-0 after:rounded-xl"
              >
                {workflow.name}
              </Link>
            </h2>
            <RelativeTime at={workflow.updatedAt} className="text-xs text-text-muted" />
          </div>
          {run && <StatusBadge status={run.status} className="mt-1" />}
          <WorkflowCardMenu workflow={workflow} />
        </div>
      </Card>
    </li>
  );
});

interface ThumbnailProps extends WorkflowCardProps {
  run: CardRun | null;
  images: readonly CardImage[];
}

function Thumbnail({ workflow, run, images, kinds }: ThumbnailProps) {
  if (images.length > 0) return <ResultPreview key={images.map(({ id }) => id).join()} images={images} />;
  if (workflow.nodes.length > 0) return <GraphPreview graph={workflow} kinds={kinds} statuses={run?.nodes} />;
  return <p className="flex h-full items-center justify-center text-xs text-text-muted">Nothing on the canvas yet</p>;
}

/** How far the run has come. The badge below says the same in a word. */
function LiveBar({ run }: { run: CardRun }) {
  return (
    <span aria-hidden className="absolute inset-x-0 bottom-0 h-0.75 bg-running-soft">
      <span
        className="block h-full bg-running transition-[width] duration-300"
        style={{ width: `${Math.max(4, shareDone(run) * 100)}%` }}
      />
    </span>
  );
}
