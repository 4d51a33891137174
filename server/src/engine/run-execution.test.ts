import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { descendants, planGraph } from '@visualadgen/graph/plan/plan.ts';
import { anyConnections, edge } from '@visualadgen/graph/testing/sample-graph.ts';
import { defineNode } from '../nodes/define-node.ts';
import { textList } from '../nodes/text-list.ts';
import { findExecutions, listEvents, listNodeExecutions } from '../store/executions.ts';
import type { PartialItem } from '../store/tables.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/open-test-database.ts';
import { createWorkflow } from '../store/workflows.ts';
import type { EngineEvent } from './emitter.ts';
import { isLastEvent } from './events.ts';
import { eventOfRow } from './event-of-row.ts';
import { followExecution } from './follow-execution.ts';
import { plainRequest, startEngine, type TestEngine } from '../../testing/start-engine.ts';

/** Passes on how many names have reached it; fails, or takes a few turns of the event loop, when it is told to. */
const step = defineNode({
  name: 'STEP',
  version: 1,
  title: 'Step',
  description: 'A step.',
  category: 'TRANSFORM',
  icon: 'footprints',
  inputs: [{ name: 'input', label: 'In', kind: 'text', accepts: ['text', 'prompt'], isRequired: false, isOpen: true }],
  outputs: [{ name: 'prompt', label: 'Out', kind: 'prompt' }],
  config: z.strictObject({
    fails: z.boolean().default(false).meta({ label: 'Fails' }),
    turns: z.int().default(0).meta({ label: 'Turns' }),
  }),
  async run({ config, upstream }) {
    for (let turn = 0; turn < config.turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (config.fails) throw new AppError('PROVIDER_FAILED', { details: { turns: config.turns } });
    return { prompt: upstream.map(({ name }) => name).join(' ') };
  },
});

/** Writes on and on, and ends when it is told to. */
const writing = { isEnough: false };
const writer = defineNode({
  name: 'WRITER',
  version: 1,
  title: 'Writer',
  description: 'Writes.',
  category: 'MODEL',
  icon: 'pen-line',
  inputs: [{ name: 'input', label: 'In', kind: 'text', accepts: ['text'], isRequired: false, isOpen: true }],
  outputs: [{ name: 'text', label: 'Out', kind: 'text' }],
  config: z.strictObject({}),
  async run({ handle }) {
    let text = 'o'.repeat(10_000);
    while (!writing.isEnough) {
      text += 'h';
      handle.progress({ message: 'Writing', partialText: text });
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { text: 'Oh.' };
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
  engine = await startEngine(database, [step, writer, textList]);
});
afterAll(async () => {
  await engine.close();
  await database.close();
});

/** Runs a graph to its end, and gives what was told and what was written. */
async function run(graph: Graph) {
  const told: EngineEvent[] = [];
  const ended = Promise.withResolvers<void>();
  const stop = engine.emitter.onWorkflow(workflowId, (event) => {
    told.push(event);
    if (isLastEvent(event.type)) ended.resolve();
  });
  const { execution } = await engine.execute({ ...plainRequest, userId, workflowId, graph });
  await ended.promise;
  stop();
  expect(engine.faults).toEqual([]);
  const written = await listEvents(database.service, execution.id, 0, 100_000);
  const nodes = await listNodeExecutions(database.service, [execution.id]);
  return { told, written, nodes };
}

test('any graph with any failures: numbers without gaps, each node once and in its turn, skips exact', async () => {
  const config = fc.record({ fails: fc.boolean(), turns: fc.nat({ max: 3 }) });
  const anyGraph = anyConnections({ most: 14, acyclic: true }).chain(({ size, pairs }) =>
    fc.array(config, { minLength: size, maxLength: size }).map((configs) => graphOf(configs, pairs)),
  );
  await fc.assert(
    fc.asyncProperty(anyGraph, async (graph) => {
      const { told, written, nodes } = await run(graph);
      const numbers = Array.from({ length: written.length }, (_, index) => index + 1);
      expect(told.map((event) => event.sequence)).toEqual(numbers);
      expect(written.map((event) => event.sequence)).toEqual(numbers);
      expect(told.map((event) => event.type)).toEqual(written.map((event) => event.type));

      const plan = planGraph(graph);
      const failing = graph.nodes.flatMap((node, index) => (node.config.fails ? [index] : []));
      const cut = new Set(failing.flatMap((index) => descendants(plan, index)));
      const wanted = graph.nodes.map((node, index) =>
        cut.has(index) ? 'SKIPPED' : node.config.fails ? 'FAILED' : 'COMPLETED',
      );
      expect(nodes.map((node) => node.status)).toEqual(wanted);
      expect(nodes.map((node) => node.attempts)).toEqual(wanted.map((status) => (status === 'SKIPPED' ? 0 : 1)));

      const when = (type: string, key: string) =>
        told.findIndex((event) => event.type === type && event.nodeExecution?.node_key === key);
      for (const [index, node] of graph.nodes.entries()) {
        if (wanted[index] === 'SKIPPED') continue;
        const started = when('NodeStarted', node.key);
        for (const parent of plan.parents[index] ?? []) {
          expect(started).toBeGreaterThan(when('NodeCompleted', graph.nodes[parent]?.key ?? ''));
        }
      }
      expect(told.at(-1)?.type).toBe(wanted.includes('FAILED') ? 'ExecutionFailed' : 'ExecutionCompleted');
    }),
    { numRuns: 40 },
  );
});

test('a text of 10 kB is told as it grows, stands in its node alone, and never in the log; who comes back misses no number', async () => {
  writing.isEnough = false;
  const seen: number[] = [];
  const shown: string[] = [];
  const stop = engine.emitter.onWorkflow(workflowId, ({ type, nodeExecution }) => {
    const { partialText } = nodeExecution?.progress ?? {};
    if (type === 'NodeProgressed' && partialText) shown.push(partialText);
    writing.isEnough = shown.length >= 3;
  });
  const graph = graphOfTypes(['WRITER']);
  const { execution } = await engine.execute({ ...plainRequest, userId, workflowId, graph });
  const readLog = async (after: number) => {
    const events = await listEvents(database.service, execution.id, after, 1_000);
    const [row] = await findExecutions(database.service, [execution.id]);
    const [node] = await listNodeExecutions(database.service, [execution.id]);
    if (!row || !node) throw new Error('There is a run of a node.');
    const told = events.map((event) => eventOfRow(event, row, new Map([[node.id, node]])));
    return { events: told, isComplete: true, status: row.status, lastSequence: row.last_sequence };
  };
  // Its connection drops after each event.
  for (let isOver = false; !isOver;) {
    const source = { emitter: engine.emitter, executionId: execution.id, afterSequence: seen.at(-1) ?? 0, readLog };
    for await (const { sequence, type } of followExecution(source)) {
      seen.push(sequence);
      isOver = isLastEvent(type);
      break;
    }
  }
  stop();
  expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => index + 1));
  expect(shown.every((text) => text.length > 10_000)).toBe(true);
  expect(shown.every((text, index) => text.startsWith(shown[index - 1] ?? ''))).toBe(true);
  const written = await listEvents(database.service, execution.id, 0, 1_000);
  expect(written.filter(({ type }) => type === 'NodeProgressed')[0]?.payload).toEqual({
    progress: { message: 'Writing' },
  });
  expect(JSON.stringify(written)).not.toContain('ooo');
  const [node] = await listNodeExecutions(database.service, [execution.id]);
  expect(node).toMatchObject({ status: 'COMPLETED', progress: null });
});

test('of items, those are told that are being written', async () => {
  writing.isEnough = false;
  const shown: PartialItem[][] = [];
  const stop = engine.emitter.onWorkflow(workflowId, ({ type, nodeExecution }) => {
    const { partialItems } = nodeExecution?.progress ?? {};
    if (type === 'NodeProgressed' && partialItems) shown.push(partialItems);
    writing.isEnough = shown.some((items) => items.length === 2);
  });
  const { nodes, written } = await run(graphOfTypes(['TEXT_LIST', 'WRITER']));
  stop();
  const both = shown.find((items) => items.length === 2);
  expect(both).toMatchObject([
    { index: 0, text: expect.stringContaining('oh') },
    { index: 1, text: expect.stringContaining('oh') },
  ]);
  expect(JSON.stringify(written)).not.toContain('ooo');
  expect(nodes.at(-1)).toMatchObject({ status: 'COMPLETED', progress: null });
});

test('a thousand nodes in a row come to an end without growing the stack', async () => {
  const pairs = Array.from({ length: 999 }, (_, index): [number, number] => [index, index + 1]);
  const { nodes, told } = await run(
    graphOf(
      Array.from({ length: 1_000 }, () => ({ fails: false, turns: 0 })),
      pairs,
    ),
  );
  expect(nodes.every((node) => node.status === 'COMPLETED')).toBe(true);
  expect(told).toHaveLength(2_002);
});

/** Of one node of each type, in a row. */
function graphOfTypes(types: readonly string[]): Graph {
  const { nodes } = graphOf(
    types.map(() => ({ fails: false, turns: 0 })),
    [],
  );
  const edges = types.slice(1).map((_, index) => ({
    sourceKey: `n${index}`,
    sourceHandle: 'text',
    targetKey: `n${index + 1}`,
    targetHandle: 'input',
  }));
  return {
    nodes: nodes.map((node, index) => ({
      ...node,
      type: types[index] ?? '',
      config: types[index] === 'TEXT_LIST' ? { values: ['a', 'b'] } : {},
    })),
    edges,
  };
}

function graphOf(configs: { fails: boolean; turns: number }[], pairs: readonly (readonly [number, number])[]): Graph {
  // Two edges between the same nodes are one edge twice, which a graph cannot have.
  const edges = [...new Set(pairs.map(([from, to]) => `n${from} n${to}`))].map((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    return edge(from, to);
  });
  return {
    nodes: configs.map((config, index) => ({
      key: `n${index}`,
      type: 'STEP',
      name: `n${index}`,
      config,
      position: { x: 0, y: 0 },
      hasBreakpoint: false,
    })),
    edges,
  };
}
