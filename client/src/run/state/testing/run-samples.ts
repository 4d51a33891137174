import type { RunExecution, RunItem, RunItemCounts, RunNode, RunState } from '../run-state.ts';

/* A run and its nodes as tests need them: nothing has happened beyond what they say. */

export function aRun(status: RunExecution['status'], more: Partial<RunExecution> = {}): RunExecution {
  return {
    id: 'x',
    status,
    totalCost: '0.000000',
    estimatedCost: null,
    budget: null,
    isFresh: false,
    isStepping: false,
    targetNodeKey: null,
    error: null,
    createdAt: '2026-01-01T00:00:00Z',
    startedAt: null,
    finishedAt: null,
    ...more,
  };
}

export function aNode(status: RunNode['status'], more: Partial<RunNode> = {}): RunNode {
  return {
    id: 'n',
    status,
    name: 'Poster',
    type: 'IMAGE_MODEL',
    input: null,
    output: null,
    pictures: null,
    itemCounts: null,
    branchCounts: [],
    hasFailedItems: false,
    items: {},
    itemsTurn: 0,
    progress: null,
    error: null,
    errorCode: null,
    errorDetails: null,
    cost: '0.000000',
    estimatedCost: null,
    attempts: 0,
    faults: [],
    origin: null,
    skipReason: null,
    skipMessage: null,
    runReason: null,
    changedInputs: [],
    reusedFrom: null,
    inputEditedAt: null,
    outputEditedAt: null,
    editedBy: null,
    startedAt: null,
    finishedAt: null,
    ...more,
  };
}

export function runOf(execution: RunExecution, nodes: RunState['nodes'] = {}, lastSequence = 1): RunState {
  return { execution, nodes, lastSequence, retryOf: null, calledBy: null };
}

export function anItem(index: number, status: RunItem['status'], more: Partial<RunItem> = {}): RunItem {
  return {
    id: `i${index}`,
    index,
    coordinates: [],
    status,
    input: null,
    output: null,
    error: null,
    errorCode: null,
    cost: '0.000000',
    origin: null,
    isLeftOut: false,
    inputEditedAt: null,
    outputEditedAt: null,
    editedBy: null,
    startedAt: null,
    finishedAt: null,
    ...more,
  };
}

export function itemCounts(total: number, more: Partial<RunItemCounts> = {}): RunItemCounts {
  return { total, completed: 0, failed: 0, skipped: 0, running: 0, reused: 0, ...more };
}
