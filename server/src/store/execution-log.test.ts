import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitRuns, type NodeWrite, type RunWrite } from './execution-log.ts';
import {
  createExecutions,
  draftExecution,
  findExecutions,
  leaseExecutions,
  listEvents,
  listNodeExecutions,
} from './executions.ts';
import { nodeExecutionStatuses, executionStatuses, type ExecutionStatus, type NodeExecutionRow } from './tables.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/open-test-database.ts';
import { createWorkflow } from './workflows.ts';

let database: TestDatabase;
let userId: string;
let workflowId: string;
beforeAll(async () => {
  database = await openTestDatabase();
  userId = await database.addPerson();
  const workflow = { userId, name: 'Any', description: null, graph: { nodes: [], edges: [] } };
  workflowId = (await database.service.transaction().execute((db) => createWorkflow(db, workflow))).id;
});
afterAll(() => database.close());

function draft(idempotencyKey: string | null = null) {
  const nodes = ['a', 'b', 'c'].map((key) => {
    const place = { position: { x: 0, y: 0 }, hasBreakpoint: false };
    return { key, type: 'TEXT_INPUT', name: key, config: {}, ...place };
  });
  const plain = { isFresh: false, targetKey: null, isSingle: false, retryOf: null, budget: null, estimatedCost: null };
  return draftExecution(
    {
      ...plain,
      userId,
      workflowId,
      workflowVersion: 1,
      graph: { nodes, edges: [] },
      idempotencyKey,
      nodeCosts: new Map([['b', '0.003000']]),
    },
    crypto.randomUUID(),
  );
}

/** An execution of three nodes. */
async function make() {
  const made = draft();
  await createExecutions(database.service, [made]);
  const [a, b, c] = made.nodes;
  if (!a || !b || !c) throw new Error('The nodes were not made.');
  return { execution: made.row, a, b, c };
}

function write(executionId: string, changes: Partial<RunWrite> = {}): RunWrite {
  return {
    executionId,
    userId,
    leaseEpoch: null,
    was: { status: 'PENDING', lastSequence: 0 },
    status: 'RUNNING',
    isStepping: false,
    jobId: null,
    error: null,
    errorCode: null,
    start: 'NOW',
    finish: undefined,
    nodes: [],
    events: [{ type: 'ExecutionStarted', nodeExecutionId: undefined, payload: undefined }],
    ...changes,
  };
}

function nodeWrite(node: NodeExecutionRow, changes: Partial<NodeWrite> = {}): NodeWrite {
  return {
    id: node.id,
    was: 'PENDING',
    status: 'RUNNING',
    is_released: false,
    attempts: 1,
    reused_from: null,
    run_reason: 'FIRST_TIME',
    changed_inputs: null,
    progress: null,
    error: null,
    error_code: null,
    error_details: null,
    input_edited_at: null,
    output_edited_at: null,
    edited_by: null,
    start: 'NOW',
    finish: undefined,
    ...changes,
  };
}

const event = (type: string, node?: NodeExecutionRow) => ({ type, nodeExecutionId: node?.id, payload: undefined });

test('what happened to many runs becomes true together, each with numbers that rise by one', async () => {
  const [one, two] = [await make(), await make()];
  const committed = await commitRuns(database.service, [
    write(one.execution.id, {
      nodes: [nodeWrite(one.a), nodeWrite(one.b, { status: 'COMPLETED', output: { text: 'x' }, finish: 'NOW' })],
      events: [
        event('ExecutionStarted'),
        event('NodeStarted', one.a),
        event('NodeStarted', one.b),
        event('NodeCompleted', one.b),
      ],
    }),
    write(two.execution.id),
  ]);
  expect(new Set(committed.map(({ id }) => id))).toEqual(new Set([one.execution.id, two.execution.id]));
  const events = await listEvents(database.service, one.execution.id, 0, 10);
  expect(events.map(({ sequence, type, node_execution_id: node }) => [sequence, type, node])).toEqual([
    [1, 'ExecutionStarted', null],
    [2, 'NodeStarted', one.a.id],
    [3, 'NodeStarted', one.b.id],
    [4, 'NodeCompleted', one.b.id],
  ]);
  const nodes = await listNodeExecutions(database.service, [one.execution.id]);
  expect(nodes.map(({ status, output }) => [status, output])).toEqual([
    ['RUNNING', null],
    ['COMPLETED', { text: 'x' }],
    ['PENDING', null],
  ]);
  expect(nodes.map((node) => node.estimated_cost)).toEqual([null, '0.003000', null]);
});

test('a write that was worked out from an older number is refused whole, and the others of its batch go through', async () => {
  const [one, two] = [await make(), await make()];
  await commitRuns(database.service, [write(one.execution.id)]);
  const late = write(one.execution.id, { nodes: [nodeWrite(one.a)] });
  const committed = await commitRuns(database.service, [late, write(two.execution.id)]);
  expect(committed.map(({ id }) => id)).toEqual([two.execution.id]);
  expect(await listEvents(database.service, one.execution.id, 0, 10)).toHaveLength(1);
  expect((await listNodeExecutions(database.service, [one.execution.id]))[0]?.status).toBe('PENDING');
});

test('a server that has lost its lease on a run writes nothing more, although nothing else has happened to it', async () => {
  const { execution } = await make();
  const job = { id: execution.job_id ?? '', executionId: execution.id };
  const [first] = await leaseExecutions(database.service, [job]);
  const [second] = await leaseExecutions(database.service, [job]);
  expect([first?.lease_epoch, second?.lease_epoch]).toEqual([1, 2]);
  expect(await commitRuns(database.service, [write(execution.id, { leaseEpoch: 1 })])).toEqual([]);
  expect(await commitRuns(database.service, [write(execution.id, { leaseEpoch: 2 })])).toHaveLength(1);
});

test('a job that no longer carries an execution leases nothing', async () => {
  const { execution } = await make();
  expect(await leaseExecutions(database.service, [{ id: crypto.randomUUID(), executionId: execution.id }])).toEqual([]);
});

test.each(executionStatuses.filter((status) => status !== 'PENDING'))(
  'a move of a run from %s is refused where it stands elsewhere',
  async (was: ExecutionStatus) => {
    const { execution } = await make();
    expect(
      await commitRuns(database.service, [write(execution.id, { was: { status: was, lastSequence: 0 } })]),
    ).toEqual([]);
  },
);

test.each(nodeExecutionStatuses.filter((status) => status !== 'PENDING'))(
  'a move of a node from %s stops the whole run’s write where it stands elsewhere',
  async (was) => {
    const { execution, a } = await make();
    const wrong = write(execution.id, { nodes: [nodeWrite(a, { was })] });
    await expect(commitRuns(database.service, [wrong])).rejects.toThrow('A node is in another state');
    expect(await listEvents(database.service, execution.id, 0, 10)).toEqual([]);
  },
);

test('of many that end a run at once, one does', async () => {
  const { execution } = await make();
  await commitRuns(database.service, [write(execution.id)]);
  const end = write(execution.id, {
    was: { status: 'RUNNING', lastSequence: 1 },
    status: 'COMPLETED',
    finish: 'NOW',
    events: [event('ExecutionCompleted')],
  });
  const ends = await Promise.all(Array.from({ length: 5 }, () => commitRuns(database.service, [end])));
  expect(ends.flat()).toHaveLength(1);
  const [row] = await findExecutions(database.service, [execution.id]);
  expect(row).toMatchObject({ status: 'COMPLETED', last_sequence: 2, finished_at: expect.any(Date) as Date });
});

test('an idempotency key makes one execution, also of two in one batch', async () => {
  const [one, two] = [draft('same'), draft('same')];
  const made = await createExecutions(database.service, [one, two, draft()]);
  expect(made.size).toBe(2);
  expect(await createExecutions(database.service, [draft('same')])).toEqual(new Set());
});

test('an execution that is deleted takes its nodes and events along', async () => {
  const { execution } = await make();
  await commitRuns(database.service, [write(execution.id)]);
  await database.service.deleteFrom('executions').where('id', '=', execution.id).execute();
  expect(await listEvents(database.service, execution.id, 0, 10)).toEqual([]);
  expect(await listNodeExecutions(database.service, [execution.id])).toEqual([]);
});

test('an empty batch is nothing', async () => {
  expect(await commitRuns(database.service, [])).toEqual([]);
});
