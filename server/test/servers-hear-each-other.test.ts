import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoFal, startDemoFal } from '@visualadgen/demo-fal/demo-fal.ts';
import { adGraph } from './ad-graph.ts';
import type { EventSeen } from './operations.ts';
import type { Person } from './sign-up.ts';
import { uploadSamplePhoto } from './upload-sample-photo.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';

/* Two servers on one Postgres, as a balancer puts them behind one address. */

let demo: DemoFal;
let dataDir: string;
let one: RunningApp;
let two: RunningApp;
let here: Person;
let there: Person;

beforeAll(async () => {
  demo = await startDemoFal({ pictures: 'plain', pace: 300 });
  dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-two-'));
  const config = { databaseUrl: await createSharedDatabase(), falUrl: demo.url, dataDir };
  one = await startApp({ keepsData: true, config });
  two = await startApp({ keepsData: true, config });
  here = await one.signUp();
  there = await two.signIn(here);
});
afterAll(async () => {
  await one.close();
  await two.close();
  await demo.close();
  await rm(dataDir, { recursive: true, force: true });
});

const updateAssets = 'mutation ($input: UpdateAssetsInput!) { updateAssets(input: $input) { __typename } }';
const deleteAssets = 'mutation ($input: DeleteAssetsInput!) { deleteAssets(input: $input) { __typename } }';
const numbers = (events: EventSeen[]) => events.map(({ sequence, __typename }) => `${sequence} ${__typename}`);

test('whichever server a run is on, a subscriber of either gets every event, once and in order', async () => {
  const { id } = await here.createWorkflow(adGraph());
  for (const [asked, other] of [
    [here, there],
    [there, here],
  ] as const) {
    const executionId = await asked.execute(id, undefined, { isFresh: true });
    const [events, heard] = await Promise.all([
      Array.fromAsync(asked.follow(executionId)),
      Array.fromAsync(other.follow(executionId)),
    ]);
    expect(heard.map(({ sequence }) => sequence)).toEqual(heard.map((_, index) => index + 1));
    expect(numbers(heard)).toEqual(numbers(events));
    expect(heard.at(-1)?.__typename).toBe('ExecutionCompleted');
  }
});

test('what changes in a library on one server is told by the other', async () => {
  const picture = await uploadSamplePhoto(here);
  const events = there.subscribe<{
    assetEvents: { __typename: string; asset?: { id: string; isStarred: boolean }; assetId?: string };
  }>(
    `subscription { assetEvents { __typename ... on AssetChanged { asset { id isStarred } } ... on AssetRemoved { assetId } } }`,
  );
  const told: string[] = [];
  for await (const { data } of events) {
    const event = data?.assetEvents;
    if (!event) continue;
    told.push(event.__typename);
    if (event.__typename === 'LibraryReset')
      await here.read(updateAssets, { input: { assetIds: [picture], isStarred: true } });
    if (event.asset?.isStarred) await here.read(deleteAssets, { input: { assetIds: [picture] } });
    if (event.assetId === picture) break;
  }
  expect(told[0]).toBe('LibraryReset');
  expect(told.at(-1)).toBe('AssetRemoved');
});

test('a cancellation on either server stops the run on the other, and fal is told', async () => {
  const { id } = await here.createWorkflow(adGraph({ seed: 1 }));
  for (const [asked, other] of [
    [here, there],
    [there, here],
  ] as const) {
    const executionId = await asked.execute(id, undefined, { isFresh: true });
    for await (const event of other.follow(executionId)) {
      if (event.__typename !== 'NodeStarted' || event.nodeExecution?.node.key !== 'model') continue;
      expect(await other.cancel(executionId)).toMatchObject({ execution: { status: 'CANCELLED' } });
    }
    const { status, nodeExecutions } = await asked.execution(executionId);
    expect([status, nodeExecutions.at(-1)?.status]).toEqual(['CANCELLED', 'CANCELLED']);
  }
});

test('a server that is told to stop hands its runs over: the other brings them to their end, and pays for none twice', async () => {
  const leaving = await startApp({ keepsData: true, config: one.config });
  const person = await leaving.signIn(here);
  const before = demo.submissions().length;
  const runs = await Promise.all(
    Array.from({ length: 12 }, (_, seed) =>
      person.createWorkflow(adGraph({ seed })).then((workflow) => person.execute(workflow.id)),
    ),
  );
  await leaving.close();
  const ends = await Promise.all(
    runs.map(async (executionId) => (await Array.fromAsync(there.follow(executionId))).at(-1)),
  );
  expect(ends.map((event) => event?.__typename)).toEqual(ends.map(() => 'ExecutionCompleted'));
  expect(demo.submissions().length - before).toBeLessThanOrEqual(runs.length);
  for (const executionId of runs) {
    const events = await Array.fromAsync(here.follow(executionId));
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  }
});
