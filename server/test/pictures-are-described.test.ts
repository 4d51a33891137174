import { type DemoFal, startDemoFal } from '@visualadgen/demo-fal/demo-fal.ts';
import { addMoney } from '@visualadgen/graph/money/money.ts';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { notifyOfBackgroundJobs } from '../src/jobs/notice.ts';
import { decodeId } from '../src/schema/ids.ts';
import { createUpload } from './operations.ts';
import type { Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

/* Pictures are described by a vision model, once and for what it costs, while whoever looks on sees how far they are. */

interface Seen {
  id: string;
  caption: string | null;
  foundCaption: string | null;
  foundTags: string[];
  foundText: string | null;
  description: {
    status: string;
    attempts: number;
    error: { code: string; message: string } | null;
    nextAttemptAt: string | null;
    model: string | null;
    isLocal: boolean;
    cost: string | null;
    execution: { id: string; purpose: string; status: string; totalCost: string } | null;
  };
}
type Event = { __typename: string; asset?: Seen; assetId?: string };
type Events = AsyncIterableIterator<{ data?: { assetEvents: Event } | null }>;

const seen = `id caption foundCaption foundTags foundText description {
  status attempts error { code message } nextAttemptAt model isLocal cost execution { id purpose status totalCost } }`;
const follow = `subscription { assetEvents { __typename ... on AssetAdded { asset { ${seen} } }
  ... on AssetChanged { asset { ${seen} } } ... on AssetRemoved { assetId } } }`;

const perDay = 12;
let fal: DemoFal;
let app: RunningApp;
let person: Person;
let events: Events;
beforeAll(async () => {
  fal = await startDemoFal({ pictures: 'plain', pace: 'instant' });
  app = await startApp({
    config: { falKey: 'key:secret', falUrl: fal.url, describing: { isOn: true, perDay } },
    describing: { pauses: [60, 60] },
    paidCalls: { throttle: { patienceMs: 0 } },
  });
  person = await app.signUp();
  events = person.subscribe(follow) as Events;
  expect(await nextEvent()).toEqual({ __typename: 'LibraryReset' });
});
afterAll(async () => {
  await app.close();
  await fal.close();
});

test('an upload is described, and found by what was seen', async () => {
  const id = await upload('kettle.png', '#c62828');
  const asset = await described(id);
  expect(asset).toMatchObject({
    caption: expect.stringMatching(/\w/),
    foundTags: expect.arrayContaining([expect.any(String)]),
    description: {
      status: 'COMPLETED',
      attempts: 1,
      error: null,
      isLocal: false,
      model: expect.stringMatching(/vision/),
      execution: { purpose: 'DESCRIBE', status: 'COMPLETED' },
    },
  });
  expect(Number(asset.description.cost)).toBeGreaterThan(0);
  expect(asset.description.cost).toBe(asset.description.execution?.totalCost);
  expect((await find({ tags: [asset.foundTags[0]] })).map((one) => one.id)).toContain(id);
});

test('a caption of one’s own stays, whatever is found later on, and goes when it is taken off', async () => {
  const id = await upload('mug.png', '#1e40af');
  const first = await described(id);
  await change('updateAssets', { assetIds: [id], caption: '  My blue\n mug ' });
  const input = { assetIds: [id], idempotencyKey: 'again' };
  const [asked] = (await change('describeAssets', input)).results;
  expect(asked).toMatchObject({
    error: null,
    asset: { description: { status: expect.stringMatching(/PENDING|RUNNING/) } },
  });
  const again = await described(id, first);
  expect(again).toMatchObject({ caption: 'My blue mug', foundCaption: expect.any(String) });
  expect(again.description.execution?.id).not.toBe(first.description.execution?.id);
  expect((await find({ text: 'my mug' })).map((one) => one.id)).toContain(id);
  // The same request once more describes nothing.
  const [same] = (await change('describeAssets', input)).results;
  expect(same?.asset?.description).toMatchObject({ status: 'COMPLETED', execution: again.description.execution });
  const [bare] = (await change('updateAssets', { assetIds: [id], caption: null })).results;
  expect(bare?.asset?.caption).toBe(again.foundCaption);
  expect(await change('updateAssets', { assetIds: [id], caption: 'x'.repeat(501) })).toMatchObject({
    fields: [{ path: ['caption'] }],
  });
});

test('what passes is tried again with the same run, and no more than three times', async () => {
  fal.faults.rateLimited = { next: 3, retryAfterSeconds: 0.02 };
  const passed = await described(await upload('one.png', '#00695c'));
  expect(passed.description).toMatchObject({ status: 'COMPLETED', attempts: 2, error: null });
  const before = fal.submissions().length;
  fal.faults.rateLimited = { probability: 1, retryAfterSeconds: 0.02 };
  const id = await upload('two.png', '#ffab00');
  const failed = await described(id);
  expect(failed).toMatchObject({
    caption: null,
    foundTags: [],
    description: { status: 'FAILED', attempts: 3, nextAttemptAt: null, cost: '0.000000', model: null },
  });
  expect(failed.description.error).toEqual({ code: 'PROVIDER_RATE_LIMITED', message: expect.any(String) });
  expect(fal.submissions()).toHaveLength(before);
  fal.faults.rateLimited = { retryAfterSeconds: 1 };
  await change('describeAssets', { assetIds: [id] });
  const mended = await described(id);
  expect(mended.description).toMatchObject({ status: 'COMPLETED', attempts: 1, error: null });
  expect(mended.description.execution?.id).toBe(failed.description.execution?.id);
});

test('what the model service refuses fails at once', async () => {
  fal.faults.contentPolicy = { next: 1 };
  const { description } = await described(await upload('refused.png', '#654321'));
  expect(description).toMatchObject({ status: 'FAILED', attempts: 1, error: { code: 'PROVIDER_CONTENT_REFUSED' } });
  // Which is what operators are told.
  const health = (await (await fetch(`${app.url}/health/details`)).json()) as { parts: Record<string, object> };
  expect(health.parts['descriptions']).toMatchObject({
    status: 'ok',
    isOn: true,
    waiting: 0,
    oldestWaitingSeconds: 0,
    failedInADay: { PROVIDER_CONTENT_REFUSED: 1 },
    vision: { status: 'ok', seenAt: expect.any(String) },
  });
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  expect(metrics).toContain('visualadgen_descriptions_waiting 0');
  expect(metrics).toContain('visualadgen_descriptions_failed{code="PROVIDER_CONTENT_REFUSED"} 1');
});

test('a picture that is deleted in between is kept back by nothing, and its description is let go', async () => {
  fal.faults.hangForever = { next: 1 };
  const ordered = fal.submissions().length + 1;
  const id = await upload('gone.png', '#123456');
  let running = (await nextEvent()).asset;
  while (running?.id !== id || !running.description.execution) running = (await nextEvent()).asset;
  await expect.poll(() => fal.submissions()).toHaveLength(ordered);
  expect((await change('deleteAssets', { assetIds: [id] })).results).toMatchObject([{ error: null }]);
  let removed = await nextEvent();
  while (removed.__typename !== 'AssetRemoved') removed = await nextEvent();
  expect(removed.assetId).toBe(id);
  await person.cancel(running.description.execution.id);
  const row = app.database.service.selectFrom('assets').select('describe_status').where('id', '=', decodeId(id).id);
  await expect.poll(() => row.executeTakeFirstOrThrow()).toEqual({ describe_status: null });
});

test('who wants no descriptions gets none, but those they ask for; who wants them again gets the rest', async () => {
  await prefer({ describesUploads: false });
  const id = await upload('quiet.png', '#abcdef');
  let added = await nextEvent();
  while (added.asset?.id !== id) added = await nextEvent();
  expect(added.asset.description).toMatchObject({ status: 'NOT_DESCRIBED', attempts: 0, execution: null });
  await change('describeAssets', { assetIds: [id] });
  expect((await described(id)).description.status).toBe('COMPLETED');
  const rest = await upload('rest.png', '#fedcba');
  await prefer({ describesUploads: true });
  await sql`update pgboss.job set start_after = now() where name = 'describe-rest'`.execute(app.database.service);
  await notifyOfBackgroundJobs(app.database);
  expect((await described(rest)).description.status).toBe('COMPLETED');
});

test('descriptions are of purpose DESCRIBE, cost what they cost, and nobody else’s are to be seen or asked for', async () => {
  const read = `query ($purpose: [ExecutionPurpose!]!) { executions(purpose: $purpose, first: 100) { totalCount nodes { totalCost } }
    viewer { spending { spent } } }`;
  type Runs = {
    executions: { totalCount: number; nodes: { totalCost: string }[] };
    viewer: { spending: { spent: string } };
  };
  const of = (purpose: string) => person.read<Runs>(read, { purpose: [purpose] });
  const { executions, viewer } = await of('DESCRIBE');
  expect((await of('WORKFLOW')).executions.totalCount).toBe(0);
  expect(addMoney(...executions.nodes.map(({ totalCost }) => totalCost))).toBe(viewer.spending.spent);
  // Each is paid once, however often it was tried.
  expect(fal.submissions().filter(({ endpoint }) => endpoint.startsWith('openrouter/'))).toHaveLength(
    executions.nodes.length,
  );
  const [mine] = await find({});
  const stranger = await app.signUp();
  const [theirs] = (await change('describeAssets', { assetIds: [mine?.id] }, stranger)).results;
  expect(theirs).toMatchObject({ asset: null, error: { code: 'NOT_FOUND' } });
  // So many in a day, and no more.
  const all = (await find({})).map(({ id }) => id);
  const { results } = await change('describeAssets', { assetIds: all });
  const codes = results.map(({ error }) => error?.code ?? null);
  expect(codes).toContain('DESCRIBING_LIMIT_REACHED');
  expect(codes.filter((code) => code === null).length + executions.totalCount).toBe(perDay);
});

async function find(search: object): Promise<{ id: string }[]> {
  const query = `query ($search: AssetSearchInput) { assets(search: $search, first: 100) { nodes { id } } }`;
  return (await person.read<{ assets: { nodes: { id: string }[] } }>(query, { search })).assets.nodes;
}

interface Changed {
  results: { asset: Seen | null; error: { code: string } | null }[];
  fields?: { path: string[] }[];
}

async function change(mutation: string, input: object, who = person): Promise<Changed> {
  const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const document = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) {
    ... on ${type}Payload { results { asset { ${seen} } error { code message } } }
    ... on InputInvalidError { fields { path message } } } }`;
  const data = await who.read<Record<string, Changed>>(document, { input });
  return data[mutation] ?? expect.fail('No answer.');
}

async function prefer(input: object): Promise<void> {
  const document = `mutation ($input: UpdateLibraryPreferencesInput!) { updateLibraryPreferences(input: $input) {
    ... on UpdateLibraryPreferencesPayload { viewer { libraryPreferences { describesUploads describesMade isDescribing } } } } }`;
  expect(await person.read(document, { input })).toEqual({
    updateLibraryPreferences: {
      viewer: { libraryPreferences: { describesUploads: true, describesMade: false, isDescribing: true, ...input } },
    },
  });
}

/** Follows the picture (or any) until its description has ended, another one than `earlier`. */
async function described(id?: string, earlier?: Seen): Promise<Seen> {
  for (;;) {
    const { asset } = await nextEvent();
    if (!asset || (id !== undefined && asset.id !== id)) continue;
    const { status, execution } = asset.description;
    if (earlier && execution?.id === earlier.description.execution?.id) continue;
    if (status === 'COMPLETED' || status === 'FAILED') return asset;
  }
}

async function nextEvent(from = events): Promise<Event> {
  const { value, done } = await from.next();
  if (done || !value.data) throw new Error('The events ended.');
  return value.data.assetEvents;
}

async function upload(name: string, color: string, who = person): Promise<string> {
  const bytes = await sharp({ create: { width: 80, height: 60, channels: 3, background: color } })
    .png()
    .toBuffer();
  const { createUpload: link } = await who.read<{ createUpload: Result<{ uploadUrl: string }> }>(createUpload, {
    input: { contentType: 'image/png', byteSize: bytes.byteLength, name },
  });
  const response = await fetch(link.uploadUrl ?? '', { method: 'PUT', body: new Uint8Array(bytes) });
  return ((await response.json()) as { id: string }).id;
}
