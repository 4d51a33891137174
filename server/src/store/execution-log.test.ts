import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Change, commitChanges } from './execution-log.ts';
import { createExecution, findExecutions, listEvents, listNodeExecutions } from './executions.ts';
import type { ExecutionRow } from './tables.ts';
import { openTestDatabase, type TestDatabase } from './testing/open-test-database.ts';
import { createWorkflow } from './workflows.ts';

let database: TestDatabase;
let userId: string;
let workflowId: string;
beforeAll(async () => {
  database = await openTestDatabase();
  userId = await database.addPerson();
  const workflow = { userId, name: 'Any', description: null, graph: { nodes: [], edges: [] } };
  workflowId = (await database.service.transaction().execute((db) => createWorkflow(db, workflow))).id;
}, 30_000);
afterAll(() => database.close());

/** An execution of three nodes, which has begun. */
async function begin() {
  const nodes = ['a', 'b', 'c'].map((key) => {
    const place = { position: { x: 0, y: 0 }, hasBreakpoint: false };
    return { key, type: 'TEXT_INPUT', name: key, config: {}, ...place };
  });
  const request = { userId, workflowId, workflowVersion: 1, graph: { nodes, edges: [] }, idempotencyKey: null };
  const execution = await database.service.transaction().execute((db) => createExecution(db, request));
  if (!execution) throw new Error('The execution was not made.');
  await commit(ofExecution(execution, 'ExecutionStarted', ['PENDING'], 'RUNNING'));
  const [a, b, c] = await listNodeExecutions(database.service, [execution.id]);
  if (!a || !b || !c) throw new Error('The nodes were not made.');
  return { execution, a, b, c };
}

const commit = (...changes: Change[]) => commitChanges(database.service, changes);

function ofExecution(
  { id: executionId }: ExecutionRow,
  type: string,
  from: NonNullable<Change['execution']>['from'],
  to: NonNullable<Change['execution']>['to'],
): Change {
  return { executionId, type, payload: {}, execution: { from, to } };
}

function ofNode(executionId: string, type: string, node: NonNullable<Change['node']>): Change {
  return { executionId, type, payload: {}, node };
}

test('a batch becomes true together, with numbers that rise by one within each execution', async () => {
  const [one, two] = [await begin(), await begin()];
  const start = (executionId: string, id: string) =>
    ofNode(executionId, 'NodeStarted', { id, from: ['PENDING'], to: 'RUNNING' });
  const committed = await commit(
    start(one.execution.id, one.a.id),
    start(two.execution.id, two.a.id),
    start(one.execution.id, one.b.id),
    start(two.execution.id, two.c.id),
  );
  expect(committed.map(({ ordinal, sequence }) => [ordinal, sequence])).toEqual([
    [0, 2],
    [1, 2],
    [2, 3],
    [3, 3],
  ]);
  const events = await listEvents(database.service, one.execution.id, 0, 10);
  expect(events.map(({ sequence, type, node_execution_id: node }) => [sequence, type, node])).toEqual([
    [1, 'ExecutionStarted', null],
    [2, 'NodeStarted', one.a.id],
    [3, 'NodeStarted', one.b.id],
  ]);
});

test('a move from another state than it may start from is left out, and takes no number', async () => {
  const { execution, a, b } = await begin();
  const committed = await commit(
    ofNode(execution.id, 'NodeCompleted', { id: a.id, from: ['RUNNING'], to: 'COMPLETED' }),
    ofNode(execution.id, 'NodeStarted', { id: b.id, from: ['PENDING'], to: 'RUNNING' }),
  );
  expect(committed.map(({ ordinal, sequence }) => [ordinal, sequence])).toEqual([[1, 2]]);
  expect((await findExecutions(database.service, [execution.id]))[0]?.last_sequence).toBe(2);
});

test('a node moves only while its execution runs, whoever asks', async () => {
  const { execution, a } = await begin();
  await commit(ofExecution(execution, 'ExecutionCancelled', ['RUNNING'], 'CANCELLED'));
  expect(
    await commit(ofNode(execution.id, 'NodeStarted', { id: a.id, from: ['CANCELLED', 'PENDING'], to: 'RUNNING' })),
  ).toEqual([]);
});

test('a cancellation takes along every node that has not ended, and nothing else', async () => {
  const { execution, a, b } = await begin();
  await commit(
    ofNode(execution.id, 'NodeStarted', { id: a.id, from: ['PENDING'], to: 'RUNNING' }),
    ofNode(execution.id, 'NodeStarted', { id: b.id, from: ['PENDING'], to: 'RUNNING' }),
  );
  await commit(
    ofNode(execution.id, 'NodeCompleted', { id: a.id, from: ['RUNNING'], to: 'COMPLETED', output: { text: 'x' } }),
  );
  await commit(ofExecution(execution, 'ExecutionCancelled', ['RUNNING'], 'CANCELLED'));
  const nodes = await listNodeExecutions(database.service, [execution.id]);
  expect(nodes.map(({ status }) => status)).toEqual(['COMPLETED', 'CANCELLED', 'CANCELLED']);
  expect((await findExecutions(database.service, [execution.id]))[0]?.finished_at).toBeInstanceOf(Date);
});

test('an end that comes twice at once is made once', async () => {
  const { execution } = await begin();
  const ends = await Promise.all(
    Array.from({ length: 5 }, () => commit(ofExecution(execution, 'ExecutionCompleted', ['RUNNING'], 'COMPLETED'))),
  );
  expect(ends.flat()).toHaveLength(1);
});

test('an empty batch is nothing', async () => {
  expect(await commit()).toEqual([]);
});
