import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoFal, startDemoFal } from '@visualadgen/demo-fal/demo-fal.ts';
import { startFaultProxy } from '../testing/fault-proxy.ts';
import { adGraph, graphOf, model, output, text } from './ad-graph.ts';
import type { EventSeen } from './operations.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let fal: DemoFal;
let wire: Awaited<ReturnType<typeof startFaultProxy>>;
beforeAll(async () => {
  // Slow enough that a cancellation comes in the middle; its two runners leave a third picture in the queue.
  fal = await startDemoFal({ pictures: 'plain', pace: 2_500 });
  wire = await startFaultProxy(fal.url);
  app = await startApp({ config: { falUrl: wire.url } });
});
afterAll(async () => {
  await app.close();
  await wire.close();
  await fal.close();
});

test('everything stops, fal is told, and pictures that come later are kept with their price', async () => {
  const person = await app.signUp();
  const workflow = await person.createWorkflow(threePictures());
  const executionId = await person.execute(workflow.id);
  const events: EventSeen[] = [];
  const news = new Map<string, string>();
  for await (const event of person.follow(executionId)) {
    events.push(event);
    if (event.progress) news.set(event.nodeExecution?.node.key ?? '', event.progress.message ?? '');
    if (isUnderWay([...news.values()])) break;
  }
  const bothCame = lateResults(2);
  expect(await person.cancel(executionId)).toMatchObject({
    __typename: 'CancelExecutionPayload',
    execution: { status: 'CANCELLED' },
  });
  events.push(...(await Array.fromAsync(person.follow(executionId, events.length))));
  expect(events.at(-1)).toMatchObject({ __typename: 'ExecutionCancelled', execution: { status: 'CANCELLED' } });
  expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
  expect(events.some((event) => event.nodeExecution?.node.key === 'output')).toBe(false);

  await bothCame;
  const execution = await person.execution(executionId);
  expect(execution).toMatchObject({ status: 'CANCELLED', lastSequence: events.length, totalCost: '0.006000' });
  expect(execution.nodeExecutions.map(({ status, output: given }) => [status, given])).toEqual([
    ['COMPLETED', { text: 'tea' }],
    ['CANCELLED', null],
    ['CANCELLED', null],
    ['CANCELLED', null],
    ['CANCELLED', null],
  ]);
  const made = execution.generations.edges.map((edge) => edge.node);
  const cancelled = made.filter(({ status }) => status === 'CANCELLED');
  expect(cancelled.map(({ cost, images }) => [cost, images.length])).toEqual([[null, 0]]);
  const late = made.filter(({ status }) => status === 'COMPLETED');
  expect(late.map(({ cost, images }) => [cost, images.length])).toEqual([
    ['0.003000', 1],
    ['0.003000', 1],
  ]);
  expect(wire.calls.filter(({ method, path }) => method === 'PUT' && path.endsWith('/cancel'))).toHaveLength(3);
  expect(wire.submissions()).toBe(3);
});

test('what has ended cannot be cancelled: a typed answer, and it stays as it is', async () => {
  const person = await app.signUp();
  const { executionId } = await person.run(graphOf([text('idea', 'tea')]));
  expect(await person.cancel(executionId)).toMatchObject({
    __typename: 'StateConflictError',
    code: 'STATE_CONFLICT',
    message: 'The execution has ended already: it is COMPLETED.',
    execution: { id: executionId, status: 'COMPLETED' },
  });
  expect(await person.execution(executionId)).toMatchObject({ status: 'COMPLETED' });
});

test('cancelled in the very moment it begins, many times at once: one wins and nothing is ordered after', async () => {
  const person = await app.signUp();
  const workflow = await person.createWorkflow(adGraph());
  const executionId = await person.execute(workflow.id);
  const answers = await Promise.all(Array.from({ length: 10 }, () => person.cancel(executionId)));
  const wins = answers.filter((answer) => answer.__typename === 'CancelExecutionPayload');
  expect(wins).toHaveLength(1);
  expect(answers.filter((answer) => answer.__typename === 'StateConflictError')).toHaveLength(9);
  const events = await Array.fromAsync(person.follow(executionId));
  expect(events.filter((event) => event.__typename === 'ExecutionCancelled')).toHaveLength(1);
  expect(events.at(-1)?.__typename).toBe('ExecutionCancelled');
  await expectNothingOpen(person, executionId);
});

function threePictures() {
  return graphOf(
    [
      text('idea', 'tea'),
      model('one', { seed: 1 }),
      model('two', { seed: 2 }),
      model('three', { seed: 3 }),
      output('output'),
    ],
    'idea.text -> one.prompt',
    'idea.text -> two.prompt',
    'idea.text -> three.prompt',
    'one.image_urls -> output.image_urls',
    'two.image_urls -> output.image_urls',
    'three.image_urls -> output.image_urls',
  );
}

function isUnderWay(messages: string[]): boolean {
  const count = (wanted: string) => messages.filter((message) => message === wanted).length;
  return count('Making the picture') === 2 && count('Waiting in the queue') === 1;
}

async function lateResults(count: number): Promise<void> {
  for (let each = 0; each < count; each++) await app.nextPictureKept();
}

async function expectNothingOpen(person: Person, executionId: string): Promise<void> {
  const { status, nodeExecutions } = await person.execution(executionId);
  expect(status).toBe('CANCELLED');
  for (const one of nodeExecutions) expect(['COMPLETED', 'CANCELLED']).toContain(one.status);
}
