import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import { plainInput, readOutput } from '../../src/engine/node-values.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createEventEmitter, type EventEmitter } from '../../src/engine/emitter.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { isLastEvent } from '../../src/engine/events.ts';
import { createReuse } from '../../src/engine/reuse.ts';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { mergeInputs } from '@visualadgen/graph/merging/merge.ts';
import { planGraph } from '@visualadgen/graph/plan/plan.ts';
import { defineNode, type NodeType } from '../../src/nodes/define-node.ts';
import { closeBoss, openBoss } from '../../src/jobs/open-boss.ts';
import type { NodeServices } from '../../src/nodes/node-services.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import type { FileStorage } from '../../src/store/file-storage.ts';
import { applySupabaseBaseline, migrate } from '../../src/store/migrate.ts';
import { createWorkflow } from '../../src/store/workflows.ts';
import { startPostgres } from '../../test/start-postgres.ts';

/*
 * What the engine costs: executions of ten nodes in a row that do nothing, asked for one, ten and fifty at a time, with
 * everything durable (the execution, its job, every node's state and every event), beside the same graph walked in memory.
 */

const noop: NodeType = defineNode({
  name: 'NOOP',
  version: 1,
  title: 'Nothing',
  description: 'Passes on what it is given.',
  category: 'TRANSFORM',
  icon: 'minus',
  inputs: [{ name: 'input', label: 'In', kind: 'text', accepts: ['text'], isRequired: false, isOpen: true }],
  outputs: [{ name: 'text', label: 'Out', kind: 'text' }],
  config: z.strictObject({}),
  run: async () => ({ text: 'x' }),
});
const types = new Map([['NOOP', noop]]);

/** Tuned n8n, executions of ten such nodes a second at 1, 10 and 50 at once, on a machine like the one this is aimed at. */
const tunedN8n = { 1: 125, 10: 160, 50: 165 } as const;

function chain(length: number): Graph {
  const nodes = Array.from({ length }, (_, index) => ({
    key: `n${index}`,
    type: 'NOOP',
    name: `n${index}`,
    config: {},
    position: { x: 0, y: 0 },
    hasBreakpoint: false,
  }));
  const edges = nodes.slice(1).map((node, index) => ({
    sourceKey: `n${index}`,
    sourceHandle: 'text',
    targetKey: node.key,
    targetHandle: 'input',
  }));
  return { nodes, edges };
}

interface Bench {
  engine: Engine;
  emitter: EventEmitter;
  request: Parameters<Engine['execute']>[0];
  close(): Promise<void>;
}

async function openBench(database: Database): Promise<Bench> {
  await database.runScript(
    'create schema if not exists auth; create table if not exists auth.users (id uuid primary key, email text);',
  );
  await applySupabaseBaseline(database);
  await migrate(database);
  const userId = crypto.randomUUID();
  await database.query('insert into auth.users (id, email) values ($1, $2)', [userId, `${userId}@example.com`]);
  const graph = chain(10);
  const workflow = await database.service
    .transaction()
    .execute((db) => createWorkflow(db, { userId, name: 'Bench', description: null, graph: { nodes: [], edges: [] } }));
  const emitter = createEventEmitter((fault) => console.error(fault));
  const storage = {} as FileStorage;
  const boss = await openBoss(database, console.error);
  const engine = await createEngine({
    database,
    boss,
    emitter,
    storage,
    reuse: createReuse(database, storage),
    serverId: 'bench',
    leaseSeconds: 20,
    itemLimits: { perNode: 1_000, perRun: 5_000 },
    types,
    services: {} as NodeServices,
    onError: console.error,
    onRunError: console.error,
    onJobsError: console.error,
  });
  await engine.start();
  const request = {
    userId,
    workflowId: workflow.id,
    workflowVersion: 1,
    graph,
    idempotencyKey: null,
    isFresh: true,
    targetKey: null,
    isSingle: false,
    retryOf: null,
    budget: null,
    estimatedCost: null,
    nodeCosts: new Map<string, string>(),
  };
  return {
    engine,
    emitter,
    request,
    close: async () => {
      await engine.close();
      await closeBoss(boss);
      await database.close();
    },
  };
}

/** Executions a second, with so many asked for at once. */
async function rate({ engine, emitter, request }: Bench, atOnce: number, milliseconds: number): Promise<number> {
  const until = performance.now() + milliseconds;
  const ends = new Map<string, () => void>();
  const stop = emitter.onWorkflow(request.workflowId, ({ type, execution }) => {
    if (isLastEvent(type)) ends.get(execution.id)?.();
  });
  let count = 0;
  const begun = performance.now();
  const client = async () => {
    while (performance.now() < until) {
      const { execution } = await engine.execute(request);
      await new Promise<void>((resolve) => ends.set(execution.id, resolve));
      ends.delete(execution.id);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  stop();
  return (count / (performance.now() - begun)) * 1_000;
}

/** The same graph with nothing but its walk: plan, inputs, run. Executions a second. */
async function inMemory(milliseconds: number): Promise<number> {
  const graph = chain(10);
  const until = performance.now() + milliseconds;
  let count = 0;
  while (performance.now() < until) {
    const plan = planGraph(graph);
    const outputs: TypedValues[] = [];
    for (const index of plan.order) {
      const node = plan.nodes[index];
      if (!node) continue;
      const incoming = (plan.incoming[index] ?? []).flatMap(({ edge, source }) => {
        const from = plan.nodes[source];
        return from ? [{ edge, source: from, output: outputs[source] ?? {} }] : [];
      });
      const merged = mergeInputs(node, incoming, (name) => types.get(name));
      const output = await noop.run({
        config: node.config,
        ...plainInput(merged),
        services: {} as NodeServices,
        handle: {} as never,
      });
      outputs[index] = readOutput(output, { userId: '', type: noop });
    }
    count += 1;
  }
  return (count / milliseconds) * 1_000;
}

/** How long one execution of a long chain takes, in milliseconds, and what it adds to the heap while it runs, in bytes. */
async function oneLongRun({ engine, emitter, request }: Bench, length: number) {
  const before = process.memoryUsage().heapUsed;
  let most = before;
  const begun = performance.now();
  const { execution } = await engine.execute({ ...request, graph: chain(length) });
  await new Promise<void>((resolve) => {
    const stop = emitter.onExecution(execution.id, ({ type, sequence }) => {
      if (sequence % 1_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
      if (!isLastEvent(type)) return;
      stop();
      resolve();
    });
  });
  return { milliseconds: performance.now() - begun, heap: most - before };
}

const milliseconds = Number(process.env['BENCH_MS'] ?? 3_000);
const wanted = process.argv[2];
const folder = await mkdtemp(join(tmpdir(), 'visualadgen-bench-'));
const memory = await inMemory(1_000);
console.log(`in memory, nothing saved: ${Math.round(memory)}/s (${(1e6 / memory / 10).toFixed(1)} µs a node)\n`);
console.log('| database | at once | executions/s | of tuned n8n | µs a node |\n|---|---|---|---|---|');

const postgres = wanted === 'pglite' ? undefined : await startPostgres();
for (const [name, database] of [
  ...(wanted === 'postgres' ? [] : [['PGlite on disk', () => openDatabase({ folder })] as const]),
  ...(postgres ? [['Postgres', async () => openDatabase({ url: await postgres.createDatabase() })] as const] : []),
]) {
  const bench = await openBench(await database());
  await rate(bench, 10, 500);
  for (const atOnce of [1, 10, 50] as const) {
    const perSecond = await rate(bench, atOnce, milliseconds);
    const ratio = (perSecond / tunedN8n[atOnce]).toFixed(1);
    console.log(`| ${name} | ${atOnce} | ${Math.round(perSecond)} | ${ratio} | ${Math.round(1e5 / perSecond)} |`);
  }
  for (const length of [1_000, 10_000]) {
    const { milliseconds: took, heap } = await oneLongRun(bench, length);
    console.log(
      `| ${name} | one of ${length.toLocaleString('en')} nodes | – | – | ${Math.round((took / length) * 1_000)}, and ${(heap / length / 1_024).toFixed(1)} KiB |`,
    );
  }
  await bench.close();
}
await postgres?.close();
await rm(folder, { recursive: true, force: true });
console.log(`\nRSS ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`);
