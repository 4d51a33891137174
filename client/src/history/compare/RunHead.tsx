import { formatElapsed } from '../../run/time/format-elapsed.ts';
import { formatMoney } from '@visualadgen/graph/money/money.ts';
import { RunTime } from '../../run/time/RunTime.tsx';
import { Card } from '../../ui/surfaces/Card.tsx';
import { StatusBadge } from '../../ui/display/StatusBadge.tsx';
import type { ComparedRun } from './compare-documents.ts';
import { costDifference, timeDifference } from './differences.ts';

interface RunHeadProps {
  workflowId: string;
  run: ComparedRun;
  /** The run that it is held against: the differences are told. */
  against?: ComparedRun;
}

/** Which run it is, how it ended, what it took and cost. */
export function RunHead({ workflowId, run, against }: RunHeadProps) {
  const took = tookOf(run);
  const before = against ? tookOf(against) : null;
  return (
    <Card className="flex flex-col gap-2 px-4 py-3">
      <p className="flex items-center gap-2 text-sm font-medium">
        <RunTime at={run.createdAt} path={`/workflows/${workflowId}/runs/${run.id}`} />
        <StatusBadge status={run.status} className="ml-auto" />
      </p>
      <p className="flex flex-wrap gap-x-5 text-xs text-text-muted tabular-nums">
        <span>
          Took {took === null ? '–' : formatElapsed(took)}
          <Difference text={before === null || took === null ? '' : timeDifference(before, took)} />
        </span>
        <span>
          Cost {formatMoney(run.totalCost)}
          <Difference text={against ? costDifference(against.totalCost, run.totalCost) : ''} />
        </span>
      </p>
    </Card>
  );
}

function Difference({ text }: { text: string }) {
  return text === '' ? null : <span className="font-medium text-text"> ({text})</span>;
}

/** Milliseconds; null while it has not ended. */
function tookOf({ startedAt, finishedAt }: ComparedRun): number | null {
  return startedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : null;
}
