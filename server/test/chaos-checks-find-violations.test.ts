import { expect, test } from 'vitest';
import { checkEvents, checkSeen } from '../../chaos/check-events.ts';
import { readOrders } from '../../chaos/check-orders.ts';
import { checkRun, type RunRecord } from '../../chaos/check-run.ts';
import { notTaken } from '../../chaos/graphs.ts';
import { checkUnlisted } from '../../chaos/check-unlisted.ts';
import type { Run } from '../../chaos/load.ts';
import type { LogEvent } from '../../chaos/operations.ts';
import { measureResume } from '../../chaos/resume-times.ts';
import { textEndpoint, unlistedEndpoint, unlistedWith } from '../../chaos/unlisted.ts';
import type { ExecutionSeen, GenerationSeen, NodeExecutionSeen } from './operations.ts';

/* What judges the servers after a thousand kills must not be blind itself. */

const mark = '00000000-0000-4000-8000-000000000000';
const names = ['ExecutionStarted', 'NodeStarted a', 'NodeCompleted a', 'ExecutionCompleted'];

test.each<[string, string[], string]>([
  [
    'a node that completes twice',
    [...names.slice(0, 3), 'NodeCompleted a', 'ExecutionCompleted'],
    'NodeCompleted of a, which was COMPLETED',
  ],
  [
    'a node that is begun again after it was done',
    [...names.slice(0, 3), 'NodeStarted a', ...names.slice(2)],
    'NodeStarted of a, which was COMPLETED',
  ],
  ['a run that begins twice', ['ExecutionStarted', ...names], 'ExecutionStarted is there 2 times'],
  ['a run that ends without saying so', names.slice(0, 3), 'it is COMPLETED, and its last event is NodeCompleted'],
])('%s', (_, told, words) => {
  const events = logOf(told);
  expect(checkEvents(events, { status: 'COMPLETED', lastSequence: events.length }).join()).toContain(words);
});

test('a log that is as it should be, one with a gap, and one that is too short', () => {
  const events = logOf(names);
  const execution = { status: 'COMPLETED', lastSequence: 4 };
  expect(checkEvents(events, execution)).toEqual([]);
  expect(
    checkEvents(logOf(['ExecutionStarted', 'NodeStarted a', ...names.slice(1)]), { ...execution, lastSequence: 5 }),
  ).toEqual([]);
  expect(checkEvents(events.toSpliced(1, 1), execution).join()).toContain('event 2 in the log has the number 3');
  expect(checkEvents(events.slice(0, 3), execution).join()).toContain('the log has 3 events');
});

test('an item that ends twice, and counts that jump', () => {
  const ends = (ids: string[], counts: number[]) =>
    ids.map((id, index) => ({
      __typename: 'NodeItemCompleted',
      sequence: index + 3,
      at: 'now',
      nodeExecution: { node: { key: 'a' } },
      item: { id, index },
      itemCounts: { completed: counts[index] ?? 0, failed: 0 },
    }));
  const log = (events: LogEvent[]) => [...logOf(['ExecutionStarted', 'NodeStarted a']), ...events];
  const execution = { status: 'RUNNING', lastSequence: 4 };
  expect(checkEvents(log(ends(['x', 'y'], [1, 2])), execution)).toEqual([]);
  expect(checkEvents(log(ends(['x', 'x'], [1, 2])), execution).join()).toContain('item 1 of a ended twice');
  expect(checkEvents(log(ends(['x', 'y'], [1, 3])), execution).join()).toContain('3 items of a have ended');
});

test('a subscriber who gets an event twice, misses one, or the last', () => {
  const events = logOf(names);
  expect(checkSeen(events, events)).toEqual([]);
  expect(checkSeen(events.toSpliced(1, 0, ...events.slice(1, 2)), events).join()).toContain('got 2 NodeStarted of a');
  expect(checkSeen(events.toSpliced(1, 1), events).join()).toContain('got 3 NodeCompleted of a');
  expect(checkSeen(events.slice(0, 3), events).join()).toContain('missed 4 ExecutionCompleted');
});

test('an order that was taken on twice', () => {
  const order = { requestId: 'one', endpoint: 'model', input: { prompt: `An ad: ${mark}-a` }, sentAt: 'now' };
  expect(readOrders([order])).toMatchObject({ doubles: [] });
  const { doubles, isAccepted } = readOrders([order, { ...order, requestId: 'two' }]);
  expect(doubles.join()).toContain(`${mark}-a was taken on 2 times`);
  expect([isAccepted(`${mark}-a`), isAccepted(`${mark}-b`)]).toEqual([true, false]);
});

test('an order that nobody can look up was given again without need, or not counted', () => {
  const { run, record } = wellDone();
  const call = {
    status: 'COMPLETED',
    cost: '0.002000',
    model: unlistedEndpoint,
    nodeExecution: { node: { key: 'a' } },
  };
  const lost = { ...call, status: 'FAILED', errorCode: 'PROVIDER_AMBIGUOUS' };
  const order = { requestId: 'one', endpoint: unlistedEndpoint, input: { prompt: `An ad: ${mark}-a` }, sentAt: 'now' };
  const wrongs = (times: number, ...calls: object[]) => {
    record.execution.generations.edges = calls.map((one) => ({ node: one as GenerationSeen }));
    const orders = readOrders(Array.from({ length: times }, () => order));
    expect(orders).toMatchObject({ doubles: [] });
    return checkUnlisted(run, record.execution, orders).join();
  };
  expect([wrongs(1, call), wrongs(2, lost, call), wrongs(1, lost, call), wrongs(0, lost)]).toEqual(['', '', '', '']);
  expect(wrongs(2, call)).toContain('taken on 2 times, 0 lost and 1 done');
  expect(wrongs(3, lost, call)).toContain('taken on 3 times, 1 lost and 1 done');
  expect(wrongs(2, { ...lost, cost: null }, call)).toContain('was lost, and not counted');
});

test('a text that was ordered twice, also where nobody can look it up, and one that is empty', () => {
  const { run, record } = wellDone();
  const order = { requestId: 'one', endpoint: textEndpoint, input: { prompt: `A line for ${mark}-t` }, sentAt: 'now' };
  expect(readOrders([order, { ...order, requestId: 'two' }]).doubles.join()).toContain('taken on 2 times');
  const call = { status: 'COMPLETED', cost: '0.003000', model: 'google/gemini-3.8-flash', images: [] };
  record.execution.generations.edges = [
    { node: { ...call, nodeExecution: { node: { key: 't' } } } as unknown as GenerationSeen },
  ];
  const orders = readOrders([order, { ...order, requestId: 'two' }], unlistedWith(true));
  expect(orders.doubles).toEqual([]);
  expect(checkUnlisted(run, record.execution, orders).join()).toContain('taken on 2 times, 0 lost and 1 done');

  const writer = { key: 't', type: 'TEXT_MODEL' };
  Object.assign(nodeOf(record.execution), { node: writer, output: { text: 'Slow mornings' } });
  record.nodes = record.nodes.map((one) => ({ ...one, node: writer }));
  const wasOrdered = () => true;
  expect(checkRun(run, record, wasOrdered)).toEqual([]);
  for (const text of ['', ['Slow mornings', null]]) {
    Object.assign(nodeOf(record.execution), { output: { text } });
    expect(checkRun(run, record, wasOrdered).join()).toContain('its node t gave no text');
  }
});

const node = {
  status: 'COMPLETED',
  cost: '0.003000',
  errorCode: null,
  output: null,
  node: { key: 'a', type: 'IMAGE_MODEL' },
};
const wasAccepted = () => true;

test.each<[string, (record: RunRecord) => void, string]>([
  ['stuck', ({ execution }) => (execution.status = 'RUNNING'), 'stuck: it is RUNNING'],
  [
    'a thing that went by no branch, or was lost where they come together',
    (record) => (record.nodes = branching(1, 1, 2, 3)),
    'of 3 things 1 passed, 1 did not, and 2 came together',
  ],
  ['two runs for one key', ({ siblings }) => siblings.push('another'), 'there are 2 runs'],
  ['a price that does not add up', ({ execution }) => (execution.totalCost = '0.006000'), 'it cost 0.006000'],
  ['a node left behind', ({ execution }) => (nodeOf(execution).status = 'PENDING'), 'its node a is PENDING'],
  [
    'a generation too many',
    ({ execution }) => execution.generations.edges.push(...execution.generations.edges),
    '2 completed generations',
  ],
  ['failed for nothing', (record) => fail(record, 'INTERNAL'), 'its node a failed with INTERNAL'],
  ['an item left behind', (record) => withItem(record, 'PENDING'), 'its node a has {"total":1,"completed":0'],
  [
    'an item left at work in a run that failed',
    (record) => (fail(record, 'INTERNAL'), withItem(record, 'RUNNING')),
    'item 0 of its node a is RUNNING',
  ],
  [
    'an item that failed although it was paid for',
    (record) => (fail(record, 'INTERNAL'), withItem(record, 'FAILED', 'PROVIDER_AMBIGUOUS')),
    'item 0 of its node a failed, and the image models had taken its order on',
  ],
  ['failed although it was paid for', (record) => fail(record, 'PROVIDER_AMBIGUOUS'), 'had taken its order on'],
])('%s', (_, spoil, words) => {
  const { run, record } = wellDone();
  expect(checkRun(run, record, wasAccepted)).toEqual([]);
  spoil(record);
  expect(checkRun(run, record, wasAccepted).join()).toContain(words);
});

test('the time from a kill to the next event counts from the kill before it, and only for what was under way', () => {
  const { run, record } = wellDone();
  const logs = new Map([[record.execution.id, record.events]]);
  const lives = [
    { slot: 0, spawnedAt: 0, readyAt: 1, killedAt: 1_500 },
    { slot: 0, spawnedAt: 1_600, readyAt: 1_900, killedAt: 2_500 },
    { slot: 0, spawnedAt: 2_550, readyAt: 2_900, killedAt: 9_000 },
    { slot: 0, spawnedAt: 9_100, readyAt: undefined, killedAt: undefined },
  ];
  expect(measureResume([run], logs, lives)).toEqual({
    sinceKill: [500, 500],
    sinceSpawn: [400, 450],
    sinceReady: [100, 100],
  });
});

/** A second between one and the next. */
function logOf(told: readonly string[]): LogEvent[] {
  return told.map((name, index) => {
    const [type = '', key] = name.split(' ');
    const at = new Date((index + 1) * 1_000).toISOString();
    return { __typename: type, sequence: index + 1, at, ...(key && { nodeExecution: { node: { key } } }) };
  });
}

function wellDone(): { run: Run; record: RunRecord } {
  const events = logOf(names);
  const execution = {
    id: 'run',
    status: 'COMPLETED',
    totalCost: '0.003000',
    error: null,
    lastSequence: events.length,
    nodeExecutions: [structuredClone(node) as NodeExecutionSeen],
    generations: {
      edges: [{ node: { status: 'COMPLETED', cost: '0.003000', images: [] } as unknown as GenerationSeen }],
    },
  } as unknown as ExecutionSeen;
  const run: Run = {
    idempotencyKey: 'key',
    mark,
    graph: { nodes: [], edges: [] },
    executionId: 'run',
    answeredAt: 500,
    seen: events,
    hasEnded: true,
  };
  const nodes = [{ node: { key: 'a', type: 'IMAGE_MODEL' }, itemCounts: null, items: { edges: [] } }];
  return { run, record: { execution, nodes, events, siblings: ['run'] } };
}

/** Nodes of a run with branches, by how many items they had: the two ways, where these come together, and before that. */
function branching(...totals: [passed: number, rest: number, together: number, all: number]): RunRecord['nodes'] {
  const none = { completed: 0, failed: 0, skipped: 0, running: 0 };
  const keys = ['a', 'b', 'c', 'filter'].map((key, index) => ({ key, total: totals[index] ?? 0 }));
  return [...keys, { key: notTaken, total: 0 }].map(({ key, total }) => ({
    node: { key, type: 'PROMPT' },
    itemCounts: { ...none, total, completed: total },
    items: { edges: [] },
  }));
}

/** The same run, whose only node ran over a list of one. */
function withItem(record: RunRecord, status: string, errorCode: string | null = null) {
  const counts = { total: 1, completed: 0, failed: 0, skipped: 0, running: 0 };
  record.nodes = record.nodes.map((one) => ({
    ...one,
    itemCounts: counts,
    items: { edges: [{ node: { index: 0, coordinates: [{ index: 0 }], status, errorCode } }] },
  }));
}

function nodeOf({ nodeExecutions }: ExecutionSeen): NodeExecutionSeen {
  const [only] = nodeExecutions;
  if (!only) throw new Error('There is no node.');
  return only;
}

function fail({ execution }: RunRecord, code: string) {
  execution.status = 'FAILED';
  Object.assign(nodeOf(execution), { status: 'FAILED', errorCode: code });
}
