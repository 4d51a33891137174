import { formatElapsed } from '../time/format-elapsed.ts';
import { costText } from '../cost/cost-text.ts';
import { isReused } from '../state/run-state.ts';
import type { RunNode } from '../state/run-state.ts';
import { statusText } from '../status/status-text.ts';
import type { Span } from './spans.ts';
import type { TimeAxis } from './time-axis.ts';

/** A node's part in words: `Done. Started after 1.2 s, took 4.0 s, 0.8 s of it in line. $0.003, as expected.` */
export function describeSpans(node: RunNode, spans: readonly Span[], axis: TimeAxis): string {
  const cost = costText({ ...node, isDone: node.status === 'COMPLETED' });
  return [statusText(node), ...timesOf(node, spans, axis), ...triesOf(node), cost]
    .filter((part) => part !== '')
    .map((part) => `${part}.`)
    .join(' ');
}

function timesOf(node: RunNode, spans: readonly Span[], axis: TimeAxis): string[] {
  if (isReused(node)) return ['Reused from an earlier run'];
  const [first] = spans;
  if (!first) return [];
  const began = `Started after ${formatElapsed(axis.worked(first.from))}`;
  const took = lengthOf(spans, ({ phase }) => phase !== 'PAUSED');
  const waited = lengthOf(spans, ({ phase }) => phase === 'QUEUED');
  const paused = lengthOf(spans, ({ phase }) => phase === 'PAUSED');
  const isOver = spans.every(({ to }) => to !== null);
  return [
    isOver && took > 0 ? `${began}, took ${formatElapsed(took)}` : began,
    ...(waited > 0 ? [`${formatElapsed(waited)} of it in line`] : []),
    ...(paused > 0 ? [`Paused for ${formatElapsed(paused)}`] : []),
  ];
}

function lengthOf(spans: readonly Span[], which: (span: Span) => boolean): number {
  return spans.filter(which).reduce((sum, { from, to }) => sum + (to === null ? 0 : to - from), 0);
}

function triesOf({ faults, attempts }: RunNode): string[] {
  return faults.length > 0 ? [`${attempts} tries`] : [];
}
