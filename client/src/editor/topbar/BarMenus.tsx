import { Suspense } from 'react';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { lazyAfterPaint } from '../../ui/loading/lazy-part.ts';

const RunsMenu = lazyAfterPaint(async () => (await import('./RunsMenu.tsx')).RunsMenu);
const PublishButton = lazyAfterPaint(async () => (await import('../versions/PublishButton.tsx')).PublishButton);
const WorkflowMenu = lazyAfterPaint(async () => (await import('./WorkflowMenu.tsx')).WorkflowMenu);

interface RunsProps {
  workflowId: string;
  /** The run that is being looked at. */
  shownId: string | null;
}

/** The menus of the bar, which come after the canvas; their places are kept. */
export function Runs(props: RunsProps) {
  return (
    <Suspense fallback={<Skeleton className="h-8 w-20" />}>
      <RunsMenu {...props} />
    </Suspense>
  );
}

export function OfWorkflow({ workflowId }: { workflowId: string }) {
  return (
    <Suspense fallback={<span className="size-7 shrink-0 max-md:size-11.5" />}>
      <WorkflowMenu workflowId={workflowId} />
    </Suspense>
  );
}

export function Publishing({ workflowId }: { workflowId: string }) {
  return (
    <Suspense fallback={<Skeleton className="h-8 w-24" />}>
      <PublishButton workflowId={workflowId} />
    </Suspense>
  );
}
