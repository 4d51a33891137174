import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { descendants, planGraph } from '@visualadgen/graph/plan/plan.ts';
import { anyConnections, edge } from '@visualadgen/graph/testing/sample-graph.ts';
import { defineNode } from '../nodes/define-node.ts';
import { listEvents, listNodeExecutions } from '../store/executions.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/open-test-database.ts';
import { createWorkflow } from '../store/workflows.ts';
import type { EngineEvent } from './emitter.ts';
import { isLastEvent } from './events.ts';
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

let database: TestDatabase;
let userId: string;
let workflowId: string;
let engine: TestEngine;
beforeAll(async () => {
  database = await openTestDatabase();
  userId = await database.addPerson();
  const workflow = { userId, name: 'Any', description: null, graph: { nodes: [], edges: [] } };
  workflowId = (await database.service.transaction().execute((db) => createWorkflow(db, workflow))).id;
  engine = await startEngine(database, [step]);
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
