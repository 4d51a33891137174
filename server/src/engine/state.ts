import { AppError } from '../errors.ts';
import type { ExecutionStatus, NodeExecutionStatus } from '../store/tables.ts';
import type { ItemChange } from './change.ts';
import type { ExecutionEventType, NodeEventType } from './events.ts';

/*
 * An execution is made PENDING, in the same transaction as its node executions and its job. The engine that takes the job
 * up makes it RUNNING. While it runs, each node goes its own way:
 *
 *   A node waits PENDING until all its parents are COMPLETED; then it is RUNNING, and ends COMPLETED or FAILED. Where an
 *   earlier result is reused it is COMPLETED at once. A node with a breakpoint is PAUSED before it runs. When a node
 *   FAILED, its descendants are SKIPPED and all other branches go on. A muted node, and what cannot do without it, is
 *   SKIPPED at the very start, and held against nobody.
 *
 * A node into which lists come runs once for each of their natural join (`packages/graph/src/lists`). It is RUNNING while its items are at
 * work, each of which goes the same way as a node: PENDING, RUNNING, COMPLETED or FAILED; or SKIPPED, where what it needs has failed or
 * somebody left it out. The node is COMPLETED when at least one of its items is, with the others told by its counts; FAILED when none is,
 * or with the first that fails where it is to stop there. What comes next goes on with the items that completed. An execution in which an
 * item failed is FAILED in the end, and a retry runs what failed and what waits for it, and nothing else.
 *
 * A node may give what it takes at one of several branches. A node over whose connections nothing came, for all of it took other branches, is
 * SKIPPED, and that is no failure: where branches come together, what came goes on. A node of which the error output is connected gives there
 * what went wrong with it or with its items. It is FAILED as any other, but the execution is not, and what follows on the error output runs.
 *
 * When nothing is left that can run, the execution is COMPLETED, or FAILED if any node or item is, or PAUSED if any node is.
 * A paused execution has no job and no server: somebody corrects its values, or sets it going again with a new job.
 * A cancellation may come at any time before the end: the execution and all its nodes that have not ended become CANCELLED
 * in one step, and whatever comes later (a picture that was on its way) finds no node that would take it.
 *
 * What a node pays for has a life of its own, which goes on when its run has ended (`generations`; `paid-calls/`). It is PENDING as
 * an intent, before anybody is asked; RUNNING once the provider is known to have taken it on; and ends COMPLETED, FAILED or
 * CANCELLED. When the answer to its order is lost it stays PENDING until the provider has been asked what it was sent: it is then
 * gone on with, or, where it would surely show and does not, sent once more. A provider that cannot be asked leaves nobody the
 * wiser: the call is FAILED, what it may have cost is counted as if it had been billed, and it may be made again, under an
 * intent of its own, within the budget; both are counted. Where a node names several models, each has its own intent, and the next
 * one is written only when the one before has ended without anything that could be billed.
 *
 * What has ended stays as it is, until a retry resumes what failed or was cancelled: nodes that did not complete are
 * PENDING again, and so are those that completed on what came of them; also of a COMPLETED execution, where a node gave what went wrong.
 *
 * Every move is made here, by an event. It is worked out from the state that the writer knows, and the database takes it
 * only while that is still the newest (`commit_runs` in `supabase/migrations`): of two that move the same execution at
 * once, one is refused and has to look again.
 */

interface Move<Status> {
  /** The states from which it may be made. */
  from: readonly Status[];
  /** Null where it stays as it is. */
  to: Status | null;
}

export const executionMoves = {
  ExecutionStarted: { from: ['PENDING'], to: 'RUNNING' },
  ExecutionPaused: { from: ['RUNNING'], to: 'PAUSED' },
  // From where it had ended by a retry alone; from COMPLETED where a failure went on by an error output.
  ExecutionResumed: { from: ['PAUSED', 'FAILED', 'CANCELLED', 'COMPLETED'], to: 'RUNNING' },
  ExecutionCompleted: { from: ['RUNNING'], to: 'COMPLETED' },
  ExecutionFailed: { from: ['RUNNING'], to: 'FAILED' },
  ExecutionCancelled: { from: ['PENDING', 'RUNNING', 'PAUSED'], to: 'CANCELLED' },
} as const satisfies Record<ExecutionEventType, Move<ExecutionStatus>>;

export const nodeMoves = {
  // From RUNNING too: another server had begun it and stopped.
  NodeStarted: { from: ['PENDING', 'RUNNING'], to: 'RUNNING' },
  NodeProgressed: { from: ['RUNNING'], to: 'RUNNING' },
  NodePaused: { from: ['PENDING'], to: 'PAUSED' },
  NodeUpdated: { from: ['PAUSED', 'COMPLETED'], to: null },
  // From PENDING when it takes an earlier result over; from RUNNING too, when it had begun before it was found.
  NodeCompleted: { from: ['PENDING', 'RUNNING'], to: 'COMPLETED' },
  NodeFailed: { from: ['RUNNING'], to: 'FAILED' },
  // From RUNNING where none of the items that it was to run over could run.
  NodeSkipped: { from: ['PENDING', 'PAUSED', 'RUNNING'], to: 'SKIPPED' },
  // They move an item; the node stays at work.
  NodeItemCompleted: { from: ['RUNNING'], to: null },
  NodeItemFailed: { from: ['RUNNING'], to: null },
} as const satisfies Record<NodeEventType, Move<NodeExecutionStatus>>;

export const itemMoves = {
  // From RUNNING too: another server had begun it and stopped.
  ItemStarted: { from: ['PENDING', 'RUNNING'], to: 'RUNNING' },
  ItemRetrying: { from: ['RUNNING'], to: 'RUNNING' },
  ItemSkipped: { from: ['PENDING', 'RUNNING'], to: 'SKIPPED' },
  NodeItemCompleted: { from: ['PENDING', 'RUNNING'], to: 'COMPLETED' },
  NodeItemFailed: { from: ['RUNNING'], to: 'FAILED' },
} as const satisfies Record<ItemChange['type'], Move<NodeExecutionStatus>>;

/** The nodes that move along with their execution, without an event of their own. */
const companions: Partial<Record<ExecutionEventType, (from: ExecutionStatus) => Move<NodeExecutionStatus>>> = {
  ExecutionCancelled: () => ({ from: ['PENDING', 'RUNNING', 'PAUSED'], to: 'CANCELLED' }),
  // Let through; or, in a retry, to be run again.
  ExecutionResumed: (from) => ({
    from: from === 'PAUSED' ? ['PAUSED'] : ['FAILED', 'SKIPPED', 'CANCELLED'],
    to: 'PENDING',
  }),
};

/** Where an execution stands after an event. Throws STATE_CONFLICT when the event cannot happen where it stands now. */
export function moveExecution(status: ExecutionStatus, type: ExecutionEventType): ExecutionStatus {
  const move: Move<ExecutionStatus> = executionMoves[type];
  if (!move.from.includes(status)) throw illegal(type, status);
  return move.to ?? status;
}

/** The same for a node. */
export function moveNode(status: NodeExecutionStatus, type: NodeEventType): NodeExecutionStatus {
  const move: Move<NodeExecutionStatus> = nodeMoves[type];
  if (!move.from.includes(status)) throw illegal(type, status);
  return move.to ?? status;
}

/** The same for an item of a node. */
export function moveItem(status: NodeExecutionStatus, type: ItemChange['type']): NodeExecutionStatus {
  const move: Move<NodeExecutionStatus> = itemMoves[type];
  if (!move.from.includes(status)) throw illegal(type, status);
  return move.to ?? status;
}

/** Where a node or an item stands after an event of its execution, which stood at `from` before. */
export function moveAlong(
  status: NodeExecutionStatus,
  type: ExecutionEventType,
  from: ExecutionStatus,
): NodeExecutionStatus {
  const move = companions[type]?.(from);
  return move?.from.includes(status) ? (move.to ?? status) : status;
}

export function isFinished(status: ExecutionStatus): boolean {
  return status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELLED';
}

export function hasEnded(status: NodeExecutionStatus): boolean {
  return status !== 'PENDING' && status !== 'RUNNING' && status !== 'PAUSED';
}

function illegal(type: string, status: string): AppError {
  return new AppError('STATE_CONFLICT', { message: `${type} cannot follow on ${status}.` });
}
