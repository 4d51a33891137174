import type { RunExecution, RunNode, RunState } from './run-state.ts';

/** One thing that happened in a run. Each tells the whole new state of what it concerns. */
export interface RunEvent {
  /** Rises by one within a run. */
  sequence: number;
  execution: RunExecution;
  node: { key: string; state: RunNode } | null;
}

/**
 * The run after an event. One that was seen already (a connection that came back tells some twice) changes nothing;
 * a gap does no harm, because every event carries a full state.
 */
export function reduceExecution(state: RunState, event: RunEvent): RunState {
  if (event.execution.id !== state.execution?.id) return state;
  if (event.sequence <= state.lastSequence) return state;
  const nodes = event.node ? { ...state.nodes, [event.node.key]: event.node.state } : state.nodes;
  return {
    execution: event.execution,
    nodes: event.execution.status === 'CANCELLED' ? stopped(nodes, event.execution) : nodes,
    lastSequence: event.sequence,
  };
}

/** Nodes have no event of their own for being cancelled: the run's cancelling is theirs. */
function stopped(nodes: RunState['nodes'], { finishedAt }: RunExecution): RunState['nodes'] {
  return Object.fromEntries(
    Object.entries(nodes).map(([key, node]) => [
      key,
      isUnfinished(node) ? { ...node, status: 'CANCELLED' as const, progress: null, finishedAt } : node,
    ]),
  );
}

function isUnfinished({ status }: RunNode): boolean {
  return status === 'PENDING' || status === 'RUNNING' || status === 'PAUSED';
}
