import { memo } from 'react';
import { Link } from 'wouter';
import type { WorkflowCardFieldsFragment } from '../api/generated/graphql.ts';
import { Card } from '../ui/Card.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { GraphPreview } from './GraphPreview.tsx';
import type { OutputKinds } from './port-colours.ts';
import { ResultPreview } from './ResultPreview.tsx';
import type { Picture } from './ResultPreview.tsx';
import { WorkflowCardMenu } from './WorkflowCardMenu.tsx';

const pictureClasses = 'relative h-42 overflow-hidden rounded-t-[11px] border-b border-border bg-canvas';

interface WorkflowCardProps {
  workflow: WorkflowCardFieldsFragment;
  kinds: OutputKinds;
}

/** One workflow: what it made last, or its shape; its name; when it changed; how its last run ended. */
export const WorkflowCard = memo(function WorkflowCard({ workflow, kinds }: WorkflowCardProps) {
  const pictures = findPictures(workflow);
  return (
    <li>
      <Card className="group relative transition-[border-color,box-shadow] duration-150 focus-within:border-border-strong hover:border-border-strong hover:shadow-lifted">
        <div className={pictureClasses}>
          {pictures.length > 0 ? (
            <ResultPreview key={pictures[0]?.id} pictures={pictures} />
          ) : workflow.nodes.length > 0 ? (
            <GraphPreview workflow={workflow} kinds={kinds} />
          ) : (
            <p className="flex h-full items-center justify-center text-xs text-text-muted">Nothing on the canvas yet</p>
          )}
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
          {workflow.lastExecution && <StatusBadge status={workflow.lastExecution.status} className="mt-1" />}
          <WorkflowCardMenu workflow={workflow} />
        </div>
      </Card>
    </li>
  );
});

function findPictures({ lastExecution }: WorkflowCardFieldsFragment): Picture[] {
  return lastExecution?.generations.edges.flatMap(({ node }) => node.images) ?? [];
}

export function WorkflowCardSkeleton() {
  return (
    <li aria-hidden>
      <Card>
        <div className={pictureClasses} />
        <div className="px-3.5 py-2.5">
          <div className="flex h-[20px] items-center">
            <Skeleton className="h-3 w-2/3" />
          </div>
          <div className="flex h-[20px] items-center">
            <Skeleton className="h-2.5 w-1/3" />
          </div>
        </div>
      </Card>
    </li>
  );
}
