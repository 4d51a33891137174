import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { edge, node } from '@visualadgen/graph/testing/sample-graph.ts';
import { AppError } from '../errors.ts';
import { defineNode } from '../nodes/define-node.ts';
import { findExecutions, listEvents, listNodeAndItemExecutions } from '../store/executions.ts';
import { anyBranchingGraph, branchingTypes, countsOf } from '../../testing/branching-graphs.ts';
import { branchOf, failures, isFailing, shape, toldOf } from '../../testing/branching-nodes.ts';
import { expectBranching } from '../../testing/expect-branching.ts';
import { expectRun } from '../../testing/expect-run.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/open-test-database.ts';
import { plainRequest, startEngine, type TestEngine } from '../../testing/start-engine.ts';
import { createWorkflow } from '../store/workflows.ts';
import type { EngineEvent } from './emitter.ts';

const mostItems = { perNode: 60, perRun: 90 };
/* Nodes that run over lists, case by case, and then any graph of them held against plain loops. */

let runsOfSay = 0;
const failing = new Set<string>();

/** Joins what comes in; fails for those told. */
const say = defineNode({
  ...shape,
  name: 'SAY',
  config: z.strictObject({ mark: z.string().default('').meta({ label: 'Mark' }) }),
  async run({ config, input, handle }) {
    runsOfSay += 1;
    await handle.settled();
    const text =
      [input['a'], input['b'], input['all']]
        .flat()
        .filter((one) => typeof one === 'string')
        .join('+') + config.mark;
    if (failing.has(text)) throw new AppError('PROVIDER_FAILED');
    return { text };
  },
});

let database: TestDatabase;
let userId: string;
let workflowId: string;
let engine: TestEngine;
beforeAll(async () => {
  database = await openTestDatabase();
  userId = await database.addPerson();
  const workflow = { userId, name: 'Any', description: null, graph: { nodes: [], edges: [] } };
  workflowId = (await database.service.transaction().execute((db) => createWorkflow(db, workflow))).id;
  engine = await startEngine(database, [say, ...branchingTypes], { itemLimits: mostItems });
});
afterAll(async () => {
  await engine.close();
  await database.close();
});

/** Until it ends or pauses. */
function settled(act: () => Promise<{ id: string }>): Promise<{ id: string; told: EngineEvent[] }> {
  const told: EngineEvent[] = [];
  return new Promise((resolve, reject) => {
    let id = '';
    const stop = engine.emitter.onWorkflow(workflowId, (event) => {
      told.push(event);
      if (!['ExecutionCompleted', 'ExecutionFailed', 'ExecutionPaused', 'ExecutionCancelled'].includes(event.type))
        return;
      stop();
      resolve({ id: event.execution.id || id, told });
    });
    act().then((row) => (id = row.id), reject);
  });
}

const begin = (graph: Graph, over = {}) =>
  settled(
    async () =>
      (await engine.execute({ ...plainRequest, isFresh: false, userId, workflowId, graph, ...over })).execution,
  );

async function look(id: string) {
  const [execution] = await findExecutions(database.service, [id]);
  const parts = await listNodeAndItemExecutions(database.service, [id]);
  const nodes = Object.fromEntries(parts.filter((one) => one.parent_id === null).map((one) => [one.node_key, one]));
  const items = (key: string) =>
    parts
      .filter((one) => one.node_key === key && one.parent_id !== null && one.item_index !== null)
      .map(({ status, output }) =>
        status === 'COMPLETED' ? (output as { text: { text: string } }).text.text : status,
      );
  const events = await listEvents(database.service, id, 0, 10_000);
  return { execution, nodes, items, events, parts };
}

const lists = (over: Partial<Record<string, string[]>> = {}) => ({
  heads: node('heads', 'LIST', { config: { values: over['heads'] ?? ['h1', 'h2', 'h3'] } }),
  photos: node('photos', 'LIST', { config: { values: over['photos'] ?? ['p1', 'p2'] } }),
});
const crossed = (over: Partial<Record<string, string[]>> = {}): Graph => ({
  nodes: [
    lists(over).heads,
    lists(over).photos,
    node('draw', 'SAY'),
    node('write', 'SAY', { config: { mark: '!' } }),
    node('out', 'SAY', { config: { mark: '.' } }),
  ],
  edges: [
    edge('heads.text', 'draw.a'),
    edge('photos.text', 'draw.b'),
    edge('draw.text', 'write.a'),
    edge('heads.text', 'write.b'),
    edge('write.text', 'out.all'),
  ],
});

test('lists are crossed, meet again where they come from the same, and are taken whole at the end', async () => {
  const { id, told } = await begin(crossed());
  const { execution, nodes, items, events } = await look(id);
  expect(execution?.status).toBe('COMPLETED');
  expect(items('draw')).toEqual(['h1+p1', 'h1+p2', 'h2+p1', 'h2+p2', 'h3+p1', 'h3+p2']);
  expect(items('write')).toEqual(['h1+p1+h1!', 'h1+p2+h1!', 'h2+p1+h2!', 'h2+p2+h2!', 'h3+p1+h3!', 'h3+p2+h3!']);
  expect(nodes['out']?.output).toEqual({
    text: { kind: 'text', text: 'h1+p1+h1!+h1+p2+h1!+h2+p1+h2!+h2+p2+h2!+h3+p1+h3!+h3+p2+h3!.' },
  });
  expect(nodes['draw']?.item_counts).toEqual({ total: 6, completed: 6, failed: 0, skipped: 0, running: 0, reused: 0 });
  expect(told.map(({ sequence }) => sequence)).toEqual(events.map(({ sequence }) => sequence));
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  expect(events.filter(({ type }) => type === 'NodeItemCompleted')).toHaveLength(12);
  expect(engine.faults).toEqual([]);
});

test('another item runs alone; the others are taken over by what they were made from', async () => {
  const before = runsOfSay;
  const { id } = await begin(crossed({ heads: ['h1', 'h2', 'h3', 'h4'] }));
  const { nodes } = await look(id);
  expect(nodes['draw']?.item_counts).toMatchObject({ total: 8, completed: 8, reused: 6 });
  // Two drawn, two written, and the whole.
  expect(runsOfSay - before).toBe(5);
});

test('one item that fails keeps none of the others back, and is tried again alone', async () => {
  failing.add('x2+p1');
  const { id } = await begin(crossed({ heads: ['x1', 'x2', 'x3'] }));
  const first = await look(id);
  expect(first.execution).toMatchObject({
    status: 'FAILED',
    error: '“DRAW”: 1 of 6 failed: The model service failed while working.',
    error_code: 'PROVIDER_FAILED',
  });
  expect(first.nodes['draw']).toMatchObject({ status: 'COMPLETED', item_counts: { completed: 5, failed: 1 } });
  expect(first.items('write')).toEqual(['x1+p1+x1!', 'x1+p2+x1!', 'SKIPPED', 'x2+p2+x2!', 'x3+p1+x3!', 'x3+p2+x3!']);
  failing.clear();
  const before = runsOfSay;
  await settled(() => engine.retry(id, { items: [{ nodeKey: 'draw', itemIndexes: [2] }] }));
  const { execution, items, nodes, events } = await look(id);
  expect(execution?.status).toBe('COMPLETED');
  expect(items('draw')[2]).toBe('x2+p1');
  expect(items('write')[2]).toBe('x2+p1+x2!');
  expect(nodes['draw']?.item_counts).toEqual({ total: 6, completed: 6, failed: 0, skipped: 0, running: 0, reused: 0 });
  expect(runsOfSay - before).toBe(3);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  expect(engine.faults).toEqual([]);
});

test('where all fail the node fails, and where it is to stop it stops with the first', async () => {
  for (const text of ['y1+p1', 'y1+p2', 'z1+p1']) failing.add(text);
  const all = await look((await begin(crossed({ heads: ['y1'] }))).id);
  expect(all.nodes['draw']).toMatchObject({ status: 'FAILED', error_code: 'PROVIDER_FAILED' });
  expect(all.nodes['write']?.status).toBe('SKIPPED');
  const graph = crossed({ heads: ['z1', 'z2'] });
  graph.nodes = graph.nodes.map((one) => (one.key === 'draw' ? { ...one, stopsAtFailedItem: true } : one));
  const stopped = await look((await begin(graph)).id);
  expect(stopped.nodes['draw']?.status).toBe('FAILED');
  expect(stopped.nodes['write']?.status).toBe('SKIPPED');
  failing.clear();
});

test('at a breakpoint items are shown, corrected and left out', async () => {
  const graph = crossed({ heads: ['b1', 'b2'] });
  graph.nodes = graph.nodes.map((one) => (one.key === 'draw' ? { ...one, hasBreakpoint: true } : one));
  const { id } = await begin(graph);
  const paused = await look(id);
  expect(paused.nodes['draw']).toMatchObject({ status: 'PAUSED', item_counts: { total: 4, completed: 0 } });
  expect(
    paused.parts.filter((one) => one.node_key === 'draw' && one.parent_id).map(({ input }) => input),
  ).toMatchObject([
    { a: { text: 'b1' }, b: { text: 'p1' } },
    { a: { text: 'b1' }, b: { text: 'p2' } },
    { a: { text: 'b2' }, b: { text: 'p1' } },
    { a: { text: 'b2' }, b: { text: 'p2' } },
  ]);
  await expect(engine.correct(id, { nodeKey: 'draw', input: { a: 'x' }, userId })).rejects.toMatchObject({
    fields: [{ path: ['itemIndex'] }],
  });
  await engine.correct(id, { nodeKey: 'draw', itemIndex: 1, input: { a: 'new', b: 'p2' }, userId });
  await engine.leaveOut(id, { nodeKey: 'draw', itemIndexes: [2], isLeftOut: true, userId });
  await settled(() => engine.goOn(id, 'RESUME'));
  const { execution, items } = await look(id);
  expect(execution?.status).toBe('COMPLETED');
  expect(items('draw')).toEqual(['b1+p1', 'new+p2', 'SKIPPED', 'b2+p2']);
  expect(items('write')).toEqual(['b1+p1+b1!', 'new+p2+b1!', 'SKIPPED', 'b2+p2+b2!']);
});

test('a list that is too long fails its node with the number', async () => {
  const { id } = await begin(crossed({ heads: Array.from({ length: 31 }, (_, index) => `t${index}`) }));
  expect((await look(id)).nodes['draw']).toMatchObject({ status: 'FAILED', error_code: 'TOO_MANY_ITEMS' });
  const tooManyTogether = await begin(crossed({ heads: Array.from({ length: 23 }, (_, index) => `t${index}`) }));
  expect((await look(tooManyTogether.id)).nodes['write']).toMatchObject({
    status: 'FAILED',
    error_code: 'TOO_MANY_ITEMS',
  });
});

test('a cancelled run takes its items along, and goes on where it was', async () => {
  const graph = crossed({ heads: ['c1', 'c2'] });
  graph.nodes = graph.nodes.map((one) => (one.key === 'write' ? { ...one, hasBreakpoint: true } : one));
  const { id } = await begin(graph);
  await settled(() => engine.cancel(id));
  expect((await look(id)).items('write')).toEqual(['CANCELLED', 'CANCELLED', 'CANCELLED', 'CANCELLED']);
  const before = runsOfSay;
  await settled(() => engine.retry(id));
  await settled(() => engine.goOn(id, 'RESUME'));
  const { execution, items } = await look(id);
  expect(execution?.status).toBe('COMPLETED');
  expect(items('write')).toEqual(['c1+p1+c1!', 'c1+p2+c1!', 'c2+p1+c2!', 'c2+p2+c2!']);
  expect(runsOfSay - before).toBe(5);
});

/** To its end, however many breakpoints there are. */
async function toTheEnd(id: string) {
  for (;;) {
    const found = await look(id);
    if (found.execution?.status !== 'PAUSED') return found;
    await settled(() => engine.goOn(id, 'RESUME'));
  }
}

async function outdatedIn(graph: Graph, { execution, parts }: Awaited<ReturnType<typeof look>>) {
  return execution ? engine.outdated(userId, graph, { execution, parts }) : null;
}

test('where all that went by one branch fails, what came by the other goes on, and joins it when it is tried again', async () => {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(97 + index));
  const passed = letters.find((one) => branchOf(1, one) === 'passed' && isFailing(true, toldOf(2, [one], [])));
  const rest = letters.filter((one) => branchOf(1, one) === 'rest').slice(0, 2);
  const graph: Graph = {
    nodes: [
      node('list', 'LIST', { config: { values: [rest[0], passed, rest[1]] } }),
      node('sift', 'SIFT', { config: { index: 1 } }),
      node('draw', 'TELL', { config: { index: 2, fails: true } }),
      node('after', 'TELL', { config: { index: 3 } }),
      node('join', 'TELL', { config: { index: 4 } }),
    ],
    edges: [
      edge('list.text', 'sift.a'),
      edge('sift.passed', 'draw.a'),
      edge('draw.text', 'after.a'),
      edge('after.text', 'join.a'),
      edge('sift.rest', 'join.a'),
    ],
  };
  failures.areOn = true;
  const { id } = await begin(graph, { isFresh: true });
  const first = await look(id);
  expectRun(graph, first, true);
  expect(first.items('join')).toEqual([`4(${rest[0]})`, `4(${rest[1]})`]);
  failures.areOn = false;
  await settled(() => engine.retry(id, { items: [{ nodeKey: 'draw', itemIndexes: [0] }] }));
  const { items } = await look(id);
  expect(items('join')).toEqual([`4(${rest[0]})`, `4(3(2(${passed})))`, `4(${rest[1]})`]);
});

test('of what is told to exclude each other, nothing ever comes twice', () => {
  fc.assert(
    fc.property(anyBranchingGraph, fc.boolean(), (graph, areFailuresOn) => void expectBranching(graph, areFailuresOn)),
    { numRuns: 300 },
  );
});

test('any graph of lists and branches, with any failures and breakpoints, gives what loops over its items give, and so it does when it is tried again', async () => {
  await fc.assert(
    fc.asyncProperty(anyBranchingGraph, async (graph) => {
      const sizes = [...countsOf(graph).nodes.values()].map(Number);
      fc.pre(
        Math.max(0, ...sizes) <= mostItems.perNode && sizes.reduce((sum, size) => sum + size, 0) <= mostItems.perRun,
      );
      failures.areOn = true;
      const { id } = await begin(graph, { isFresh: true });
      const first = await toTheEnd(id);
      expectRun(graph, first, true);
      expect(await outdatedIn(graph, first)).toEqual([]);
      if (!first.parts.some(({ status }) => status === 'FAILED')) return;
      failures.areOn = false;
      await settled(() => engine.retry(id));
      const second = await toTheEnd(id);
      expectRun(graph, second, false);
      expect(await outdatedIn(graph, second)).toEqual([]);
      expect(engine.faults).toEqual([]);
    }),
    // A graph made smaller would be run again and again.
    { numRuns: 40, endOnFailure: true },
  );
});
