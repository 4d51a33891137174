import { afterAll, beforeAll, expect, test } from 'vitest';
import { adGraph, graphOf, prompt, text } from './ad-graph.ts';
import type { EventSeen } from './operations.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
});
afterAll(() => app.close());

const update = `mutation ($input: UpdateNodeExecutionInput!) { updateNodeExecution(input: $input) {
  __typename
  ... on UpdateNodeExecutionPayload { nodeExecution { status input output inputEditedAt outputEditedAt editedBy } }
  ... on Error { code message }
  ... on InputInvalidError { fields { path message } }
} }`;

type Updated = Record<string, unknown> & { __typename: string; nodeExecution?: Record<string, unknown> };

async function correct(
  nodeExecutionId: string | undefined,
  values: { input?: unknown; output?: unknown },
  by = person,
) {
  const { updateNodeExecution } = await by.read<{ updateNodeExecution: Updated }>(update, {
    input: { nodeExecutionId, ...values },
  });
  return updateNodeExecution;
}

async function resume(executionId: string) {
  await person.read('mutation ($input: ResumeExecutionInput!) { resumeExecution(input: $input) { __typename } }', {
    input: { executionId },
  });
}

/** A correction is no change of the workflow: what was made by it is not out of date. */
async function expectUpToDate(executionId: string): Promise<void> {
  const query = 'query ($id: ID!) { execution(id: $id) { outdatedNodeKeys } }';
  expect(await person.read(query, { id: executionId })).toEqual({ execution: { outdatedNodeKeys: [] } });
}

/** Runs an ad that stops before these nodes; the words make it one that was never run before. */
async function pauseBefore(keys: string[], words: string) {
  const graph = adGraph();
  graph.nodes = graph.nodes.map((one) => ({
    ...one,
    hasBreakpoint: keys.includes(one.key),
    config: one.key === 'idea' ? { value: words } : one.config,
  }));
  const { id } = await person.createWorkflow(graph);
  const executionId = await person.execute(id);
  const events = await untilPaused(executionId, 0);
  return { executionId, events, nodes: await nodesOf(executionId) };
}

async function untilPaused(executionId: string, after: number): Promise<EventSeen[]> {
  const events: EventSeen[] = [];
  for await (const event of person.follow(executionId, after)) {
    events.push(event);
    if (event.__typename === 'ExecutionPaused') break;
  }
  return events;
}

async function nodesOf(executionId: string) {
  const { nodeExecutions } = await person.execution(executionId);
  return new Map(nodeExecutions.map((one) => [one.node.key, one]));
}

test('what a paused node is about to take: the run goes on with the correction, and tells who made it', async () => {
  const { executionId, events, nodes } = await pauseBefore(['model'], 'green tea');
  expect(nodes.get('model')?.input).toMatchObject({ prompt: 'An ad for green tea' });
  const corrected = await correct(nodes.get('model')?.id, { input: { prompt: 'A cup of matcha' } });
  expect(corrected.nodeExecution).toMatchObject({
    status: 'PAUSED',
    input: { prompt: 'A cup of matcha' },
    inputEditedAt: expect.any(String) as string,
    outputEditedAt: null,
    editedBy: person.email,
  });
  await resume(executionId);
  const rest = await Array.fromAsync(person.follow(executionId, events.length));
  expect(rest[0]).toMatchObject({ __typename: 'NodeUpdated', nodeExecution: { node: { key: 'model' } } });
  const execution = await person.execution(executionId);
  expect(execution.status).toBe('COMPLETED');
  expect(execution.generations.edges.map(({ node }) => node.prompt)).toEqual(['A cup of matcha']);
  await expectUpToDate(executionId);
});

test('what a finished node gave: whoever waits for it is shown the new value', async () => {
  const { executionId, nodes } = await pauseBefore(['model'], 'black tea');
  expect(await correct(nodes.get('prompt')?.id, { output: { prompt: 'A samovar' } })).toMatchObject({
    nodeExecution: { status: 'COMPLETED', output: { prompt: 'A samovar' } },
  });
  expect((await nodesOf(executionId)).get('model')?.input).toMatchObject({ prompt: 'A samovar' });
  await resume(executionId);
  await Array.fromAsync(person.follow(executionId));
  expect((await person.execution(executionId)).generations.edges.map(({ node }) => node.prompt)).toEqual(['A samovar']);
  await expectUpToDate(executionId);
});

test('what had already run on the old value is run again', async () => {
  const graph = graphOf(
    [
      text('idea', 'white tea'),
      prompt('early', 'Early {{text}}'),
      { ...prompt('late', 'Late {{text}}'), hasBreakpoint: true },
    ],
    'idea.text -> early.input',
    'idea.text -> late.input',
  );
  const { id } = await person.createWorkflow(graph);
  const executionId = await person.execute(id);
  await untilPaused(executionId, 0);
  const nodes = await nodesOf(executionId);
  expect(nodes.get('early')?.output).toEqual({ prompt: 'Early white tea' });
  await correct(nodes.get('idea')?.id, { output: { text: 'oolong' } });
  const after = await nodesOf(executionId);
  expect(after.get('early')?.status).toBe('PENDING');
  expect(after.get('late')).toMatchObject({ status: 'PAUSED', input: { text: 'oolong' } });
  await resume(executionId);
  await Array.fromAsync(person.follow(executionId));
  const ended = await nodesOf(executionId);
  expect(ended.get('early')?.output).toEqual({ prompt: 'Early oolong' });
  expect(ended.get('late')?.output).toEqual({ prompt: 'Late oolong' });
});

test('a corrected result is this run’s alone: the next one does not reuse it', async () => {
  const { executionId, nodes } = await pauseBefore(['output'], 'mint tea');
  const [picture] = (nodes.get('model')?.output?.image_urls ?? []) as string[];
  // A signed link stands for the picture behind it.
  const changed = await correct(nodes.get('model')?.id, {
    output: { image_urls: [picture, picture], cost: '0.003000' },
  });
  const { image_urls: links } = (changed.nodeExecution?.output ?? {}) as { image_urls?: string[] };
  expect(links).toHaveLength(2);
  await resume(executionId);
  await Array.fromAsync(person.follow(executionId));
  const { workflow } = await person.execution(executionId);
  const next = await person.execute(workflow?.id ?? '', undefined, { upToNodeKey: 'model' });
  await Array.fromAsync(person.follow(next));
  expect((await nodesOf(next)).get('model')?.output?.image_urls).toHaveLength(1);
});

test('a value may say what it is: a picture by the id of its asset, and never somebody else’s', async () => {
  const { executionId, nodes } = await pauseBefore(['output'], 'rooibos');
  const read = (by: Person, id: string) =>
    by.read<{ execution: { nodeExecutions: { images: { id: string }[] }[] } }>(
      'query ($id: ID!) { execution(id: $id) { nodeExecutions { images { id } } } }',
      { id },
    );
  const [asset = ''] = (await read(person, executionId)).execution.nodeExecutions.flatMap(({ images }) =>
    images.map(({ id }) => id),
  );
  const image = (id: string) => ({ kind: 'image', asset: id });
  const model = nodes.get('model')?.id;
  const twice = { image_urls: { kind: 'list', items: [image(asset), image(asset)] }, cost: '0.003000' };
  const { nodeExecution } = await correct(model, { output: twice });
  const [one = '', two] = (nodeExecution?.['output'] as { image_urls?: string[] } | undefined)?.image_urls ?? [];
  expect(new URL(one).pathname).toBe(new URL(two ?? '').pathname);

  const other = await app.signUp();
  const { execution } = await other.run(adGraph());
  const [theirs = ''] = (await read(other, execution.id)).execution.nodeExecutions.flatMap(({ images }) =>
    images.map(({ id }) => id),
  );
  for (const value of [image(theirs), image('nowhere'), { kind: 'list', items: [image(theirs)] }])
    expect(await correct(model, { output: { image_urls: value } })).toMatchObject({
      __typename: 'InputInvalidError',
      fields: [{ path: ['output', 'image_urls'] }],
    });
  expect(await correct(model, { output: { image_urls: { kind: 'text', text: one } } })).toMatchObject({
    fields: [{ path: ['output', 'image_urls'], message: 'must be a list of links to pictures.' }],
  });
});

test('what does not fit is refused by name, and nothing is changed', async () => {
  const { executionId, nodes } = await pauseBefore(['model'], 'red tea');
  const [ran, paused] = [nodes.get('prompt')?.id, nodes.get('model')?.id];
  for (const [id, values, path] of [
    [paused, { input: { prompt: 5 } }, ['input', 'prompt']],
    [paused, { input: {} }, ['input', 'prompt']],
    [paused, { input: { prompt: 'x', nonsense: 1 } }, ['input', 'nonsense']],
    [paused, { input: 'x' }, ['input']],
    [ran, { output: { prompt: ['x'] } }, ['output', 'prompt']],
    [ran, {}, ['input']],
    [ran, { input: { prompt: 'x' }, output: { prompt: 'x' } }, ['input']],
  ] as const) {
    expect(await correct(id, values)).toMatchObject({ __typename: 'InputInvalidError', fields: [{ path }] });
  }
  for (const [id, values] of [
    [ran, { input: { text: 'x' } }],
    [paused, { output: { image_urls: [] } }],
  ] as const) {
    expect(await correct(id, values)).toMatchObject({ __typename: 'StateConflictError' });
  }
  const stranger = await app.signUp();
  expect(await correct(paused, { input: { prompt: 'x' } }, stranger)).toMatchObject({ __typename: 'NotFoundError' });
  expect((await nodesOf(executionId)).get('model')?.input).toEqual(nodes.get('model')?.input);

  await person.cancel(executionId);
  expect(await correct(paused, { input: { prompt: 'x' } })).toMatchObject({ __typename: 'StateConflictError' });
});

test('a correction also reaches a template that asks for the value by its node’s name', async () => {
  const graph = graphOf(
    [text('idea', 'white tea'), { ...prompt('ad', 'An ad for {{idea.text}}'), hasBreakpoint: true }],
    'idea.text -> ad.input',
  );
  const { id } = await person.createWorkflow(graph);
  const executionId = await person.execute(id);
  await untilPaused(executionId, 0);
  await correct((await nodesOf(executionId)).get('ad')?.id, { input: { text: 'rooibos' } });
  await resume(executionId);
  await Array.fromAsync(person.follow(executionId));
  expect((await nodesOf(executionId)).get('ad')?.output).toEqual({ prompt: 'An ad for rooibos' });
});
