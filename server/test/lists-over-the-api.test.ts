import { createHash, randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph, GraphNode } from '@visualadgen/graph/graph.ts';
import { graphOf, model, node, output, prompt } from './ad-graph.ts';
import { decodeId, encodeId } from '../src/schema/ids.ts';
import { pruneAll } from './prune-all.ts';
import type { Answer, Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp({
    config: { itemLimits: { perNode: 30, perRun: 50 }, confirmAbove: { paidCalls: 17, cost: '5' } },
  });
  person = await app.signUp();
});
afterAll(() => app.close());

// The graphs, and what is asked of them ---------------------------------------------------------------------------------

const texts = (key: string, values: string[]): GraphNode => node(key, 'TEXT_LIST', { values });

/* Lists as a program meets them, from the price to the retry of a single item. Long, for every way of it is tried on one server. */

/** Three headlines, two photos and three formats, each picture made of one of each. */
function campaign(
  headline: string[],
  over: Partial<GraphNode> = {},
  photo = ['cup', 'can'],
  format = ['square', 'story', 'wide'],
): Graph {
  return graphOf(
    [
      texts('headline', headline),
      texts('photo', photo),
      texts('format', format),
      prompt('prompt', '{{headline.text}} with a {{photo.text}}, {{format.text}}'),
      { ...model('model'), ...over },
      output('output'),
    ],
    'headline.text -> prompt.input',
    'photo.text -> prompt.input',
    'format.text -> prompt.input',
    'prompt.prompt -> model.prompt',
    'model.image_urls -> output.image_urls',
  );
}

interface Item {
  id: string;
  index: number;
  status: string;
  coordinates: { nodeKey: string; nodeName: string; index: number; label: string | null }[];
  input: Record<string, unknown> | null;
  output: Record<string, unknown> | null;
  images: { url: string; item: { index: number } | null }[];
  errorCode: string | null;
  cost: string;
  attempts: number;
  isLeftOut: boolean;
  reusedFrom: { node: { key: string } } | null;
  reusedFromItem: { index: number } | null;
  generation: { prompt: string; item: { index: number }; nodeExecution: { node: { key: string } } } | null;
  nodeExecution: { node: { key: string } };
}

interface Counts {
  total: number;
  completed: number;
  failed: number;
  skipped: number;
  running: number;
  reused: number;
}

interface Node {
  id: string;
  status: string;
  skipReason: string | null;
  input: unknown;
  output: Record<string, unknown[]> | null;
  itemCounts: Counts | null;
  hasFailedItems: boolean;
  error: string | null;
  errorCode: string | null;
  node: { key: string };
  images: { url: string }[];
  pictures: { asked: number; received: number } | null;
}

const itemFields = `id index status coordinates { nodeKey nodeName index label } input output images { url item { index } }
  errorCode cost attempts isLeftOut reusedFrom { node { key } } reusedFromItem { index }
  generation { prompt item { index } nodeExecution { node { key } } } nodeExecution { node { key } }`;
const counts = 'total completed failed skipped running reused';

async function look(id: string) {
  const { execution } = await person.read<{
    execution: {
      status: string;
      totalCost: string;
      error: string | null;
      errorCode: string | null;
      nodeExecutions: Node[];
    };
  }>(
    `query ($id: ID!) { execution(id: $id) { status totalCost error errorCode nodeExecutions {
      id status skipReason input output itemCounts { ${counts} } hasFailedItems error errorCode node { key } images { url }
      pictures { asked received }
    } } }`,
    { id },
  );
  const byKey = new Map(execution.nodeExecutions.map((one) => [one.node.key, one]));
  return {
    ...execution,
    node(key: string): Node {
      const found = byKey.get(key);
      if (!found) throw new Error(`The run has no node ${key}.`);
      return found;
    },
    items: (key: string, args = 'first: 100') => itemsOf(byKey.get(key)?.id ?? '', args),
  };
}

async function itemsOf(nodeExecutionId: string, args: string) {
  const { node: found } = await person.read<{ node: { items: { totalCount: number; nodes: Item[] } } }>(
    `query ($id: ID!) { node(id: $id) { ... on NodeExecution { items(${args}) { totalCount nodes { ${itemFields} } } } } }`,
    { id: nodeExecutionId },
  );
  return found.items;
}

interface Event {
  __typename: string;
  sequence: number;
  nodeExecution?: { node: { key: string }; status: string };
  item?: { index: number; status: string; coordinates: { label: string | null }[] } | null;
  itemCounts?: Counts | null;
}

const eventsOf = `subscription ($executionId: ID!, $afterSequence: Int) { executionEvents(executionId: $executionId, afterSequence: $afterSequence) {
  __typename sequence
  ... on NodeEvent { nodeExecution { status node { key } } }
  ... on NodeProgressed { itemCounts { ${counts} } }
  ... on NodeUpdated { item { index status coordinates { label } } }
  ... on NodeItemCompleted { item { index status coordinates { label } } itemCounts { ${counts} } }
  ... on NodeItemFailed { item { index status coordinates { label } } itemCounts { ${counts} } }
} }`;

/** The events after a number, until the run ends or pauses. */
async function follow(executionId: string, afterSequence = 0): Promise<Event[]> {
  const events: Event[] = [];
  type Told = Answer<{ executionEvents: Event }>;
  for await (const { data, errors } of person.subscribe(eventsOf, {
    executionId,
    afterSequence,
  }) as AsyncIterable<Told>) {
    if (errors || !data) throw new Error(JSON.stringify(errors));
    events.push(data.executionEvents);
    if (data.executionEvents.__typename === 'ExecutionPaused') break;
  }
  return events;
}

async function run(graph: Graph, options = {}) {
  const { id: workflowId } = await person.createWorkflow(graph);
  const executionId = await person.execute(workflowId, undefined, options);
  return { workflowId, executionId, events: await follow(executionId) };
}

async function mutate(name: string, input: Record<string, unknown>, payload = '') {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const answer = await person.read<
    Record<
      string,
      Result<Record<string, unknown>> & { problems?: object[]; fields?: { path: string[]; message: string }[] }
    >
  >(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      __typename
      ... on Error { code message }
      ${name === 'resumeExecution' ? '' : '... on InputInvalidError { fields { path message } }'}
      ${name === 'executeWorkflow' ? '... on GraphInvalidError { problems { code nodeKeys path } }' : ''}
      ${payload && `... on ${type}Payload { ${payload} }`}
    } }`,
    { input },
  );
  return answer[name];
}

/** What a run of the workflow would cost. */
async function estimate(workflowId: string, args: Record<string, unknown> = {}) {
  const { estimateCost } = await person.read<{ estimateCost: unknown }>(
    `query ($workflowId: ID!, $isFresh: Boolean! = false, $upToNodeKey: String, $onlyNodeKey: String, $inputs: JSON) {
      estimateCost(workflowId: $workflowId, isFresh: $isFresh, upToNodeKey: $upToNodeKey, onlyNodeKey: $onlyNodeKey, inputs: $inputs) {
        total isComplete paidCalls items needsConfirmation nodes { nodeKey cost listPrice isReused items paidCalls }
      }
    }`,
    { workflowId, ...args },
  );
  return estimateCost;
}

/** Tries a run again, and follows it to its end. */
async function retried(executionId: string, how: Record<string, unknown>) {
  const { execution } = await person.read<{ execution: { lastSequence: number } }>(
    'query ($id: ID!) { execution(id: $id) { lastSequence } }',
    { id: executionId },
  );
  expect(await mutate('retryExecution', { executionId, ...how })).toMatchObject({
    __typename: 'RetryExecutionPayload',
  });
  return { executionId, events: await follow(executionId, execution.lastSequence) };
}

interface Given {
  __typename: string;
  coordinates: { nodeKey: string; index: number; label: string | null }[];
}

// ---------------------------------------------------------------------------------------------------------------------

test('eighteen pictures, each known by its headline, its photo and its format', async () => {
  const { executionId, events } = await run(campaign(['Cool', 'Slow', 'Bold']));
  const done = await look(executionId);
  expect(done).toMatchObject({ status: 'COMPLETED', totalCost: '0.054000' });
  const drawn = done.node('model');
  expect(drawn).toMatchObject({
    input: null,
    hasFailedItems: false,
    itemCounts: { total: 18, completed: 18, failed: 0, skipped: 0, running: 0, reused: 0 },
    pictures: { asked: 18, received: 18 },
  });
  const items = await done.items('model');
  expect(items.totalCount).toBe(18);
  expect(drawn.images).toHaveLength(18);
  for (const [index, item] of items.nodes.entries()) {
    const [headline, photo, format] = item.coordinates.map(({ label }) => label);
    const words = `${headline} with a ${photo}, ${format}`;
    expect(item).toMatchObject({
      index,
      status: 'COMPLETED',
      coordinates: [{ nodeKey: 'headline', nodeName: 'headline' }, { nodeKey: 'photo' }, { nodeKey: 'format' }],
      input: { prompt: words },
      cost: '0.003000',
      attempts: 1,
      images: [{ item: { index } }],
      generation: { prompt: words, item: { index }, nodeExecution: { node: { key: 'model' } } },
      nodeExecution: { node: { key: 'model' } },
    });
    expect(drawn.output?.['image_urls']?.[index]).toEqual(item.output?.['image_urls']);
  }
  expect(new Set(items.nodes.map(({ coordinates }) => JSON.stringify(coordinates))).size).toBe(18);
  const told = events.filter(
    ({ __typename: type, nodeExecution }) => type === 'NodeItemCompleted' && nodeExecution?.node.key === 'model',
  );
  expect(told.map(({ itemCounts }) => itemCounts?.completed)).toEqual(
    Array.from({ length: 18 }, (_, index) => index + 1),
  );
  expect(new Set(told.map(({ item }) => item?.index)).size).toBe(18);

  // Each tells the words that it alone was made from.
  const { execution } = await person.read<{ execution: { nodeExecutions: { images: { lineage: Lineage }[] }[] } }>(
    'query ($id: ID!) { execution(id: $id) { nodeExecutions { images { lineage { steps { kind title text } } } } } }',
    { id: executionId },
  );
  const lineages = execution.nodeExecutions[4]?.images.map(({ lineage }) => lineage.steps.slice(2));
  expect(lineages).toEqual(
    items.nodes.map(({ coordinates, input }) => [
      { kind: 'PROMPT', title: 'prompt', text: input?.['prompt'] },
      ...coordinates.map(({ nodeName, label }) => ({ kind: 'TEXT', title: nodeName, text: label })),
    ]),
  );
});

interface Lineage {
  steps: { kind: string; title: string; text: string | null }[];
}

test('another headline pays for its own pictures alone, and says what was taken over', async () => {
  const graph = campaign(['Cool', 'Slow', 'Bold', 'Warm']);
  const { id: workflowId } = await person.createWorkflow(graph);
  expect(await estimate(workflowId)).toEqual({
    total: '0.018000',
    isComplete: true,
    paidCalls: 6,
    items: 48,
    needsConfirmation: false,
    nodes: [{ nodeKey: 'model', cost: '0.018000', listPrice: '0.072000', isReused: false, items: 24, paidCalls: 6 }],
  });
  expect(await estimate(workflowId, { isFresh: true })).toMatchObject({ paidCalls: 24, needsConfirmation: true });
  expect(await estimate(workflowId, { upToNodeKey: 'prompt', inputs: {} })).toMatchObject({ paidCalls: 0, nodes: [] });
  await expect(estimate(workflowId, { inputs: { headline: 'Cool' } })).rejects.toThrow(
    'inputs.headline: is not known here',
  );
  await expect(estimate(workflowId, { onlyNodeKey: 'gone' })).rejects.toThrow('has no node “gone”');
  const executionId = await person.execute(workflowId);
  await follow(executionId);
  const done = await look(executionId);
  expect(done).toMatchObject({ status: 'COMPLETED', totalCost: '0.018000' });
  expect(done.node('model').itemCounts).toMatchObject({ total: 24, completed: 24, reused: 18 });
  const { nodes: items } = await done.items('model');
  expect(items.slice(0, 18).every(({ generation }) => generation === null)).toBe(true);
  expect(items[7]).toMatchObject({
    reusedFrom: { node: { key: 'model' } },
    reusedFromItem: { index: 7 },
    cost: '0.000000',
  });
  expect(items[18]).toMatchObject({ reusedFrom: null, reusedFromItem: null, attempts: 1 });
});

test('items are read page by page, from either end, by status and by where they come from', async () => {
  const { executionId } = await run(campaign(['Cool', 'Slow', 'Bold']));
  const done = await look(executionId);
  const { id } = done.node('prompt');
  const page = async (args: string) => {
    const { node: found } = await person.read<{
      node: {
        items: {
          totalCount: number;
          nodes: { index: number }[];
          pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
        };
      };
    }>(
      `query ($id: ID!) { node(id: $id) { ... on NodeExecution { items(${args}) { totalCount nodes { index } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }`,
      { id },
    );
    const { totalCount, nodes, pageInfo } = found.items;
    return { totalCount, indexes: nodes.map(({ index }) => index), ...pageInfo };
  };
  const first = await page('first: 7');
  expect(first).toMatchObject({ totalCount: 18, indexes: [0, 1, 2, 3, 4, 5, 6], hasNextPage: true });
  const second = await page(`first: 7, after: "${first.endCursor}"`);
  expect(second).toMatchObject({ indexes: [7, 8, 9, 10, 11, 12, 13], hasNextPage: true, hasPreviousPage: true });
  expect(await page(`first: 7, after: "${second.endCursor}"`)).toMatchObject({
    indexes: [14, 15, 16, 17],
    hasNextPage: false,
  });
  expect(await page(`last: 2, before: "${second.startCursor}"`)).toMatchObject({
    indexes: [5, 6],
    hasPreviousPage: true,
  });
  expect(await page('status: [FAILED, SKIPPED]')).toMatchObject({ totalCount: 0, indexes: [] });
  expect(
    await page(
      'where: [{ nodeKey: "photo", index: 1 }, { nodeKey: "format", index: 0 }, { nodeKey: "format", index: 2 }]',
    ),
  ).toMatchObject({ totalCount: 6, indexes: [3, 5, 9, 11, 15, 17] });
  expect(await page('where: [{ nodeKey: "model", index: 0 }]')).toMatchObject({ totalCount: 0 });
  expect((await page('first: 0')).indexes).toEqual([]);
  const wrong = {
    'first: 101': 'first',
    'after: "YWJj"': 'after',
    'where: [{ nodeKey: "photo", index: -1 }]': 'where.0.index',
    'first: 1, last: 1': 'last',
  };
  for (const [args, field] of Object.entries(wrong)) await expect(page(args)).rejects.toThrow(`"message":"${field}: `);

  const single = done.node('headline');
  expect(single).toMatchObject({ itemCounts: null, hasFailedItems: false });
  expect(await itemsOf(single.id, 'first: 5')).toEqual({ totalCount: 0, nodes: [] });
  const item = (await itemsOf(id, 'first: 1')).nodes[0];
  const again = await person.read<{ node: Item; other: unknown }>(
    `query ($id: ID!, $forged: ID!) { node(id: $id) { ... on NodeExecutionItem { ${itemFields} } } other: node(id: $forged) { id } }`,
    { id: item?.id, forged: encodeId('NodeExecution', decodeId(item?.id ?? '').id) },
  );
  expect(again).toEqual({ node: { ...item, images: [] }, other: null });
});

test('what a list gave is told with where each thing comes from', async () => {
  const { executionId } = await run(campaign(['Cool', 'Slow'], {}, ['cup'], ['square']));
  const { execution } = await person.read<{
    execution: {
      nodeExecutions: {
        node: { key: string };
        outputValues: { name: string; isList: boolean; items: Given[] }[];
        inputValues: { name: string; isList: boolean; items: Given[] }[];
      }[];
    };
  }>(
    `query ($id: ID!) { execution(id: $id) { nodeExecutions { node { key }
      outputValues { name isList items { __typename ...where ... on TextItem { text } ... on ImageItem { asset { generation { prompt } } } } }
      inputValues { name isList items { __typename ...where } } } } }
    fragment where on ListedItem { coordinates { nodeKey index label } }`,
    { id: executionId },
  );
  const given = (key: string) => execution.nodeExecutions.find(({ node: { key: own } }) => own === key);
  const places = ({ coordinates }: Given) =>
    coordinates.map(({ nodeKey, index, label }) => `${nodeKey} ${index} ${label}`);
  const both = [
    ['headline 0 Cool', 'photo 0 cup', 'format 0 square'],
    ['headline 1 Slow', 'photo 0 cup', 'format 0 square'],
  ];
  expect(given('headline')?.outputValues[0]?.items.map(places)).toEqual([['headline 0 Cool'], ['headline 1 Slow']]);
  const drawn = given('model')?.outputValues.find(({ name }) => name === 'image_urls');
  expect(drawn).toMatchObject({ isList: true, items: [{ __typename: 'ImageItem' }, { __typename: 'ImageItem' }] });
  expect(drawn?.items.map(places)).toEqual(both);
  expect(
    given('output')
      ?.inputValues.find(({ name }) => name === 'image_urls')
      ?.items.map(places),
  ).toEqual(both);
  const finished = given('output')?.outputValues[0];
  expect(finished).toMatchObject({
    name: 'final_images',
    items: [
      { asset: { generation: { prompt: 'Cool with a cup, square' } } },
      { asset: { generation: { prompt: 'Slow with a cup, square' } } },
    ],
  });
  expect(finished?.items.map(places)).toEqual(both);
});

test('an item that fails keeps none of the others back, and is tried again alone, once for each key', async () => {
  Object.assign(app.faults, { contentPolicy: { next: 1 } });
  const { executionId, events } = await run(campaign(['Red', 'Blue'], {}, ['cup'], ['square', 'story']));
  const failed = await look(executionId);
  expect(failed).toMatchObject({ status: 'FAILED', errorCode: 'PROVIDER_CONTENT_REFUSED' });
  expect(failed.node('model')).toMatchObject({
    status: 'COMPLETED',
    hasFailedItems: true,
    itemCounts: { total: 4, completed: 3, failed: 1 },
  });
  const { nodes: bad } = await failed.items('model', 'status: [FAILED]');
  expect(bad).toMatchObject([{ status: 'FAILED', errorCode: 'PROVIDER_CONTENT_REFUSED', output: null }]);
  const index = bad[0]?.index ?? -1;
  expect(failed.node('model').output?.['image_urls']?.[index]).toBe(null);
  expect(failed.node('output').images).toHaveLength(3);
  const told = events.find(({ __typename: type }) => type === 'NodeItemFailed');
  expect(told).toMatchObject({
    item: { index, status: 'FAILED' },
    itemCounts: { failed: 1 },
    nodeExecution: { status: 'RUNNING' },
  });

  const items = [{ nodeKey: 'model', itemIndexes: [index] }];
  expect(await mutate('retryExecution', { executionId, items, onCurrentWorkflow: true })).toMatchObject({
    fields: [{ path: ['items'] }],
  });
  expect(await mutate('retryExecution', { executionId, items: [] })).toMatchObject({ fields: [{ path: ['items'] }] });
  expect(
    await mutate('retryExecution', {
      executionId,
      items: [
        { nodeKey: 'prompt', itemIndexes: [9, index] },
        { nodeKey: 'idea', itemIndexes: [0] },
      ],
    }),
  ).toMatchObject({
    fields: [
      { path: ['items', '0', 'itemIndexes', '0'], message: 'must be from 0 to 3, but is 9.' },
      { path: ['items', '0', 'itemIndexes', '1'] },
      { path: ['items', '1', 'nodeKey'] },
    ],
  });
  const before = app.submissions().length;
  const keyed = { executionId, items, idempotencyKey: 'again' };
  const [one, other] = await Promise.all([mutate('retryExecution', keyed), mutate('retryExecution', keyed)]);
  expect([one, other]).toMatchObject([
    { __typename: 'RetryExecutionPayload' },
    { __typename: 'RetryExecutionPayload' },
  ]);
  expect(await mutate('retryExecution', { executionId, idempotencyKey: 'again' })).toMatchObject({
    code: 'IDEMPOTENCY_CONFLICT',
  });
  await follow(executionId, events.at(-1)?.sequence);
  expect(await look(executionId)).toMatchObject({ status: 'COMPLETED', totalCost: '0.012000' });
  expect(app.submissions()).toHaveLength(before + 1);
});

test('a budget that ends at the seventh of eighteen keeps six; more of it pays for the rest alone', async () => {
  const graph = campaign(['Tea', 'Coffee', 'Cocoa'], {}, ['pot', 'bowl']);
  const { workflowId, executionId } = await run(graph, { budget: '0.018', idempotencyKey: 'eighteen' });
  const stopped = await look(executionId);
  expect(stopped).toMatchObject({ status: 'FAILED', errorCode: 'BUDGET_EXCEEDED', totalCost: '0.018000' });
  expect(stopped.node('model').itemCounts).toMatchObject({ completed: 6, failed: 12 });
  const { nodes: refused } = await stopped.items('model', 'first: 100, status: [FAILED]');
  expect(new Set(refused.map(({ errorCode }) => errorCode))).toEqual(new Set(['BUDGET_EXCEEDED']));
  expect(stopped.node('output').images).toHaveLength(6);
  expect(await estimate(workflowId)).toMatchObject({ paidCalls: 12, total: '0.036000' });

  const before = app.submissions().length;
  const { executionId: id, events } = await retried(executionId, { budget: '0.054' });
  expect(events.at(-1)?.__typename).toBe('ExecutionCompleted');
  const done = await look(id);
  expect(done).toMatchObject({ status: 'COMPLETED', totalCost: '0.054000' });
  expect(done.node('model').itemCounts).toMatchObject({ completed: 18, failed: 0 });
  expect(app.submissions()).toHaveLength(before + 12);
  // The request is still the same one, although its run has another budget by now.
  const again = { workflowId, budget: '0.018', idempotencyKey: 'eighteen' };
  expect(await mutate('executeWorkflow', again)).toMatchObject({ __typename: 'ExecuteWorkflowPayload' });
  expect(await mutate('executeWorkflow', { ...again, budget: '0.054' })).toMatchObject({
    code: 'IDEMPOTENCY_CONFLICT',
  });
});

test('at a breakpoint one item is corrected and one is left out', async () => {
  const graph = campaign(['Up', 'Down'], { hasBreakpoint: true }, ['cup'], ['square', 'story']);
  const { executionId, events } = await run(graph);
  const paused = await look(executionId);
  const nodeExecutionId = paused.node('model').id;
  expect(paused.node('model')).toMatchObject({ status: 'PAUSED', itemCounts: { total: 4, completed: 0 } });
  expect((await paused.items('model')).nodes.map(({ input }) => input?.['prompt'])).toEqual([
    'Up with a cup, square',
    'Up with a cup, story',
    'Down with a cup, square',
    'Down with a cup, story',
  ]);
  const input = { prompt: 'A lid' };
  expect(await mutate('updateNodeExecution', { nodeExecutionId, input })).toMatchObject({
    fields: [{ path: ['itemIndex'] }],
  });
  expect(await mutate('updateNodeExecution', { nodeExecutionId, input, itemIndex: 4 })).toMatchObject({
    fields: [{ path: ['itemIndex'] }],
  });
  expect(
    await mutate('updateNodeExecution', { nodeExecutionId, input, itemIndex: 1 }, 'item { index input inputEditedAt }'),
  ).toMatchObject({
    item: { index: 1, input, inputEditedAt: expect.any(String) as string },
  });
  expect(await mutate('leaveOutItems', { nodeExecutionId, itemIndexes: [2, 7], isLeftOut: true })).toMatchObject({
    fields: [{ path: ['itemIndexes', '1'] }],
  });
  expect(await mutate('leaveOutItems', { nodeExecutionId, itemIndexes: [], isLeftOut: true })).toMatchObject({
    fields: [{ path: ['itemIndexes'] }],
  });
  expect(
    await mutate('leaveOutItems', { nodeExecutionId: paused.node('prompt').id, itemIndexes: [0], isLeftOut: true }),
  ).toMatchObject({ code: 'STATE_CONFLICT' });
  for (const isLeftOut of [true, false])
    await mutate('leaveOutItems', { nodeExecutionId, itemIndexes: [0, 2], isLeftOut });
  expect(
    await mutate('leaveOutItems', { nodeExecutionId, itemIndexes: [2], isLeftOut: true }, 'nodeExecution { status }'),
  ).toMatchObject({ nodeExecution: { status: 'PAUSED' } });
  await mutate('resumeExecution', { executionId });
  const rest = await follow(executionId, events.at(-1)?.sequence);
  expect(rest[0]).toMatchObject({
    __typename: 'NodeUpdated',
    item: { index: 1, coordinates: [{ label: 'Up' }, {}, {}] },
  });
  const done = await look(executionId);
  expect(done.status).toBe('COMPLETED');
  const { nodes: items } = await done.items('model');
  expect(items.map(({ status, isLeftOut }) => [status, isLeftOut])).toEqual([
    ['COMPLETED', false],
    ['COMPLETED', false],
    ['SKIPPED', true],
    ['COMPLETED', false],
  ]);
  expect(items[1]?.generation?.prompt).toBe('A lid');
  expect(done.node('output').images).toHaveLength(3);
});

test('where every item is left out nothing runs, and it is said why', async () => {
  const { executionId, events } = await run(campaign(['Up'], { hasBreakpoint: true }, ['cup'], ['square']));
  const { id: nodeExecutionId } = (await look(executionId)).node('model');
  await mutate('leaveOutItems', { nodeExecutionId, itemIndexes: [0], isLeftOut: true });
  await mutate('resumeExecution', { executionId });
  await follow(executionId, events.at(-1)?.sequence);
  const done = await look(executionId);
  expect(done.node('model')).toMatchObject({ status: 'SKIPPED', skipReason: 'NO_ITEMS', output: null, images: [] });
  expect(done.node('output')).toMatchObject({ status: 'SKIPPED', skipReason: 'NO_ITEMS' });
});

test('a list that somebody shortens, or empties, takes its items along; the log still tells of those that were', async () => {
  const pauseAt = (key: string, graph: Graph) => ({
    ...graph,
    nodes: graph.nodes.map((one) => ({ ...one, hasBreakpoint: one.key === key })),
  });
  const { executionId, events } = await run(pauseAt('model', campaign(['Long', 'Short'], {}, ['cup'], ['square'])));
  const headline = (await look(executionId)).node('headline').id;
  const correct = async (text: string[]) => {
    expect(await mutate('updateNodeExecution', { nodeExecutionId: headline, output: { text } })).toMatchObject({
      __typename: 'UpdateNodeExecutionPayload',
    });
    await mutate('resumeExecution', { executionId });
  };
  await correct(['Short']);
  const rest = await follow(executionId, events.at(-1)?.sequence);
  const shortened = await look(executionId);
  expect(shortened.node('prompt').itemCounts).toMatchObject({ total: 1, completed: 1 });
  expect((await shortened.items('prompt')).nodes).toMatchObject([
    { index: 0, input: { text: 'square' }, output: { prompt: 'Short with a cup, square' } },
  ]);
  const { execution } = await person.read<{ execution: { events: Event[] } }>(
    `query ($id: ID!) { execution(id: $id) { events { __typename sequence
      ... on NodeItemCompleted { item { index coordinates { label } } nodeExecution { node { key } } } } } }`,
    { id: executionId },
  );
  const told = execution.events.filter(
    ({ __typename: type, nodeExecution }) => type === 'NodeItemCompleted' && nodeExecution?.node.key === 'prompt',
  );
  expect(told.map(({ item }) => item?.index)).toEqual([0, 1, 0]);

  await correct([]);
  await follow(executionId, rest.at(-1)?.sequence);
  const emptied = await look(executionId);
  for (const key of ['prompt', 'model', 'output'])
    expect(emptied.node(key)).toMatchObject({ status: 'SKIPPED', skipReason: 'NO_ITEMS' });
});

test('too many items are refused before the run, and told before it, for a node and for the run', async () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `word ${index}`);
  const refused = async (headlines: number) => {
    const { id: workflowId } = await person.createWorkflow(campaign(words(headlines), {}, ['cup', 'can'], ['square']));
    const { workflow } = await person.read<{ workflow: { problems: object[] } }>(
      'query ($id: ID!) { workflow(id: $id) { problems { code severity nodeKeys path } } }',
      { id: workflowId },
    );
    const answer = await mutate('executeWorkflow', { workflowId });
    expect(workflow.problems).toMatchObject(answer?.problems ?? []);
    return answer;
  };
  expect(await refused(16)).toMatchObject({
    message: expect.stringMatching(/^“prompt”: it would run 32 times, once for each item, but .* 30 /) as string,
    problems: [
      { code: 'TOO_MANY_ITEMS', nodeKeys: ['prompt'], path: ['nodes', '3'] },
      { code: 'TOO_MANY_ITEMS', nodeKeys: ['model'], path: ['nodes', '4'] },
    ],
  });
  expect(await refused(13)).toMatchObject({ problems: [{ code: 'TOO_MANY_ITEMS', nodeKeys: ['model'] }] });
});

test('the columns of a table stay together row by row, each with its kind', async () => {
  const columns = ['headline', 'claim'].map((name) => ({ name, kind: 'text' }));
  const graph = graphOf(
    [
      node('table', 'TABLE', {
        columns,
        rows: [
          ['Cool', 'in a minute'],
          ['Slow', 'all night'],
        ],
      }),
      prompt('prompt', '{{headline}} {{claim}}'),
    ],
    'table.headline -> prompt.input',
    'table.claim -> prompt.input',
  );
  const { executionId } = await run(graph);
  const done = await look(executionId);
  expect((await done.items('prompt')).nodes.map(({ output: given }) => given)).toEqual([
    { prompt: 'Cool in a minute' },
    { prompt: 'Slow all night' },
  ]);
  const { node: table } = await person.read<{ node: { outputValues: { name: string; items: object[] }[] } }>(
    `query ($id: ID!) { node(id: $id) { ... on NodeExecution { outputValues { name items {
      ... on TextItem { text } ... on ListedItem { coordinates { nodeKey index label } }
    } } } } }`,
    { id: done.node('table').id },
  );
  const places = ['Cool', 'Slow'].map((label, index) => [{ nodeKey: 'table', index, label }]);
  const placed = (words: string[]) => words.map((text, index) => ({ text, coordinates: places[index] }));
  expect(new Map(table.outputValues.map(({ name, items }) => [name, items]))).toEqual(
    new Map([
      ['headline', placed(['Cool', 'Slow'])],
      ['claim', placed(['in a minute', 'all night'])],
    ]),
  );
});

test('a list cannot be taken at once where one thing is taken', async () => {
  const graph = graphOf([texts('words', ['a', 'b']), model('model')], 'words.text -> model.prompt');
  const [edge] = graph.edges;
  if (edge) edge.isAllAtOnce = true;
  await expect(person.createWorkflow(graph)).rejects.toThrow('PORT_MISMATCH');
});

const branchesOf = `query ($id: ID!) { execution(id: $id) { status outdatedNodeKeys nodeExecutions {
  node { key } status skipReason skipMessage branchesNotTaken { nodeKey nodeName sourceHandle label }
  branchCounts { sourceHandle count } errorCode errorDetails output } } }`;

test('what takes no branch is told so, what fails goes on by the error output, and what comes together again is whole', async () => {
  const isBig = { rule: { conditions: [{ kind: 'NUMBER', number: 5 }] } };
  const graph = graphOf(
    [
      node('list', 'TEXT_LIST', { values: ['3', '9', '$5'] }),
      { ...node('filter', 'FILTER', isBig), name: 'Big ones', hasErrorOutput: true },
      node('big', 'FILTER', { rule: { conditions: [{ kind: 'TEXT_IS', text: 'none' }] } }),
      prompt('never', 'No: {{passed}}'),
      prompt('wrong', 'Wrong: {{error_code}}'),
      prompt('all', 'All: {{rest}}'),
    ],
    'list.text -> filter.value',
    'filter.passed -> big.value',
    'big.passed -> never.input',
    'filter.error -> wrong.input',
    'filter.rest -> all.input',
    'big.rest -> all.input',
  );
  const { executionId, events } = await run(graph);
  expect(events.at(-1)?.__typename).toBe('ExecutionCompleted');
  const seen = async () => {
    const { execution } = await person.read<{
      execution: { status: string; outdatedNodeKeys: string[]; nodeExecutions: (Node & Record<string, unknown>)[] };
    }>(branchesOf, { id: executionId });
    return { ...execution, nodes: new Map(execution.nodeExecutions.map((one) => [one.node.key, one])) };
  };
  const first = await seen();
  expect(first).toMatchObject({ status: 'COMPLETED', outdatedNodeKeys: [] });
  expect(first.nodes.get('never')).toMatchObject({
    status: 'SKIPPED',
    skipReason: 'BRANCH_NOT_TAKEN',
    skipMessage: 'Nothing took “Passed” of “big”.',
    branchesNotTaken: [{ nodeKey: 'big', nodeName: 'big', sourceHandle: 'passed', label: 'Passed' }],
    errorDetails: null,
    output: null,
  });
  expect(first.nodes.get('filter')).toMatchObject({
    status: 'COMPLETED',
    skipMessage: null,
    branchCounts: [
      { sourceHandle: 'passed', count: 1 },
      { sourceHandle: 'rest', count: 1 },
      { sourceHandle: 'error', count: 1 },
    ],
  });
  expect(first.nodes.get('wrong')?.output).toEqual({ prompt: ['Wrong: RULE_UNFIT'] });
  expect(first.nodes.get('all')?.output).toEqual({ prompt: ['All: 3', 'All: 9'] });

  // It completed, and yet there is something to try again.
  const again = await mutate('retryExecution', { executionId }, 'execution { status }');
  expect(again).toMatchObject({ __typename: 'RetryExecutionPayload' });
  await follow(executionId, events.at(-1)?.sequence);
  expect(await seen()).toMatchObject({ status: 'COMPLETED', outdatedNodeKeys: [] });
  const plain = await run(graphOf([node('list', 'TEXT_LIST', { values: ['3'] })]));
  const refused = await mutate('retryExecution', { executionId: plain.executionId });
  expect(refused).toMatchObject({ __typename: 'StateConflictError' });
});

test('what goes wrong cannot be taken for a picture, and says which connection is meant', async () => {
  const graph = graphOf(
    [{ ...prompt('words', 'An ad'), hasErrorOutput: true }, node('model', 'UPSCALE', {})],
    'words.error -> model.image',
  );
  const { createWorkflow } = await person.read<{ createWorkflow: unknown }>(
    `mutation ($input: CreateWorkflowInput!) { createWorkflow(input: $input) {
      __typename ... on GraphInvalidError { problems { code nodeKeys path } } } }`,
    { input: { name: 'Wrong', graph } },
  );
  expect(createWorkflow).toEqual({
    __typename: 'GraphInvalidError',
    problems: [{ code: 'PORT_MISMATCH', nodeKeys: ['words', 'model'], path: ['edges', '0'] }],
  });
});

test('each picture and its headline become an ad for every placement, in its real size, with what was measured on it', async () => {
  const placements = ['meta_feed', 'display_320x50', '400x200'];
  const composition = {
    layout: 'full_picture',
    placements,
    call_to_action: 'Try {{headline.text}}',
    accent: '#1f6feb',
    overrides: {
      '400x200': { texts: { call_to_action: 'Only {{headline.text}}' }, moves: { headline: { x: 0, y: -900 } } },
    },
  };
  const { execution, executionId } = await person.run(
    graphOf(
      [
        texts('headline', ['Slow mornings', 'قهوة باردة']),
        prompt('prompt', '{{text}}'),
        model('model'),
        node('ad', 'COMPOSE', composition),
        output('output'),
        node('zip', 'EXPORT', {
          campaign: 'Summer/26',
          credit: 'Northbean',
          for_ad_managers: true,
          link: 'https://northbean.example',
        }),
      ],
      'headline.text -> prompt.input',
      'prompt.prompt -> model.prompt',
      'model.image_urls -> ad.image',
      'headline.text -> ad.headline',
      'headline.text -> ad.input',
      'ad.image -> output.image_urls',
      'ad.image -> zip.image',
    ),
  );
  expect(execution).toMatchObject({ status: 'COMPLETED', totalCost: '0.006000' });
  const looked = await person.read<{ execution: { nodeExecutions: { images: Ad[] }[] } }>(
    `query ($id: ID!) { execution(id: $id) { nodeExecutions { images {
      id width height byteSize contentType origin isDemo name source { id } workflow { id }
      composition { layoutName placementId layout { title } placement { id title } texts { part text } }
      checks { name isPassed part measure limit unit area { width } message }
    } } } }`,
    { id: executionId },
  );
  const [, , made, , finished] = looked.execution.nodeExecutions.map(({ images }) => images);
  expect(finished).toHaveLength(6);
  const { assets } = await person.read<{ assets: { nodes: { id: string }[] } }>(
    '{ assets(search: { placement: "400x200" }, orderBy: OLDEST) { nodes { id } } }',
  );
  // They are made side by side: either may be the older one.
  expect(new Set(assets.nodes.map(({ id }) => id))).toEqual(new Set([finished?.[2]?.id, finished?.[5]?.id]));
  for (const [index, ad] of finished?.entries() ?? []) {
    const place = placements[index % 3] ?? '';
    const [width, height] =
      [
        [1_080, 1_350],
        [320, 50],
        [400, 200],
      ][index % 3] ?? [];
    const headline = index < 3 ? 'Slow mornings' : 'قهوة باردة';
    expect(ad).toMatchObject({ width, height, origin: 'COMPOSED', isDemo: true, contentType: 'image/jpeg' });
    expect(ad.source?.id).toBe(made?.[Math.floor(index / 3)]?.id);
    expect(ad).toMatchObject({
      composition: { layoutName: 'full_picture', placementId: place, placement: { id: place } },
    });
    const part = (name: string, text: string) => ({ part: name, text });
    const isAlone = place === '400x200';
    const action = `${isAlone ? 'Only' : 'Try'} ${headline}`;
    expect(ad.composition.texts).toEqual([part('HEADLINE', headline), part('CALL_TO_ACTION', action)]);
    const limited = ad.checks.filter(({ name }) => name === 'MOVE_LIMITED').map(({ part: of }) => of);
    expect(limited).toEqual(isAlone ? ['HEADLINE'] : []);
    const names = new Set(ad.checks.map(({ name }) => name));
    expect(names).toContain('CONTRAST');
    expect(ad.checks.find(({ name, part: of }) => name === 'CONTRAST' && of === 'HEADLINE')?.isPassed).toBe(true);
    const weight = ad.checks.find(({ name }) => name === 'FILE_SIZE');
    expect(weight).toMatchObject({
      isPassed: true,
      measure: ad.byteSize,
      limit: place.startsWith('display') ? 150_000 : expect.any(Number),
    });
  }
  await expectChosenExported(executionId, finished ?? []);
  await expectExported(executionId, finished ?? []);
});

/** Two of them in another order: an execution of its own, named by the run that they come from. */
async function expectChosenExported(executionId: string, ads: readonly Ad[]): Promise<void> {
  const ask = async (input: object) => {
    const { exportImages } = await person.read<{
      exportImages: Result<{ execution: { id: string }; fields: object[] }>;
    }>(
      `mutation ($input: ExportImagesInput!) { exportImages(input: $input) { __typename
        ... on ExportImagesPayload { execution { id } } ... on NotFoundError { field } ... on InputInvalidError { fields { path message } } } }`,
      { input },
    );
    return exportImages;
  };
  const images = [5, 0].map((index) => ({ assetId: ads[index]?.id, item: `no. ${index}` }));
  expect(await ask({ images: [...images, { assetId: encodeId('Asset', randomUUID()) }] })).toEqual({
    __typename: 'NotFoundError',
    field: 'images.2.assetId',
  });
  expect(await ask({ images: [], namePattern: '{headlin}', client: 'x'.repeat(101), link: 'northbean' })).toMatchObject(
    {
      fields: [{ path: ['namePattern'] }, { path: ['client'] }, { path: ['link'] }, { path: ['images'] }],
    },
  );
  const waived = await waiveOne(ads);
  const asked = await ask({
    images: [...images, { assetId: waived.id }],
    namePattern: '{campaign} {version} {item}',
    forAdManagers: true,
    adSet: 'Cold brew',
    executionId,
  });
  const { id } = asked.execution ?? { id: '' };
  await Array.fromAsync(person.follow(id));
  const { executions, execution } = await person.read<{
    executions: { nodes: { id: string }[] };
    execution: {
      purpose: string;
      workflow: null;
      totalCost: string;
      nodeExecutions: { outputValues: { items: Zip[] }[] }[];
    };
  }>(
    `query ($id: ID!) { executions(purpose: [EXPORT]) { nodes { id } } execution(id: $id) { purpose workflow { id } totalCost
      nodeExecutions { outputValues { items { ... on FileItem { __typename url name bytes } } } } } }`,
    { id },
  );
  expect(executions.nodes).toEqual([{ id }]);
  expect(execution).toMatchObject({ purpose: 'EXPORT', workflow: null, totalCost: '0.000000' });
  const zip = execution.nodeExecutions.at(-1)?.outputValues.flatMap(({ items }) => items)[0];
  const files = unzipSync(Buffer.from(await (await fetch(zip?.url ?? '')).arrayBuffer()));
  expect(Object.keys(files)).toEqual([
    expect.stringMatching(/^.+ v1 no. 5\.jpg$/),
    expect.stringMatching(/^.+ v1 no. 0\.jpg$/),
    expect.stringMatching(/^.+ v1 3\.jpg$/),
    'manifest.csv',
    'manifest.json',
    'meta-ads-manager.csv',
    ...(files['google-ads-editor.csv'] ? ['google-ads-editor.csv'] : []),
  ]);
  expect(strFromU8(files['meta-ads-manager.csv'] ?? new Uint8Array())).toContain(',Cold brew,');
  // What somebody lets be is no problem any more, and is told with the reason.
  const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as { files: Manifested[] };
  const { problems, waived: listed } = manifest.files[2] ?? {};
  expect(listed).toEqual([
    expect.objectContaining({ key: waived.key, message: waived.message, reason: 'Agreed with Ana', by: person.email }),
  ]);
  expect(problems).not.toContain(waived.message);
  expect(strFromU8(files['manifest.csv'] ?? new Uint8Array())).toContain('Agreed with Ana');
}

/** A check of one of the ads that has not passed, which is waived by now. What is refused leaves it as it is. */
async function waiveOne(ads: readonly Ad[]) {
  type Waived = Result<{ asset: Looked; fields: { path: string[] }[] }>;
  const looked = `id openCheckCount checks { key isPassed message waiver { reason waivedBy waivedAt } }`;
  const change = async (verb: 'waiveCheck' | 'unwaiveCheck', input: object, who = person) => {
    const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}`;
    const read = await who.read<Record<string, Waived>>(
      `mutation ($input: ${type}Input!) { ${verb}(input: $input) { __typename
        ... on ${type}Payload { asset { ${looked} } } ... on InputInvalidError { fields { path } } } }`,
      { input },
    );
    return read[verb];
  };
  const { nodes } = await person.read<{ nodes: Looked[] }>(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Asset { ${looked} } } }`,
    { ids: ads.map(({ id }) => id) },
  );
  const ad = nodes.find(({ openCheckCount }) => openCheckCount > 0);
  const check = ad?.checks.find(({ isPassed }) => !isPassed);
  const passed = ad?.checks.find(({ isPassed }) => isPassed);
  if (!ad || !check || !passed) throw new Error('No ad has both.');
  const good = { assetId: ad.id, checkKey: check.key, reason: ' Agreed  with Ana ' };
  const refused: [object, string][] = [
    [{ checkKey: passed.key }, 'checkKey'],
    [{ checkKey: 'CONTRAST:nothing' }, 'checkKey'],
    [{ reason: ' ' }, 'reason'],
    [{ reason: 'x'.repeat(501) }, 'reason'],
  ];
  for (const [bad, field] of refused)
    expect(await change('waiveCheck', { ...good, ...bad })).toMatchObject({ fields: [{ path: [field] }] });
  const stranger = await app.signUp();
  expect(await change('waiveCheck', good, stranger)).toEqual({ __typename: 'NotFoundError' });
  const waiver = { reason: 'Agreed with Ana', waivedBy: person.email, waivedAt: expect.any(String) as string };
  const waived = (await change('waiveCheck', good))?.asset;
  expect(waived?.openCheckCount).toBe(ad.openCheckCount - 1);
  expect(waived?.checks.find(({ key }) => key === check.key)).toMatchObject({ isPassed: false, waiver });
  const taken = (await change('unwaiveCheck', { assetId: ad.id, checkKey: check.key }))?.asset;
  expect(taken).toEqual(ad);
  await change('waiveCheck', good);
  return { id: ad.id, key: check.key, message: check.message };
}

interface Looked {
  id: string;
  openCheckCount: number;
  checks: { key: string; isPassed: boolean; message: string; waiver: object | null }[];
}

/** The zip of those ads: under names that tell them apart, with what they are, and to be fetched in parts. */
async function expectExported(executionId: string, ads: readonly Ad[]): Promise<void> {
  const read = await person.read<{
    execution: { nodeExecutions: { output: unknown; outputValues: { items: Zip[] }[] }[] };
  }>(
    `query ($id: ID!) { execution(id: $id) { nodeExecutions { output outputValues { items {
      ... on FileItem { __typename url name bytes }
    } } } } }`,
    { id: executionId },
  );
  const { output: plain, outputValues } = read.execution.nodeExecutions.at(-1) ?? {};
  const zip = outputValues?.flatMap(({ items }) => items).find(({ __typename }) => __typename === 'FileItem');
  expect(zip).toMatchObject({ name: 'Summer-26.zip' });
  expect(plain).toMatchObject({ count: 6, file: { kind: 'file', url: zip?.url, name: zip?.name, bytes: zip?.bytes } });
  const link = zip?.url ?? '';
  const whole = await fetch(link);
  expect(whole.headers.get('content-type')).toBe('application/zip');
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(bytes.byteLength).toBe(zip?.bytes);
  const files = unzipSync(bytes);
  const { files: listed, bulkUploads } = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as {
    files: Manifested[];
    bulkUploads: object[];
  };
  expect(listed.map(({ path }) => path)).toEqual([
    'Instagram and Facebook/Feed 1080x1350/Summer-26_Slow mornings_01.jpg',
    'Display/Mobile banner 320x50/Summer-26_Slow mornings_02.jpg',
    expect.stringMatching(/400x200\/Summer-26_Slow mornings_03\.jpg$/),
    'Instagram and Facebook/Feed 1080x1350/Summer-26_قهوة باردة_04.jpg',
    'Display/Mobile banner 320x50/Summer-26_قهوة باردة_05.jpg',
    expect.stringMatching(/400x200\/Summer-26_قهوة باردة_06\.jpg$/),
  ]);
  for (const [index, { path, sha256, lineage }] of listed.entries()) {
    const file = files[path] ?? new Uint8Array();
    expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
    expect(lineage.map(({ id, origin }) => [id, origin])).toEqual([
      [ads[index]?.id, 'COMPOSED'],
      [ads[index]?.source?.id, 'GENERATED'],
    ]);
    const { xmp } = await sharp(file).metadata();
    // Drawn by the demo, which is no model.
    expect(xmp?.toString()).toContain('digitalsourcetype/algorithmicMedia<');
    expect(xmp?.toString()).toContain('<photoshop:Credit>Northbean<');
  }
  expect(strFromU8(files['manifest.csv'] ?? new Uint8Array()).split('\r\n')).toHaveLength(8);
  const meta = strFromU8(files['meta-ads-manager.csv'] ?? new Uint8Array()).split('\r\n');
  const google = Buffer.from(files['google-ads-editor.csv'] ?? [])
    .toString('utf16le')
    .split('\r\n');
  expect([meta.length, google.length]).toEqual([4, 4]);
  expect(meta[2]).toContain('Summer-26_قهوة باردة_04.jpg');
  expect(google[1]).toContain('Display/Mobile banner 320x50/Summer-26_Slow mornings_02.jpg\tnorthbean.example\thttps:');
  expect(bulkUploads).toMatchObject([
    {
      file: 'meta-ads-manager.csv',
      ads: 2,
      problems: [expect.stringMatching(/^Line 2: “Try Slow mornings” is no button/), expect.anything()],
    },
    { file: 'google-ads-editor.csv', ads: 2, problems: [] },
  ]);

  const etag = whole.headers.get('etag') ?? '';
  const part = (range: string, headers: Record<string, string> = {}) => fetch(link, { headers: { range, ...headers } });
  const rest = await part(`bytes=1000-`, { 'if-range': etag });
  expect([rest.status, rest.headers.get('content-range')]).toEqual([
    206,
    `bytes 1000-${bytes.byteLength - 1}/${bytes.byteLength}`,
  ]);
  expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(1_000))).toBe(true);
  expect((await part('bytes=1000-', { 'if-range': '"another"' })).status).toBe(200);
  expect((await part(`bytes=${bytes.byteLength}-`)).status).toBe(416);
  const forged = new URL(link);
  forged.searchParams.set('expires', '9999999999');
  expect((await fetch(forged)).status).toBe(403);
  expect((await fetch(link, { method: 'HEAD' })).headers.get('content-length')).toBe(String(bytes.byteLength));

  const first = decodeId(ads[0]?.id ?? '').id;
  await app.database.query('update assets set deleted_at = now() where id = $1', [first]);
  expect((await fetch(link)).status).toBe(410);
  await app.database.query('update assets set deleted_at = null where id = $1', [first]);
  await app.database.query(`update exports set created_at = now() - interval '29 days'`);
  await pruneAll(app.database, null);
  expect((await fetch(link)).status).toBe(200);
  await app.database.query(`update exports set created_at = now() - interval '31 days'`);
  await pruneAll(app.database, null);
  expect((await fetch(link)).status).toBe(404);
}

interface Zip {
  __typename?: 'FileItem';
  url: string;
  name: string;
  bytes: number;
}

interface Manifested {
  path: string;
  sha256: string;
  lineage: { id: string; origin: string }[];
  problems: string[];
  waived: object[];
}

interface Ad {
  id: string;
  byteSize: number;
  source: { id: string } | null;
  composition: { texts: { part: string; text: string }[] };
  checks: { name: string; part: string | null; isPassed: boolean }[];
}
