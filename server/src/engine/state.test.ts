import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { executionStatuses, nodeExecutionStatuses } from '../store/tables.ts';
import type { ExecutionEventType, NodeEventType } from './events.ts';
import type { ItemChange } from './change.ts';
import { executionMoves, itemMoves, moveAlong, moveExecution, moveItem, moveNode, nodeMoves } from './state.ts';

/** What may happen where, written out once more by hand: every pair that is not here is refused. */
const executionTable: Record<ExecutionEventType, Partial<Record<(typeof executionStatuses)[number], string>>> = {
  ExecutionStarted: { PENDING: 'RUNNING' },
  ExecutionPaused: { RUNNING: 'PAUSED' },
  ExecutionResumed: { PAUSED: 'RUNNING', FAILED: 'RUNNING', CANCELLED: 'RUNNING', COMPLETED: 'RUNNING' },
  ExecutionCompleted: { RUNNING: 'COMPLETED' },
  ExecutionFailed: { RUNNING: 'FAILED' },
  ExecutionCancelled: { PENDING: 'CANCELLED', RUNNING: 'CANCELLED', PAUSED: 'CANCELLED' },
};

const nodeTable: Record<NodeEventType, Partial<Record<(typeof nodeExecutionStatuses)[number], string>>> = {
  NodeStarted: { PENDING: 'RUNNING', RUNNING: 'RUNNING' },
  NodeProgressed: { RUNNING: 'RUNNING' },
  NodePaused: { PENDING: 'PAUSED' },
  NodeUpdated: { PAUSED: 'PAUSED', COMPLETED: 'COMPLETED' },
  NodeCompleted: { PENDING: 'COMPLETED', RUNNING: 'COMPLETED' },
  NodeFailed: { RUNNING: 'FAILED' },
  NodeSkipped: { PENDING: 'SKIPPED', PAUSED: 'SKIPPED', RUNNING: 'SKIPPED' },
  NodeItemCompleted: { RUNNING: 'RUNNING' },
  NodeItemFailed: { RUNNING: 'RUNNING' },
};

const itemTable: Record<ItemChange['type'], Partial<Record<(typeof nodeExecutionStatuses)[number], string>>> = {
  ItemStarted: { PENDING: 'RUNNING', RUNNING: 'RUNNING' },
  ItemRetrying: { RUNNING: 'RUNNING' },
  ItemSkipped: { PENDING: 'SKIPPED', RUNNING: 'SKIPPED' },
  NodeItemCompleted: { PENDING: 'COMPLETED', RUNNING: 'COMPLETED' },
  NodeItemFailed: { RUNNING: 'FAILED' },
};

const refused = (type: string, status: string) => `${type} cannot follow on ${status}.`;

for (const type of Object.keys(executionMoves) as ExecutionEventType[]) {
  test.each(executionStatuses)(`${type} of an execution that is %s`, (status) => {
    expect(outcome(() => moveExecution(status, type))).toBe(executionTable[type][status] ?? refused(type, status));
  });
}

for (const type of Object.keys(nodeMoves) as NodeEventType[]) {
  test.each(nodeExecutionStatuses)(`${type} of a node that is %s`, (status) => {
    expect(outcome(() => moveNode(status, type))).toBe(nodeTable[type][status] ?? refused(type, status));
  });
}

for (const type of Object.keys(itemMoves) as ItemChange['type'][]) {
  test.each(nodeExecutionStatuses)(`${type} of an item that is %s`, (status) => {
    expect(outcome(() => moveItem(status, type))).toBe(itemTable[type][status] ?? refused(type, status));
  });
}

test('a cancellation takes every node along that has not ended, and none that has', () => {
  const after = nodeExecutionStatuses.map((status) => moveAlong(status, 'ExecutionCancelled', 'RUNNING'));
  expect(after).toEqual(['CANCELLED', 'CANCELLED', 'CANCELLED', 'COMPLETED', 'FAILED', 'SKIPPED', 'CANCELLED']);
});

test('going on lets through what is paused, and leaves a branch that failed as it is', () => {
  const after = nodeExecutionStatuses.map((status) => moveAlong(status, 'ExecutionResumed', 'PAUSED'));
  expect(after).toEqual(['PENDING', 'RUNNING', 'PENDING', 'COMPLETED', 'FAILED', 'SKIPPED', 'CANCELLED']);
});

test('a retry runs again what did not complete', () => {
  const after = nodeExecutionStatuses.map((status) => moveAlong(status, 'ExecutionResumed', 'FAILED'));
  expect(after).toEqual(['PENDING', 'RUNNING', 'PAUSED', 'COMPLETED', 'PENDING', 'PENDING', 'PENDING']);
});

test.each(['ExecutionStarted', 'ExecutionPaused', 'ExecutionCompleted', 'ExecutionFailed'] as const)(
  '%s leaves every node as it is',
  (type) => {
    for (const status of nodeExecutionStatuses) expect(moveAlong(status, type, 'RUNNING')).toBe(status);
  },
);

/** The new status, or the words of the refusal. */
function outcome(move: () => string): string {
  try {
    return move();
  } catch (fault) {
    expect(fault).toBeInstanceOf(AppError);
    expect((fault as AppError).code).toBe('STATE_CONFLICT');
    return (fault as AppError).message;
  }
}
