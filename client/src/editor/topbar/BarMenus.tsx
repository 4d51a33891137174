import { lazy, Suspense } from 'react';
import { Skeleton } from '../../ui/Skeleton.tsx';

const RunsMenu = lazy(async () => ({ default: (await import('./RunsMenu.tsx')).RunsMenu }));
const AccountMenu = lazy(async () => ({ default: (await import('../../account/AccountMenu.tsx')).AccountMenu }));

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

export function Account() {
  return (
    <Suspense fallback={<Skeleton className="size-8 rounded-full" />}>
      <AccountMenu />
    </Suspense>
  );
}
