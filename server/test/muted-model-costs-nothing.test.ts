import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { adGraph, graphOf, model, node, output, prompt, text } from './ad-graph.ts';
import { saveWorkflowGraph } from './operations.ts';
import type { Person, RunOptions } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
});
afterAll(() => app.close());

const mute = (graph: Graph, ...keys: string[]): Graph => ({
  ...graph,
  nodes: graph.nodes.map((one) => (keys.includes(one.key) ? { ...one, isMuted: true } : one)),
});

/** One prompt, two models that differ by their seeds, one output. */
const twoModels = () =>
  graphOf(
    [
      text('idea', 'a teapot'),
      prompt('prompt', 'An ad for {{text}}'),
      model('first', { seed: 1, num_images: 1 }),
      model('second', { seed: 2, num_images: 1 }),
      output('output'),
    ],
    'idea.text -> prompt.input',
    'prompt.prompt -> first.prompt',
    'prompt.prompt -> second.prompt',
    'first.image_urls -> output.image_urls',
    'second.image_urls -> output.image_urls',
  );

interface Outcome {
  status: string;
  totalCost: string;
  estimatedCost: string;
  graph: { nodes: { key: string; isMuted: boolean }[] };
  nodeExecutions: {
    id: string;
    status: string;
    skipReason: string | null;
    cost: string;
    attempts: number;
    output: Record<string, unknown> | null;
    node: { key: string };
  }[];
}

async function look(id: string) {
  const { execution } = await person.read<{ execution: Outcome }>(
    `query ($id: ID!) { execution(id: $id) { status totalCost estimatedCost graph { nodes { key isMuted } }
      nodeExecutions { id status skipReason cost attempts output node { key } } } }`,
    { id },
  );
  const how = execution.nodeExecutions.map((one) => [one.node.key, one.skipReason ?? one.status]);
  const outputOf = (key: string) => execution.nodeExecutions.find((one) => one.node.key === key)?.output;
  return { ...execution, outputOf, how: Object.fromEntries(how) as Record<string, string> };
}

async function run(workflowId: string, options?: RunOptions) {
  const id = await person.execute(workflowId, undefined, options);
  const events = await Array.fromAsync(person.follow(id));
  return { id, events, ...(await look(id)) };
}

async function estimate(id: string) {
  const { estimateCost, workflow } = await person.read<{
    estimateCost: { total: string; nodes: { nodeKey: string }[] };
    workflow: { problems: { code: string }[]; nodes: { key: string; isMuted: boolean }[] };
  }>(
    `query ($id: ID!) {
      estimateCost(workflowId: $id) { total nodes { nodeKey } } workflow(id: $id) { problems { code } nodes { key isMuted } }
    }`,
    { id },
  );
  return { ...estimateCost, ...workflow };
}

test('the output takes the other model’s picture, and the muted one is neither asked nor paid', async () => {
  const { id, version } = await person.createWorkflow(mute(twoModels(), 'second'));
  expect(await estimate(id)).toMatchObject({
    total: '0.003000',
    nodes: expect.arrayContaining([{ key: 'second', isMuted: true }]),
  });
  const before = app.submissions().length;
  const done = await run(id);
  expect(done).toMatchObject({ status: 'COMPLETED', totalCost: '0.003000', estimatedCost: '0.003000' });
  expect(done.how).toEqual({
    idea: 'COMPLETED',
    prompt: 'COMPLETED',
    first: 'COMPLETED',
    second: 'MUTED',
    output: 'COMPLETED',
  });
  expect(done.graph.nodes.filter((one) => one.isMuted)).toEqual([{ key: 'second', isMuted: true }]);
  expect(done.outputOf('output')).toEqual({ final_images: done.outputOf('first')?.image_urls });
  expect(app.submissions().slice(before)).toMatchObject([{ input: { seed: 1 } }]);
  // It is told at once, before anything else happens.
  expect(done.events.slice(0, 2)).toMatchObject([
    { __typename: 'ExecutionStarted' },
    { __typename: 'NodeSkipped', nodeExecution: { status: 'SKIPPED', node: { key: 'second' } } },
  ]);
  expect(done.nodeExecutions[3]).toMatchObject({ cost: '0.000000', attempts: 0 });

  // Heard again, it alone is asked; the output, which now takes both pictures in the order of their wires, is made anew.
  await person.read(saveWorkflowGraph, { input: { workflowId: id, version, graph: twoModels() } });
  const both = await run(id);
  expect(both).toMatchObject({ status: 'COMPLETED', totalCost: '0.003000' });
  expect(app.submissions().slice(before + 1)).toMatchObject([{ input: { seed: 2 } }]);
  const pictures = ['first', 'second'].flatMap((key) => both.outputOf(key)?.image_urls);
  expect(both.outputOf('output')).toEqual({ final_images: pictures });
});

test('what needs the muted node is left out with it, and the run completes', async () => {
  const graph = adGraph();
  graph.nodes.push(text('aside', 'something else'));
  const { id } = await person.createWorkflow(mute(graph, 'prompt'));
  const known = await estimate(id);
  expect([known.total, known.problems]).toEqual(['0.000000', []]);
  const done = await run(id);
  expect(done).toMatchObject({ status: 'COMPLETED', totalCost: '0.000000' });
  expect(done.how).toEqual({
    idea: 'COMPLETED',
    prompt: 'MUTED',
    model: 'INPUT_MUTED',
    output: 'INPUT_MUTED',
    aside: 'COMPLETED',
  });
});

test('a muted node that is not filled in stands in nobody’s way; a failure still skips what comes after it', async () => {
  const graph = graphOf(
    [prompt('empty', ''), prompt('broken', '{{nothing}}'), prompt('after', 'On {{prompt}}')],
    'broken.prompt -> after.input',
  );
  const { id } = await person.createWorkflow(mute(graph, 'empty'));
  expect((await estimate(id)).problems.map(({ code }) => code)).toEqual(['TEMPLATE_VARIABLE_MISSING']);
  const failed = await run(id);
  expect(failed.status).toBe('FAILED');
  expect(failed.how).toEqual({ empty: 'MUTED', broken: 'FAILED', after: 'UPSTREAM_FAILED' });

  // A retry keeps to the snapshot, whatever the workflow is by now.
  await person.read(saveWorkflowGraph, { input: { workflowId: id, version: 1, graph } });
  await person.read(
    'mutation ($input: RetryExecutionInput!) { retryExecution(input: $input) { ... on Error { message } } }',
    { input: { executionId: failed.id } },
  );
  await Array.fromAsync(person.follow(failed.id, failed.events.length));
  expect(await look(failed.id)).toMatchObject({ status: 'FAILED', how: failed.how });
});

test('a part of the workflow leaves the muted node and what it alone needs away', async () => {
  const graph = twoModels();
  graph.nodes.push(text('seedling', 'only for the first'));
  graph.edges.push({ sourceKey: 'seedling', sourceHandle: 'text', targetKey: 'first', targetHandle: 'prompt' });
  const { id } = await person.createWorkflow(mute(graph, 'first'));
  const part = await run(id, { upToNodeKey: 'output' });
  expect(part.status).toBe('COMPLETED');
  expect(Object.keys(part.how)).toEqual(['idea', 'prompt', 'second', 'output']);
});

test('what does not run cannot be run by itself, and nothing at all is no run', async () => {
  const execute = `mutation ($input: ExecuteWorkflowInput!) { executeWorkflow(input: $input) {
    ... on InputInvalidError { fields { path message } } ... on GraphInvalidError { problems { code } }
  } }`;
  const ask = async (workflowId: string, options: RunOptions) =>
    (await person.read<{ executeWorkflow: unknown }>(execute, { input: { workflowId, ...options } })).executeWorkflow;
  const { id } = await person.createWorkflow(mute(adGraph(), 'prompt'));
  expect(await ask(id, { upToNodeKey: 'prompt' })).toEqual({
    fields: [{ path: ['upToNodeKey'], message: 'the node “prompt” is muted, so that it does not run.' }],
  });
  expect(await ask(id, { onlyNodeKey: 'output' })).toEqual({
    fields: [{ path: ['onlyNodeKey'], message: 'the node “output” does not run, because what it needs is muted.' }],
  });
  const silent = await person.createWorkflow(mute(graphOf([node('idea', 'TEXT_INPUT', { value: 'x' })]), 'idea'));
  expect(await ask(silent.id, {})).toEqual({ problems: [{ code: 'EMPTY_GRAPH' }] });
});

test('a muted node before a breakpoint changes nothing for those who correct values there', async () => {
  const graph = mute(twoModels(), 'first');
  graph.nodes = graph.nodes.map((one) => (one.key === 'second' ? { ...one, hasBreakpoint: true } : one));
  const { id } = await person.createWorkflow(graph);
  const executionId = await person.execute(id);
  for await (const event of person.follow(executionId)) if (event.__typename === 'ExecutionPaused') break;
  const idea = (await look(executionId)).nodeExecutions.find((one) => one.node.key === 'idea');
  await person.read(
    'mutation ($input: UpdateNodeExecutionInput!) { updateNodeExecution(input: $input) { ... on Error { message } } }',
    { input: { nodeExecutionId: idea?.id, output: { text: 'a samovar' } } },
  );
  expect((await look(executionId)).how).toMatchObject({ first: 'MUTED', prompt: 'PENDING', second: 'PENDING' });
  await person.cancel(executionId);
});
