import type { RunExecution, RunNode, RunState } from './run-state.ts';

/** One thing that happened in a run. Each tells the whole new state of what it concerns. */
export interface RunEvent {
  /** What happened, such as `NodeStarted`. */
  type: string;
  /** Rises by one within a run. */
  sequence: number;
  /** When it happened, by the server's clock. */
  at?: string;
  execution: RunExecution;
  node: { key: string; state: RunNode } | null;
}

/**
 * The run after an event. One that was seen already (a connection that came back tells some twice) changes nothing;
 * a gap does no harm, because every event carries a full state. Two events of the run alone change nodes as well:
 * cancelling ends what has not ended, and going on sets what waited or ended badly back to the start. After some the run
 * has to be read anew: see `changesMore`.
 */
export function reduceExecution(state: RunState, event: RunEvent): RunState {
  if (event.execution.id !== state.execution?.id) return state;
  if (event.sequence <= state.lastSequence) return state;
  return { ...state, execution: event.execution, nodes: nodesAfter(state, event), lastSequence: event.sequence };
}

/**
 * Whether an event tells less than it changed. In place of older events there is only word that they are kept no longer; a
 * correction puts back what had run on the old value; and at a pause there is time to say whose results were taken over.
 */
export function changesMore({ type }: Pick<RunEvent, 'type'>): boolean {
  return type === 'ExecutionReset' || type === 'NodeUpdated' || type === 'ExecutionPaused';
}

function nodesAfter({ nodes, execution: before }: RunState, { type, execution, node }: RunEvent): RunState['nodes'] {
  const after = node ? { ...nodes, [node.key]: node.state } : nodes;
  // Told as it is now, of a past that is not known: whatever follows from it is read anew.
  if (type === 'ExecutionReset') return nodes;
  if (execution.status === 'CANCELLED') return changed(after, unfinished, cancelledAt(execution.finishedAt));
  if (type !== 'ExecutionResumed') return after;
  const hasEnded = before?.status === 'FAILED' || before?.status === 'CANCELLED';
  return changed(after, hasEnded ? endedBadly : paused, fresh);
}

type Statuses = ReadonlySet<RunNode['status']>;

const unfinished: Statuses = new Set(['PENDING', 'RUNNING', 'PAUSED']);
const paused: Statuses = new Set(['PAUSED']);
/** What a retry runs again. A step past a breakpoint leaves it as it is. */
const endedBadly: Statuses = new Set(['FAILED', 'SKIPPED', 'CANCELLED']);

function cancelledAt(finishedAt: string | null): Partial<RunNode> {
  return { status: 'CANCELLED', progress: null, finishedAt };
}

/** As if it had never been run; what it took and what it cost stay to be seen. */
const fresh = {
  status: 'PENDING',
  progress: null,
  error: null,
  errorCode: null,
  errorDetails: null,
  startedAt: null,
  finishedAt: null,
} satisfies Partial<RunNode>;

function changed(nodes: RunState['nodes'], which: Statuses, change: Partial<RunNode>): RunState['nodes'] {
  return Object.fromEntries(
    Object.entries(nodes).map(([key, node]) => [key, which.has(node.status) ? { ...node, ...change } : node]),
  );
}
