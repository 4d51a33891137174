import { countsText } from '../items/item-words.ts';
import { adviceFor } from './advice.ts';
import { formatMoney, isFree } from '@visualadgen/graph/money/money.ts';
import { isLive, isReused } from '../state/run-state.ts';
import type { RunExecution, RunNode, RunState } from '../state/run-state.ts';
import type { ScreenWords } from '../../graph/words/useWords.ts';

/** What to say aloud of a change: the run's beginning, pauses and end, and each node's end. */
export function announcements(before: RunState, after: RunState, words: Pick<ScreenWords, 'plain'>): string[] {
  const { execution } = after;
  if (!execution || before.execution?.id !== execution.id) {
    if (!execution || !isLive(execution.status)) return [];
    return [execution.status === 'PAUSED' ? pause(after) : 'The run has started.'];
  }
  const said: string[] = [];
  for (const [key, node] of Object.entries(after.nodes)) {
    const known = before.nodes[key];
    if (known && wasCorrected(known, node)) said.push(`${node.name} was corrected.`);
    if (node.progress?.partialText && !known?.progress?.partialText) said.push(`${node.name} is writing.`);
    if (known?.status === node.status) continue;
    if (node.status === 'COMPLETED' && node.hasFailedItems) said.push(`${node.name} has ended: ${countsText(node)}.`);
    else if (node.status === 'COMPLETED')
      said.push(
        isReused(node)
          ? `${node.name} reused its earlier result.${count(node)}`
          : `${node.name} is done.${count(node)}`,
      );
    if (node.status === 'FAILED') said.push(failure(node, words));
  }
  if (before.execution.status === execution.status) return said;
  if (execution.status === 'PAUSED') said.push(pause(after));
  else if (!isLive(execution.status)) said.push(ending(execution));
  else if (!isLive(before.execution.status)) said.push('The run continues.');
  return said;
}

function count({ pictures }: RunNode): string {
  return pictures?.message ? ` ${pictures.message}` : '';
}

function failure({ name, error, errorCode }: RunNode, words: Pick<ScreenWords, 'plain'>): string {
  const advice = adviceFor(errorCode);
  return `${name} failed: ${error ? words.plain(error) : 'no reason was given'}${advice ? ` ${advice}` : ''}`;
}

function wasCorrected(before: RunNode, { inputEditedAt, outputEditedAt }: RunNode): boolean {
  return (
    (inputEditedAt !== null && inputEditedAt !== before.inputEditedAt) ||
    (outputEditedAt !== null && outputEditedAt !== before.outputEditedAt)
  );
}

function pause({ nodes }: RunState): string {
  const names = Object.values(nodes).flatMap(({ status, name }) => (status === 'PAUSED' ? [name] : []));
  return names.length > 0 ? `The run is paused before ${names.join(', ')}.` : 'The run is paused.';
}

function ending({ status, totalCost }: RunExecution): string {
  const cost = isFree(totalCost) ? '' : ` It cost ${formatMoney(totalCost)}.`;
  if (status === 'COMPLETED') return `The run is done.${cost}`;
  return status === 'FAILED' ? `The run failed.${cost}` : `The run was cancelled.${cost}`;
}
