import { ArrowLeft } from 'lucide-react';
import { Link } from 'wouter';
import { useRun } from '../../execution/RunContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import { RunControls } from '../run/RunControls.tsx';
import { Account, Runs } from './BarMenus.tsx';

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
  useDocumentTitle(`Run of ${name}`);
  return (
    <header className="flex h-13 shrink-0 items-center gap-3 border-b border-border bg-surface px-3">
      <Button asChild>
        <Link href={`/workflows/${workflowId}`}>
          <ArrowLeft />
          Back to editing
        </Link>
      </Button>
      <h1 className="truncate text-base font-semibold">{name}</h1>
      <p className="flex items-center gap-2 text-xs whitespace-nowrap text-text-muted">
        Run of {at}
        {status && <StatusBadge status={status} />}
      </p>
      <div className="ml-auto flex items-center gap-2">
        <RunControls />
        <Runs workflowId={workflowId} shownId={execution.id} />
        <Account />
      </div>
    </header>
  );
}
