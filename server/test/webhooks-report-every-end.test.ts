import { afterAll, beforeAll, expect, test } from 'vitest';
import { adGraph, graphOf, prompt, text } from './ad-graph.ts';
import { allAre, deliveriesOnce, makeWebhook, sendTest } from './keep-webhooks.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { type Receiver, startReceiver, verify } from './start-receiver.ts';

let app: RunningApp;
let person: Person;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  app = await startApp({ config: { webhookAllowedHosts: [receiver.host] } });
  person = await app.signUp();
});
afterAll(async () => {
  await app?.close();
  await receiver?.close();
});

test('a run that completes is told of, signed, with its finished pictures by links that open', async () => {
  const { id, secret } = await makeWebhook(person, { url: `${receiver.url}/done`, name: 'Shop' });
  const { executionId, workflowId, execution } = await person.run(adGraph({ num_images: 2 }));
  const received = await receiver.next('/done');
  const { type, timestamp, data } = verify(received, secret) as {
    type: string;
    timestamp: string;
    data: { execution: Record<string, unknown> & { images: { id: string; url: string }[] } };
  };
  expect([type, timestamp]).toEqual(['execution.completed', execution.finishedAt]);
  const made = execution.generations.edges.flatMap(({ node }) => node.images);
  expect(data.execution).toEqual({
    id: executionId,
    status: 'COMPLETED',
    totalCost: '0.006000',
    error: null,
    errorCode: null,
    startedAt: execution.startedAt,
    finishedAt: execution.finishedAt,
    workflow: { id: workflowId, name: 'Summer ad' },
    imageCount: 2,
    images: made.map((image) => ({
      id: image.id,
      url: expect.stringContaining(`${app.url}/files/`) as string,
      width: image.width,
      height: image.height,
      contentType: image.contentType,
      node: { key: 'output', name: 'output' },
    })),
  });
  for (const { url } of data.execution.images) expect((await fetch(url)).status).toBe(200);

  const [delivery] = await deliveriesOnce(person, id, allAre('DELIVERED'));
  expect(delivery).toMatchObject({
    id: received.headers['webhook-id'],
    event: 'EXECUTION_COMPLETED',
    attempts: 1,
    responseStatus: 204,
    error: null,
    nextAttemptAt: null,
    execution: { id: executionId },
  });
  expect(withoutLinks(delivery?.payload)).toEqual(withoutLinks(received.message));
});

test('each end is told of once: failed, failed again when it was tried again, and cancelled', async () => {
  const { secret } = await makeWebhook(person, { url: `${receiver.url}/ends` });
  const failing = graphOf([text('idea', 'tea'), prompt('prompt', '{{mood}}')], 'idea.text -> prompt.input');
  const { executionId } = await person.run(failing);
  const first = await receiver.next('/ends');
  expect(verify(first, secret)).toMatchObject({
    type: 'execution.failed',
    data: { execution: { id: executionId, status: 'FAILED', errorCode: 'TEMPLATE_VARIABLE_MISSING', images: [] } },
  });
  const retry = 'mutation ($input: RetryExecutionInput!) { retryExecution(input: $input) { __typename } }';
  await person.read(retry, { input: { executionId } });
  const second = await receiver.next('/ends');
  expect(second.message).toMatchObject({ type: 'execution.failed', data: { execution: { id: executionId } } });
  expect(second.headers['webhook-id']).not.toBe(first.headers['webhook-id']);

  const paused = graphOf([{ ...text('idea', 'tea'), hasBreakpoint: true }]);
  const waiting = await person.execute((await person.createWorkflow(paused)).id);
  for await (const { __typename } of person.follow(waiting)) if (__typename === 'ExecutionPaused') break;
  await person.cancel(waiting);
  const third = await receiver.next('/ends');
  expect(third.message).toMatchObject({
    type: 'execution.cancelled',
    data: { execution: { id: waiting, status: 'CANCELLED', totalCost: '0.000000' } },
  });
  expect(receiver.received.filter(({ path }) => path === '/ends')).toHaveLength(3);
});

test('only the ends and the workflow that were asked for are told of, and while it is off none', async () => {
  const { id: workflowId } = await person.createWorkflow(graphOf([text('idea', 'tea')]), 'The one');
  const wanted = await makeWebhook(person, { url: `${receiver.url}/one`, workflowId, events: ['EXECUTION_COMPLETED'] });
  const failures = await makeWebhook(person, { url: `${receiver.url}/failures`, events: ['EXECUTION_FAILED'] });
  const off = await makeWebhook(person, { url: `${receiver.url}/off` });
  await person.read('mutation ($input: UpdateWebhookInput!) { updateWebhook(input: $input) { __typename } }', {
    input: { webhookId: off.id, isEnabled: false },
  });
  await person.run(graphOf([text('idea', 'another')]));
  const executionId = await person.execute(workflowId);
  await Array.fromAsync(person.follow(executionId));
  const { message } = await receiver.next('/one');
  expect(message.data).toMatchObject({ execution: { id: executionId, workflow: { name: 'The one' } } });
  // Written with the end itself, so that there is nothing more to wait for.
  const count = async (id: string) => (await deliveriesOnce(person, id, () => true)).length;
  expect([await count(wanted.id), await count(failures.id), await count(off.id)]).toEqual([1, 0, 0]);
});

test('a run that is tried again is told of as it was when it ended', async () => {
  const { id } = await makeWebhook(person, { url: `${receiver.url}/late`, events: ['EXECUTION_CANCELLED'] });
  const graph = graphOf([{ ...text('idea', 'tea'), hasBreakpoint: true }]);
  const executionId = await person.execute((await person.createWorkflow(graph)).id);
  for await (const { __typename } of person.follow(executionId)) if (__typename === 'ExecutionPaused') break;
  await person.cancel(executionId);
  const { message } = await receiver.next('/late');
  await person.read('mutation ($input: RetryExecutionInput!) { retryExecution(input: $input) { __typename } }', {
    input: { executionId },
  });
  const [delivery] = await deliveriesOnce(person, id, allAre('DELIVERED'));
  expect(delivery?.payload).toEqual(message);
  expect(delivery?.payload.data).toMatchObject({ execution: { status: 'CANCELLED' } });
});

test('a receiver that hangs keeps no other waiting, and one that sends without end keeps nobody', async () => {
  receiver.answerWith(() => {}, '/hangs');
  receiver.answerWith((response) => {
    const pour = () => void (response.writable && response.write('x'.repeat(100_000), pour));
    pour();
  }, '/endless');
  const hanging = await makeWebhook(person, { url: `${receiver.url}/hangs` });
  for (let count = 0; count < 6; count++) await sendTest(person, hanging.id);
  for (let count = 0; count < 4; count++) await receiver.next('/hangs');
  for (const path of ['/well', '/endless']) {
    const { id } = await makeWebhook(person, { url: receiver.url + path });
    await sendTest(person, id);
    await deliveriesOnce(person, id, allAre('DELIVERED'));
  }
  const waiting = await deliveriesOnce(person, hanging.id, allAre('PENDING'));
  expect([0, 1].map((count) => waiting.filter(({ attempts }) => attempts === count).length)).toEqual([2, 4]);
});

/** Links are signed anew each time. */
function withoutLinks(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message), (key, value: unknown) => (key === 'url' ? 'a link' : value));
}
