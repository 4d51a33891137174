import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { decodeId } from '../src/schema/ids.ts';
import { graphOf, model, node as nodeOf, output, prompt, text } from './ad-graph.ts';
import { executeWorkflow } from './operations.ts';
import { type CollectedSpan, type Collector, startCollector } from './start-collector.ts';
import { startApp } from './start-app.ts';

const caller = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
/** Of the run over a list. */
const listTrace = '7bf92f3577b34da6a3ce929d0e0e4737';
const secretPrompt = 'a slogan that nobody outside may read';

let collector: Collector;
let executionId: string;
let token: string;

beforeAll(async () => {
  collector = await startCollector();
  const app = await startApp({ config: { traces: { url: collector.url, ratio: 1 } } });
  const person = await app.signUp();
  token = person.authorization;
  const traced = async (graph: Graph, traceId: string) => {
    const { id } = await person.createWorkflow(graph);
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: token,
        traceparent: `00-${traceId}-${caller.spanId}-01`,
      },
      body: JSON.stringify({ query: executeWorkflow, variables: { input: { workflowId: id } } }),
    });
    const { data } = (await response.json()) as { data: { executeWorkflow: { execution: { id: string } } } };
    await Array.fromAsync(person.follow(data.executeWorkflow.execution.id));
    return data.executeWorkflow.execution.id;
  };
  executionId = await traced(ad(), caller.traceId);
  await traced(listAd(), listTrace);
  // What is left is sent at the end.
  await app.close();
});
afterAll(() => collector.close());

test('one run is one tree, from the request that asked for it to the call of the image model', () => {
  const request = only('POST /graphql', ({ traceId }) => traceId === caller.traceId);
  expect(request.parentSpanId).toBe(caller.spanId);
  const operation = only('mutation executeWorkflow');
  const run = only('execution');
  const node = only('node IMAGE_MODEL');
  const call = only('provider call');
  expect([operation, run, node, call].map(({ parentSpanId }) => parentSpanId)).toEqual(
    [request, operation, run, node].map(({ spanId }) => spanId),
  );
  for (const one of [operation, run, node, call]) expect(one.traceId).toBe(caller.traceId);
  for (const type of ['TEXT_INPUT', 'PROMPT', 'OUTPUT']) expect(only(`node ${type}`).parentSpanId).toBe(run.spanId);
});

test('each item of a list is a part of its node, and its call a part of the item', () => {
  const spans = collector.spans.filter(({ traceId }) => traceId === listTrace);
  const named = (name: string) => spans.filter((span) => span.name === name);
  const [drawing] = named('node IMAGE_MODEL');
  const items = named('item').filter(({ parentSpanId }) => parentSpanId === drawing?.spanId);
  expect(new Set(items.map(({ attributes }) => attributes['visualadgen.item_index']))).toEqual(new Set([0, 1]));
  expect(named('item')).toHaveLength(4);
  expect(new Set(named('provider call').map(({ parentSpanId }) => parentSpanId))).toEqual(
    new Set(items.map(({ spanId }) => spanId)),
  );
  expect(drawing?.attributes).toMatchObject({ 'visualadgen.cost_usd': 0.006 });
});

test('spans say what it was and what it cost', () => {
  expect(only('execution').attributes).toMatchObject({
    'visualadgen.execution_id': decodeId(executionId).id,
    'visualadgen.status': 'COMPLETED',
    'visualadgen.cost_usd': 0.003,
  });
  expect(only('provider call').attributes).toMatchObject({
    'visualadgen.model': 'fal-ai/flux/schnell',
    'visualadgen.status': 'COMPLETED',
    'visualadgen.provider_request_id': expect.any(String),
    'visualadgen.cost_usd': 0.003,
  });
  expect(collector.resource).toMatchObject({ 'service.name': 'visualadgen', 'service.version': expect.any(String) });
});

test('nothing that people write is in them, and nothing by which they prove who they are', () => {
  expect(collector.text()).not.toContain(secretPrompt);
  expect(collector.text()).not.toContain(token.slice('Bearer '.length));
});

test('a collector that is not there is no matter to anybody', async () => {
  const gone = await startCollector();
  await gone.close();
  const app = await startApp({ config: { traces: { url: gone.url, ratio: 1 } } });
  const person = await app.signUp();
  const { execution } = await person.run(ad());
  expect(execution.status).toBe('COMPLETED');
  const began = performance.now();
  await app.close();
  expect(performance.now() - began).toBeLessThan(9_000);
});

function only(
  name: string,
  fits: (span: CollectedSpan) => boolean = ({ traceId }) => traceId === caller.traceId,
): CollectedSpan {
  const [first, ...more] = collector.spans.filter((span) => span.name === name && fits(span));
  if (!first || more.length > 0) throw new Error(`There are ${more.length + (first ? 1 : 0)} spans “${name}”.`);
  return first;
}

function listAd() {
  const { nodes, edges } = ad();
  const ideas = nodeOf('idea', 'TEXT_LIST', { values: [`${secretPrompt} once`, `${secretPrompt} again`] });
  return { nodes: nodes.map((one) => (one.key === 'idea' ? ideas : one)), edges };
}

function ad() {
  return graphOf(
    [text('idea', secretPrompt), prompt('prompt', 'An ad for {{text}}'), model('model'), output('output')],
    'idea.text -> prompt.input',
    'prompt.prompt -> model.prompt',
    'model.image_urls -> output.image_urls',
  );
}
