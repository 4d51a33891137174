import { formatElapsed } from '../time/format-elapsed.ts';
import { costText } from '../cost/cost-text.ts';
import { isReused } from '../state/run-state.ts';
import type { RunNode } from '../state/run-state.ts';
import { statusText } from '../status/status-text.ts';
import type { Stretch } from './stretches.ts';
import type { TimeAxis } from './time-axis.ts';

/** A node's part in words: `Done. Began after 1.2 s, took 4.0 s, 0.8 s of it in line. $0.003, as expected.` */
export function describeStretches(node: RunNode, stretches: readonly Stretch[], axis: TimeAxis): string {
  const cost = costText({ ...node, isDone: node.status === 'COMPLETED' });
  return [statusText(node), ...timesOf(node, stretches, axis), ...triesOf(node), cost]
    .filter((part) => part !== '')
    .map((part) => `${part}.`)
    .join(' ');
}

function timesOf(node: RunNode, stretches: readonly Stretch[], axis: TimeAxis): string[] {
  if (isReused(node)) return ['Reused from an earlier run'];
  const [first] = stretches;
  if (!first) return [];
  const began = `Began after ${formatElapsed(axis.worked(first.from))}`;
  const took = lengthOf(stretches, ({ phase }) => phase !== 'PAUSED');
  const waited = lengthOf(stretches, ({ phase }) => phase === 'QUEUED');
  const paused = lengthOf(stretches, ({ phase }) => phase === 'PAUSED');
  const isOver = stretches.every(({ to }) => to !== null);
  return [
    isOver && took > 0 ? `${began}, took ${formatElapsed(took)}` : began,
    ...(waited > 0 ? [`${formatElapsed(waited)} of it in line`] : []),
    ...(paused > 0 ? [`Paused for ${formatElapsed(paused)}`] : []),
  ];
}

function lengthOf(stretches: readonly Stretch[], which: (stretch: Stretch) => boolean): number {
  return stretches.filter(which).reduce((sum, { from, to }) => sum + (to === null ? 0 : to - from), 0);
}

function triesOf({ faults, attempts }: RunNode): string[] {
  return faults.length > 0 ? [`${attempts} tries`] : [];
}
