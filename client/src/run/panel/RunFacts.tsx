import { Link } from 'wouter';
import { formatMoney, isFree, sameMoney } from '@visualadgen/graph/money/money.ts';
import { useRun } from '../state/RunContext.tsx';
import { RunTime } from '../time/RunTime.tsx';
import { sayCaller } from '../state/say-caller.ts';
import { isReused } from '../state/run-state.ts';
import type { RunExecution } from '../state/run-state.ts';

/** What a run was made for, what it was expected to cost, and what it did not have to do. Nothing where there is nothing to say. */
export function RunFacts({ workflowId }: { workflowId: string }) {
  const execution = useRun((state) => state.execution);
  const retryOf = useRun((state) => state.retryOf);
  const caller = useRun((state) => sayCaller(state.calledBy));
  const targetName = useRun(({ nodes, execution: run }) => run?.targetNodeKey && nodes[run.targetNodeKey]?.name);
  const reused = useRun(({ nodes }) => Object.values(nodes).filter(isReused).length);
  const count = useRun(({ nodes }) => Object.keys(nodes).length);
  if (!execution) return null;
  const { estimatedCost, budget, isFresh } = execution;
  const money = [
    estimatedCost === null ? null : expectedText(execution, estimatedCost),
    budget === null ? null : `Budget ${formatMoney(budget)}`,
  ].filter((fact) => fact !== null);
  return (
    <div className="flex flex-col gap-0.5 text-xs text-text-muted empty:hidden">
      {(money.length > 0 || reused > 0) && (
        <div className="flex flex-wrap justify-between gap-x-3">
          {reused > 0 && (
            <p title="Nothing they depend on had changed, so their earlier results were reused and not paid for again.">
              {reusedText(reused, count)}
            </p>
          )}
          {money.length > 0 && <p className="ml-auto tabular-nums">{money.join(' · ')}</p>}
        </div>
      )}
      {targetName && <p className="break-words">Run for “{targetName}” alone, with what it needs.</p>}
      {caller && <p className="break-words">Run {caller}.</p>}
      {isFresh && <p>A fresh run: nothing was reused.</p>}
      {retryOf && (
        <p>
          A retry of{' '}
          <Link
            href={`/workflows/${workflowId}/runs/${retryOf.id}`}
            className="text-text underline underline-offset-2 hover:no-underline"
          >
            the run of <RunTime at={retryOf.createdAt} />
          </Link>
          .
        </p>
      )}
    </div>
  );
}

function reusedText(reused: number, count: number): string {
  if (count === 1) return 'It was reused.';
  return `${reused === count ? `All ${count}` : `${reused} of ${count}`} nodes were reused.`;
}

function expectedText({ totalCost, status }: RunExecution, estimatedCost: string): string {
  if (status === 'COMPLETED' && sameMoney(totalCost, estimatedCost)) return 'As expected';
  return `Expected ${isFree(estimatedCost) ? 'to be free' : formatMoney(estimatedCost)}`;
}
