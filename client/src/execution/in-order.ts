import type { RunNode, RunState } from './run-state.ts';

/** Nodes by the time at which they began, or took a result over; those that did neither come last, as they were. */
export function inOrder(nodes: RunState['nodes']): [string, RunNode][] {
  return Object.entries(nodes).toSorted(([, a], [, b]) => {
    const [first, second] = [startOf(a), startOf(b)];
    return first === second ? 0 : first - second;
  });
}

function startOf({ startedAt, finishedAt, status }: RunNode): number {
  const at = startedAt ?? (status === 'COMPLETED' ? finishedAt : null);
  return at ? Date.parse(at) : Number.POSITIVE_INFINITY;
}
