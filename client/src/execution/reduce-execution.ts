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
  return {
    execution: event.execution,
    nodes: event.node ? { ...state.nodes, [event.node.key]: event.node.state } : state.nodes,
    lastSequence: event.sequence,
  };
}
