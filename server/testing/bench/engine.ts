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
/** A list of so many texts. */
const list: NodeType = defineNode({
  name: 'LIST',
  version: 1,
  title: 'List',
  description: 'Texts.',
  category: 'INPUT',
  icon: 'list',
  inputs: [],
  outputs: [{ name: 'text', label: 'Text', kind: 'text', list: { path: ['count'], isAlways: true } }],
  config: z.strictObject({ count: z.int().default(1).meta({ label: 'Count' }) }),
  run: async ({ config }) => ({ text: Array.from({ length: config.count }, (_, index) => `Text ${index}`) }),
});
const types = new Map([noop, list].map((type) => [type.name, type]));

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

/** One node of which so many take what it gives. */
function fan(width: number): Graph {
  const [first, ...others] = chain(width + 1).nodes;
  const edges = others.map(({ key }) => ({
    sourceKey: 'n0',
    sourceHandle: 'text',
    targetKey: key,
    targetHandle: 'input',
  }));
  return { nodes: first ? [first, ...others] : [], edges };
}

/** A list of so many, and one node that runs over them. */
function mapped(count: number): Graph {
  const { nodes, edges } = chain(2);
  return {
    nodes: nodes.map((node, index) => (index === 0 ? { ...node, type: 'LIST', config: { count } } : node)),
    edges,
  };
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
  const stop = emitter.onWorkflow(request.workflowId ?? '', ({ type, execution }) => {
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

/** How long one execution takes, in milliseconds, and what it adds to the heap while it runs, in bytes. */
async function oneRun({ engine, emitter, request }: Bench, graph: Graph) {
  const before = process.memoryUsage().heapUsed;
  let most = before;
  const begun = performance.now();
  const { execution } = await engine.execute({ ...request, graph });
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

/** The median of several pairs, each run one after the other: what items cost beside what as many nodes cost. */
async function itemsBesideNodes(bench: Bench, count: number): Promise<string> {
  const ratios: number[] = [];
  const items: number[] = [];
  for (let pair = 0; pair < 7; pair++) {
    const asNodes = await oneRun(bench, fan(count));
    const asItems = await oneRun(bench, mapped(count));
    ratios.push(asItems.milliseconds / asNodes.milliseconds);
    items.push(asItems.milliseconds);
  }
  const median = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
  return `${Math.round((median(items) / count) * 1_000)}, ${median(ratios).toFixed(2)} × what ${count.toLocaleString('en')} nodes cost`;
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
    const { milliseconds: took, heap } = await oneRun(bench, chain(length));
    console.log(
      `| ${name} | one of ${length.toLocaleString('en')} nodes | – | – | ${Math.round((took / length) * 1_000)}, and ${(heap / length / 1_024).toFixed(1)} KiB |`,
    );
  }
  console.log(`| ${name} | 1,000 items of one node | – | – | ${await itemsBesideNodes(bench, 1_000)} |`);
  await bench.close();
}
await postgres?.close();
await rm(folder, { recursive: true, force: true });
console.log(`\nRSS ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`);
