import { formatMoney, isFree } from './money.ts';
import { isLive } from './run-state.ts';
import type { RunExecution, RunState } from './run-state.ts';

/** What to say aloud of a change: the run's beginning and end, and each node's end. */
export function announcements(before: RunState, after: RunState): string[] {
  const { execution } = after;
  if (!execution || before.execution?.id !== execution.id) {
    return execution && isLive(execution.status) ? ['The run has begun.'] : [];
  }
  const news: string[] = [];
  for (const [key, node] of Object.entries(after.nodes)) {
    if (before.nodes[key]?.status === node.status) continue;
    if (node.status === 'COMPLETED') news.push(`${node.name} is done.`);
    if (node.status === 'FAILED') news.push(`${node.name} failed: ${node.error ?? 'no reason was given'}`);
  }
  if (before.execution.status !== execution.status && !isLive(execution.status)) news.push(ending(execution));
  return news;
}

function ending({ status, totalCost }: RunExecution): string {
  const cost = isFree(totalCost) ? '' : ` It cost ${formatMoney(totalCost)}.`;
  if (status === 'COMPLETED') return `The run is done.${cost}`;
  return status === 'FAILED' ? `The run failed.${cost}` : `The run was cancelled.${cost}`;
}
