import { ArrowLeft } from 'lucide-react';
import { Link } from 'wouter';
import { useRun } from '../../run/state/RunContext.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { StatusBadge } from '../../ui/display/StatusBadge.tsx';
import { useDocumentTitle } from '../../ui/page/useDocumentTitle.ts';
import { useIsPhone } from '../../ui/page/useIsPhone.ts';
import { RunControls } from '../run/RunControls.tsx';
import { AccountSlot } from '../../ui/page/AccountSlot.tsx';
import { Runs } from './BarMenus.tsx';

interface PastRunBarProps {
  workflowId: string;
  execution: { id: string; createdAt: string; workflow?: { name: string } | null };
}

const dateFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Says that this is a run, not the workflow, and leads back. */
export function PastRunBar({ workflowId, execution }: PastRunBarProps) {
  const status = useRun((state) => state.execution?.status);
  const name = execution.workflow?.name ?? 'Deleted workflow';
  const at = dateFormat.format(Date.parse(execution.createdAt));
  const isPhone = useIsPhone();
  useDocumentTitle(`Run of ${name}`);
  return (
    <header className="flex h-13 shrink-0 items-center gap-3 border-b border-border bg-surface px-3 max-md:gap-2 max-md:px-2 max-md:[&_a]:h-11.5 max-md:[&_button]:h-11.5">
      <Button asChild>
        <Link href={`/workflows/${workflowId}`}>
          <ArrowLeft />
          <span className="max-md:sr-only">Back to editing</span>
        </Link>
      </Button>
      <h1 className="truncate text-base font-semibold">{name}</h1>
      <p className="flex min-w-0 items-center max-md:[&>span:first-child]:sr-only gap-2 text-xs whitespace-nowrap text-text-muted">
        <span>Run of {at}</span>
        {status && <StatusBadge status={status} />}
      </p>
      <div className="ml-auto flex items-center gap-2">
        {!isPhone && <RunControls />}
        <Runs workflowId={workflowId} shownId={execution.id} />
        <AccountSlot />
      </div>
    </header>
  );
}
