import type { RunNode, RunState } from './run-state.ts';

/** Nodes by the time at which they began, or took a result over; those that did neither come last, as they were. */
export function inOrder(nodes: RunState['nodes']): [string, RunNode][] {
  return Object.entries(nodes)
    .map((entry) => ({ entry, start: startOf(entry[1]) }))
    .toSorted((a, b) => (a.start === b.start ? 0 : a.start - b.start))
    .map(({ entry }) => entry);
}

function startOf({ startedAt, finishedAt, status }: RunNode): number {
  const at = startedAt ?? (status === 'COMPLETED' ? finishedAt : null);
  return at ? Date.parse(at) : Number.POSITIVE_INFINITY;
}
