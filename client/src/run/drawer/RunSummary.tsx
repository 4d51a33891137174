import { StatusBadge } from '../../ui/display/StatusBadge.tsx';
import { Elapsed } from '../time/Elapsed.tsx';
import { formatMoney } from '@visualadgen/graph/money/money.ts';
import { useRun } from '../state/RunContext.tsx';

/** How the run stands, in one line. */
export function RunSummary() {
  const execution = useRun((state) => state.execution);
  if (!execution) return null;
  return (
    <p className="flex items-center gap-2.5 text-xs text-text-muted tabular-nums">
      <StatusBadge status={execution.status} />
      {execution.status !== 'PAUSED' && <Elapsed startedAt={execution.startedAt} finishedAt={execution.finishedAt} />}
      <span className="font-medium text-text">{formatMoney(execution.totalCost)}</span>
      {execution.budget !== null && <span>of at most {formatMoney(execution.budget)}</span>}
    </p>
  );
}
