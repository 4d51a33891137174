import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph, GraphNode } from '@visualadgen/graph/graph.ts';
import { graphOf, model, node, output, prompt } from './ad-graph.ts';
import type { Answer, Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp({
    config: { itemLimits: { perNode: 30, perRun: 45 }, confirmAbove: { paidCalls: 17, cost: '5' } },
  });
  person = await app.signUp();
});
afterAll(() => app.close());

// The graphs, and what is asked of them ---------------------------------------------------------------------------------

const texts = (key: string, values: string[]): GraphNode => node(key, 'TEXT_LIST', { values });

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
  return { executionId, events: await follow(executionId) };
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
});
