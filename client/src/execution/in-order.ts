import type { RunNode, RunState } from './run-state.ts';

/** Nodes by the time at which they began; those that did not begin come last, as they were. */
export function inOrder(nodes: RunState['nodes']): [string, RunNode][] {
  return Object.entries(nodes).toSorted(([, a], [, b]) => {
    const [first, second] = [startOf(a), startOf(b)];
    return first === second ? 0 : first - second;
  });
}

function startOf({ startedAt }: RunNode): number {
  return startedAt ? Date.parse(startedAt) : Number.POSITIVE_INFINITY;
}
