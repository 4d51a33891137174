import type { ExecutionStatus, NodeExecutionStatus } from '../store/tables.ts';
import type { ExecutionEventType, NodeEventType } from './events.ts';

/*
 * An execution is made PENDING, in the same transaction as its node executions. The engine that takes it up makes it
 * RUNNING. While it runs, each node goes its own way:
 *
 *   A node waits PENDING until all its parents are COMPLETED; then it is RUNNING, and ends COMPLETED or FAILED. A node
 *   with a breakpoint is PAUSED before it runs. When a node FAILED, its descendants are SKIPPED and all other branches go on.
 *
 * When nothing is left that can run, the execution is COMPLETED, or FAILED if any node is, or PAUSED if any node is.
 * A cancellation may come at any time before the end: the execution and all its nodes that have not ended become CANCELLED in one step, and
 * whatever comes later (a picture that was on its way) finds no node that would take it.
 *
 * What has ended stays as it is.
 *
 * Every move is made by an event, and is a compare-and-set in the database against the tables below: one that finds
 * another state than it may start from is refused there, and the mover stops. A node moves only while its execution runs.
 */

export interface Move<Status> {
  /** The states from which it may be made. */
  from: readonly Status[];
  to: Status;
}

export const executionMoves = {
  ExecutionStarted: { from: ['PENDING'], to: 'RUNNING' },
  ExecutionPaused: { from: ['RUNNING'], to: 'PAUSED' },
  // From FAILED and CANCELLED by a retry alone.
  ExecutionResumed: { from: ['PAUSED', 'FAILED', 'CANCELLED'], to: 'RUNNING' },
  ExecutionCompleted: { from: ['RUNNING'], to: 'COMPLETED' },
  ExecutionFailed: { from: ['RUNNING'], to: 'FAILED' },
  ExecutionCancelled: { from: ['PENDING', 'RUNNING', 'PAUSED'], to: 'CANCELLED' },
} as const satisfies Record<ExecutionEventType, Move<ExecutionStatus>>;

export const nodeMoves = {
  // From RUNNING too: another process had begun it and stopped.
  NodeStarted: { from: ['PENDING', 'PAUSED', 'RUNNING'], to: 'RUNNING' },
  NodeProgressed: { from: ['RUNNING'], to: 'RUNNING' },
  NodePaused: { from: ['PENDING'], to: 'PAUSED' },
  NodeCompleted: { from: ['RUNNING'], to: 'COMPLETED' },
  NodeFailed: { from: ['RUNNING'], to: 'FAILED' },
  NodeSkipped: { from: ['PENDING', 'PAUSED'], to: 'SKIPPED' },
} as const satisfies Record<NodeEventType, Move<NodeExecutionStatus>>;

export function isFinished(status: ExecutionStatus): boolean {
  return status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELLED';
}

export function hasEnded(status: NodeExecutionStatus): boolean {
  return status !== 'PENDING' && status !== 'RUNNING' && status !== 'PAUSED';
}
