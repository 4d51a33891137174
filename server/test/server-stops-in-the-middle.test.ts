import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DemoFal, startDemoFal } from '@visualadgen/demo-fal/demo-fal.ts';
import { startFaultProxy, submission } from '../testing/fault-proxy.ts';
import { adGraph, graphOf, model, output, text } from './ad-graph.ts';
import type { EventSeen } from './operations.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let folder: Awaited<ReturnType<typeof prepareDataFolder>>;
let fal: DemoFal;
let wire: Awaited<ReturnType<typeof startFaultProxy>>;
beforeEach(async () => {
  folder = await prepareDataFolder();
  // It outlives the servers, as fal does.
  fal = await startDemoFal({ pictures: 'plain', pace: 1_000 });
  wire = await startFaultProxy(fal.url);
});
afterEach(async () => {
  await wire.close();
  await fal.close();
  await folder.remove();
});

const start = () => startApp({ keepsData: true, config: { dataDir: folder.dataDir, falUrl: wire.url } });

test('while a picture is being made: the next server goes on with it and pays for nothing twice', async () => {
  const { events, person, app, executionId } = await stopWhen(
    graphOf(
      [text('idea', 'tea'), model('one', { seed: 1 }), model('two', { seed: 2, num_images: 4 }), output('out')],
      'idea.text -> one.prompt',
      'idea.text -> two.prompt',
      'two.image_urls -> out.image_urls',
    ),
    (event) => event.__typename === 'NodeCompleted' && event.nodeExecution?.node.key === 'one',
  );
  expect(await person.execution(executionId)).toMatchObject({ status: 'COMPLETED', totalCost: '0.015000' });
  expect(fal.submissions()).toHaveLength(2);
  expect(events.filter((event) => isAbout(event, 'NodeStarted', 'one'))).toHaveLength(1);
  expect(events.filter((event) => isAbout(event, 'NodeStarted', 'two'))).toHaveLength(2);
  await app.close();
});

test('while the answer to an order is on its way: the order is found again, and not given again', async () => {
  const ordered = Promise.withResolvers<void>();
  wire.fault(submission, async ({ forward }) => {
    await forward();
    // The answer never comes.
    ordered.resolve();
  });
  const { person, app, executionId } = await stopWhen(adGraph(), () => ordered.promise.then(() => true));
  const execution = await person.execution(executionId);
  expect(execution).toMatchObject({ status: 'COMPLETED', totalCost: '0.003000' });
  expect(execution.generations.edges.map(({ node }) => [node.status, node.images.length])).toEqual([['COMPLETED', 1]]);
  expect(fal.submissions()).toHaveLength(1);
  expect(wire.submissions()).toBe(1);
  await app.close();
});

test('while it is cancelled: the next server keeps the picture that was paid for', async () => {
  const first = await start();
  const person = await first.signUp();
  const executionId = await person.execute((await person.createWorkflow(adGraph())).id);
  for await (const event of person.follow(executionId)) if (event.progress?.message === 'Making the picture') break;
  await person.cancel(executionId);
  await first.close();

  const second = await start();
  const again = await second.signIn(person);
  const cameLate = second.nextPictureKept();
  const { status, totalCost } = await again.execution(executionId);
  if (totalCost === '0.000000') await cameLate;
  const execution = await again.execution(executionId);
  expect([status, execution.totalCost]).toEqual(['CANCELLED', '0.003000']);
  expect(execution.generations.edges.map(({ node }) => [node.status, node.cost])).toEqual([['COMPLETED', '0.003000']]);
  expect(fal.submissions()).toHaveLength(1);
  await second.close();
});

/** Runs a graph, stops the server at that event, starts another on the same data, and follows to the end there. */
async function stopWhen(
  graph: Parameters<Person['createWorkflow']>[0],
  isTime: (event: EventSeen) => boolean | Promise<boolean>,
): Promise<{ events: EventSeen[]; person: Person; app: RunningApp; executionId: string }> {
  const first = await start();
  const person = await first.signUp();
  const executionId = await person.execute((await person.createWorkflow(graph)).id);
  const events: EventSeen[] = [];
  for await (const event of person.follow(executionId)) {
    events.push(event);
    if (isAbout(event, 'NodeStarted', 'model') || event.__typename === 'NodeCompleted') {
      if (await isTime(event)) break;
    }
  }
  await first.close();

  const second = await start();
  const again = await second.signIn(person);
  events.push(...(await Array.fromAsync(again.follow(executionId, events.length))));
  expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
  expect(events.at(-1)?.__typename).toBe('ExecutionCompleted');
  return { events, person: again, app: second, executionId };
}

function isAbout(event: EventSeen, type: string, key: string): boolean {
  return event.__typename === type && event.nodeExecution?.node.key === key;
}
