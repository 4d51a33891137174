import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adGraph } from './ad-graph.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ isFirstStart: true, demoPictures: 'drawn' });
});
afterAll(() => app.close());

test('a newcomer signs up, runs an ad and gets its pictures, every step told and paid for once', async () => {
  const person = await app.signUp();
  const graph = adGraph({ num_images: 2, aspect_ratio: '4:5', seed: 7 });
  const { workflowId, execution, events } = await person.run(graph);

  expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
  expect(events.filter((event) => event.__typename !== 'NodeProgressed').map(told)).toEqual([
    'ExecutionStarted',
    'NodeStarted idea',
    'NodeCompleted idea',
    'NodeStarted prompt',
    'NodeCompleted prompt',
    'NodeStarted model',
    'NodeCompleted model',
    'NodeStarted output',
    'NodeCompleted output',
    'ExecutionCompleted',
  ]);
  expect(execution).toMatchObject({
    status: 'COMPLETED',
    // Two pictures of 1024 × 1280, which is two megapixels each as fal counts, at 0.003 a megapixel.
    totalCost: '0.012000',
    error: null,
    lastSequence: events.length,
    workflow: { id: workflowId },
  });
  expect(execution.nodeExecutions.map(({ status, attempts }) => [status, attempts])).toEqual(
    Array.from({ length: 4 }, () => ['COMPLETED', 1]),
  );

  const [generation, ...others] = execution.generations.edges.map((edge) => edge.node);
  expect(others).toEqual([]);
  expect(generation).toMatchObject({
    status: 'COMPLETED',
    model: 'fal-ai/flux/schnell',
    prompt: 'An ad for cold brew',
    parameters: {
      prompt: 'An ad for cold brew',
      image_size: { width: 1024, height: 1280 },
      num_images: 2,
      seed: 7,
      output_format: 'png',
    },
    aspectRatio: '4:5',
    cost: '0.012000',
    nodeExecution: { node: { key: 'model' } },
  });
  expect(app.submissions()).toMatchObject([{ endpoint: 'fal-ai/flux/schnell', input: generation?.parameters }]);

  const finished = execution.nodeExecutions.at(-1)?.output?.final_images as string[];
  expect(finished).toEqual(generation?.images.map((image) => image.url));
  for (const image of generation?.images ?? []) await expectPicture(image);
});

test('a person finds the run again in lists, newest first, with its price before and after', async () => {
  const person = await app.signUp();
  const { workflowId, executionId } = await person.run(adGraph());
  const second = await person.execute(workflowId, undefined, { isFresh: true });
  await Array.fromAsync(person.follow(second));
  const { estimateCost, workflow, generations } = await person.read<{
    estimateCost: { total: string; isComplete: boolean };
    workflow: { lastExecution: { id: string }; executions: { edges: { node: { id: string } }[] }; problems: unknown[] };
    generations: { edges: { node: { execution: { id: string } } }[] };
  }>(
    `query ($id: ID!) {
      estimateCost(workflowId: $id, isFresh: true) { total isComplete }
      workflow(id: $id) { problems { code } lastExecution { id } executions(first: 5) { edges { node { id } } } }
      generations(workflowId: $id) { edges { node { execution { id } } } }
    }`,
    { id: workflowId },
  );
  expect(estimateCost).toEqual({ total: '0.003000', isComplete: true });
  expect(workflow.problems).toEqual([]);
  expect(workflow.lastExecution.id).toBe(second);
  expect(workflow.executions.edges.map((edge) => edge.node.id)).toEqual([second, executionId]);
  expect(generations.edges.map((edge) => edge.node.execution.id)).toEqual([second, executionId]);
});

async function expectPicture(image: { url: string; width: number; height: number; contentType: string }) {
  const response = await fetch(image.url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(response.headers.get('cache-control')).toMatch(/^private, max-age=\d+, immutable$/);
  const { format, width, height } = await sharp(await response.arrayBuffer()).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', width: 1024, height: 1280 });
  expect(image).toMatchObject({ width, height, contentType: 'image/png' });
}

function told(event: { __typename: string; nodeExecution?: { node: { key: string } } }): string {
  return event.nodeExecution ? `${event.__typename} ${event.nodeExecution.node.key}` : event.__typename;
}
