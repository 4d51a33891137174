import { expect, it } from 'vitest';
import { changesMore, reduceExecution, withItems } from './reduce-execution.ts';
import type { RunEvent } from './reduce-execution.ts';
import type { RunExecution, RunNode, RunState } from './run-state.ts';
import { aNode, anItem, aRun, itemCounts, runOf } from './testing/run-samples.ts';
import { text } from '../value/testing/values.ts';

const execution = (status: RunExecution['status'], id = 'x') => aRun(status, { id });
const node = aNode;
const start = runOf(execution('PENDING'), { a: node('PENDING'), b: node('PENDING') });

function event(sequence: number, status?: RunNode['status'], key = 'a'): RunEvent {
  return {
    type: 'NodeChanged',
    sequence,
    execution: execution('RUNNING'),
    node: status ? { key, state: node(status) } : null,
  };
}

function toRun(type: string, sequence: number, status: RunExecution['status']): RunEvent {
  return { type, sequence, execution: execution(status), node: null };
}

function statuses(state: RunState) {
  return Object.values(state.nodes).map(({ status }) => status);
}

it('replaces the node that an event is about, and no other', () => {
  const after = reduceExecution(start, event(2, 'RUNNING'));
  expect(after.nodes['a']?.status).toBe('RUNNING');
  expect(after.nodes['b']).toBe(start.nodes['b']);
  expect(after.execution?.status).toBe('RUNNING');
  expect(after.lastSequence).toBe(2);
});

it('keeps the nodes as they are when an event is about the run alone', () => {
  expect(reduceExecution(start, event(2)).nodes).toBe(start.nodes);
});

it('takes nothing twice', () => {
  const once = reduceExecution(start, event(2, 'COMPLETED'));
  expect(reduceExecution(once, event(2, 'RUNNING'))).toBe(once);
  expect(reduceExecution(once, event(1, 'RUNNING'))).toBe(once);
});

it('goes on over a gap', () => {
  expect(reduceExecution(start, event(9, 'FAILED'))).toMatchObject({
    lastSequence: 9,
    nodes: { a: { status: 'FAILED' } },
  });
});

it('takes nothing of another run', () => {
  expect(reduceExecution(start, { ...event(2, 'RUNNING'), execution: execution('RUNNING', 'y') })).toBe(start);
});

it('ends with the run what was not finished when the run is cancelled', () => {
  const working = reduceExecution(start, event(2, 'COMPLETED'));
  const cancelled = reduceExecution(working, toRun('ExecutionCancelled', 3, 'CANCELLED'));
  expect(cancelled.nodes['a']?.status).toBe('COMPLETED');
  expect(cancelled.nodes['b']?.status).toBe('CANCELLED');
});

it('lets what was paused wait for its turn when the run goes on, and leaves what failed', () => {
  const standing = runOf(
    execution('PAUSED'),
    { a: node('PAUSED'), b: node('FAILED'), c: node('SKIPPED'), d: node('COMPLETED') },
    5,
  );
  const after = reduceExecution(standing, toRun('ExecutionResumed', 6, 'RUNNING'));
  expect(statuses(after)).toEqual(['PENDING', 'FAILED', 'SKIPPED', 'COMPLETED']);
  expect(after.nodes['b']).toBe(standing.nodes['b']);
});

it.each(['FAILED', 'CANCELLED'] as const)('begins again what did not complete when a %s run is retried', (status) => {
  const failed: RunNode = {
    ...node('FAILED'),
    progress: { fraction: 0.5, queuePosition: null, message: null, logs: [], partialText: null, partialItems: [] },
    error: 'Refused.',
    errorCode: 'REFUSED',
    errorDetails: {},
    input: { prompt: text('tea') },
    startedAt: '2026-01-01T00:00:00Z',
    finishedAt: '2026-01-01T00:00:01Z',
  };
  const over = runOf(
    execution(status),
    { a: failed, b: node('SKIPPED'), c: node('CANCELLED'), d: node('COMPLETED') },
    5,
  );
  const after = reduceExecution(over, toRun('ExecutionResumed', 6, 'RUNNING'));
  expect(statuses(after)).toEqual(['PENDING', 'PENDING', 'PENDING', 'COMPLETED']);
  expect(after.nodes['a']).toEqual({ ...node('PENDING'), input: { prompt: text('tea') } });
  expect(after.nodes['d']).toBe(over.nodes['d']);
});

it('shows what somebody put right at a breakpoint, and keeps of which run this is another try', () => {
  const tried = { id: 'w', createdAt: '2026-01-01T00:00:00Z' };
  const paused = {
    ...runOf(execution('PAUSED'), { a: node('PAUSED', { input: { prompt: text('tea') } }) }),
    retryOf: tried,
  };
  const state = node('PAUSED', {
    input: { prompt: text('coffee') },
    inputEditedAt: '2026-01-01T00:00:05Z',
    editedBy: 'me@x',
  });
  const corrected: RunEvent = {
    type: 'NodeUpdated',
    sequence: 2,
    execution: execution('PAUSED'),
    node: { key: 'a', state },
  };
  const after = reduceExecution(paused, corrected);
  expect(after.nodes['a']).toBe(state);
  expect(after.retryOf).toBe(tried);
});

it('takes the run as it is told where older events are gone, and leaves its nodes until they are read anew', () => {
  const after = reduceExecution(start, toRun('ExecutionReset', 40, 'CANCELLED'));
  expect(after).toMatchObject({ execution: { status: 'CANCELLED' }, lastSequence: 40 });
  expect(after.nodes).toBe(start.nodes);
  expect(reduceExecution(after, event(41, 'FAILED')).nodes['a']?.status).toBe('FAILED');
  expect(reduceExecution(after, event(40, 'RUNNING'))).toBe(after);
});

it('says which events have the run read anew', () => {
  const types = [
    'ExecutionReset',
    'NodeUpdated',
    'ExecutionPaused',
    'NodeCompleted',
    'NodeProgressed',
    'ExecutionResumed',
  ];
  expect(types.filter((type) => changesMore({ type }))).toEqual(types.slice(0, 3));
});

const mapped = (more: Partial<RunNode> = {}) => node('RUNNING', { itemCounts: itemCounts(3), input: null, ...more });

function ofItem(sequence: number, item: ReturnType<typeof anItem>, counts = itemCounts(3, { completed: 1 })): RunEvent {
  const change = { status: 'RUNNING', itemCounts: counts, cost: '0.003000' } as const;
  return {
    type: 'NodeItemCompleted',
    sequence,
    execution: execution('RUNNING'),
    node: null,
    news: { key: 'a', change, item },
  };
}

it('takes in an item and the counts, and leaves all else of its node as it was', () => {
  const at = runOf(execution('RUNNING'), {
    a: mapped({ output: { image: text('kept') }, items: { 0: anItem(0, 'COMPLETED') } }),
  });
  const after = reduceExecution(at, ofItem(2, anItem(2, 'COMPLETED'))).nodes['a'];
  expect(after).toMatchObject({ cost: '0.003000', itemCounts: { completed: 1 }, output: { image: text('kept') } });
  expect(Object.keys(after?.items ?? {})).toEqual(['0', '2']);
  expect(
    reduceExecution(reduceExecution(at, ofItem(2, anItem(2, 'FAILED'))), ofItem(2, anItem(2, 'COMPLETED'))).nodes['a']
      ?.items[2]?.status,
  ).toBe('FAILED');
});

it.each([
  ['NodeCompleted', ['COMPLETED', 'FAILED']],
  // What failed runs once more.
  ['NodeStarted', ['COMPLETED']],
] as const)('keeps the items that still hold when a node is told anew by %s, and has them read again', (type, left) => {
  const items = { 0: anItem(0, 'COMPLETED'), 1: anItem(1, 'FAILED') };
  const at = runOf(execution('RUNNING'), { a: mapped({ items, itemsTurn: 4 }) });
  const told: RunEvent = { ...event(2, 'RUNNING'), type, node: { key: 'a', state: mapped() } };
  const after = reduceExecution(at, told).nodes['a'];
  expect(Object.values(after?.items ?? {}).map(({ status }) => status)).toEqual(left);
  expect(after?.itemsTurn).toBe(5);
});

it('takes read items in below what was told of them meanwhile, and keeps what they take', () => {
  const known = anItem(1, 'PENDING', { input: { prompt: text('ice') } });
  const at = runOf(execution('RUNNING'), { a: mapped({ items: { 1: known } }) });
  const read = [anItem(0, 'PENDING'), anItem(1, 'RUNNING')];
  const { items } = withItems(at, 'a', read, [ofItem(2, anItem(0, 'COMPLETED'))]).nodes['a'] ?? mapped();
  expect(items[0]?.status).toBe('COMPLETED');
  expect(items[1]).toMatchObject({ status: 'RUNNING', input: { prompt: text('ice') } });
  expect(withItems(at, 'b', read, [])).toBe(at);
});
