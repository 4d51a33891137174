import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLoadBalancer, type Backend } from '../../scripts/cluster/load-balancer.ts';
import { adGraph, graphOf, prompt, text } from './ad-graph.ts';
import {
  callTrigger,
  type Called,
  change,
  comeTo,
  publishNew,
  readRuns,
  readSchedule,
  resultAt,
} from './schedules/call-by-schedule.ts';
import { type Person, signIn } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';

/* What `pnpm cluster` shows: servers that share everything, behind one address; and what comes by the clock, or by a POST, to one of them. */

/** By which schedules come. */
let clock = new Date('2026-12-01T06:00:00Z');

let dataDir: string;
let apps: RunningApp[];
let backends: Backend[];
let door: Server;
let address: string;
let person: Person;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-data-'));
  const config = { databaseUrl: await createSharedDatabase(), dataDir };
  const open = () => startApp({ keepsData: true, config, scheduleClock: () => clock });
  apps = [await open(), await open(), await open()];
  backends = apps.map(({ url }) => ({ port: Number(new URL(url).port), gone: new AbortController().signal }));
  door = createLoadBalancer(() => backends).listen(0, '127.0.0.1');
  await once(door, 'listening');
  address = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const { supabasePublishableKey } = (await (await fetch(`${address}/config.json`)).json()) as {
    supabasePublishableKey: string;
  };
  const { email, password } = (await apps[0]?.signUp()) ?? { email: '', password: '' };
  person = await signIn(address, supabasePublishableKey, { email, password });
});
afterAll(async () => {
  await person?.leave();
  door?.closeAllConnections();
  door?.close();
  await Promise.all(apps.map((app) => app.close()));
  await rm(dataDir, { recursive: true, force: true });
});

test('whoever is asked, a run, its events and its pictures are the same, and links lead to the door', async () => {
  for (const seed of [1, 2]) {
    const { execution, events } = await person.run(adGraph({ seed }));
    expect(execution.status).toBe('COMPLETED');
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    const [link] = execution.generations.edges.flatMap(({ node }) => node.images.map((image) => image.url));
    expect(link).toMatch(new RegExp(`^${address}/files/`));
    expect((await fetch(link ?? '')).status).toBe(200);
  }
});

test('what is asked of both at once by one key is made once, and the second tells the same secret', async () => {
  type Made = { createToken: { secret: string }; createWorkflow: { workflow: { id: string } } };
  const query = `mutation ($token: CreateTokenInput!, $workflow: CreateWorkflowInput!) {
    createToken(input: $token) { ... on CreateTokenPayload { secret token { id } } ... on Error { message } }
    createWorkflow(input: $workflow) { ... on CreateWorkflowPayload { workflow { id } } ... on Error { message } }
  }`;
  const input = { name: 'Once', idempotencyKey: 'once' };
  const ask = () => person.read<Made>(query, { token: { ...input, scopes: ['READ'] }, workflow: input });
  const [first, ...others] = await Promise.all(Array.from({ length: 6 }, ask));
  expect(first?.createToken.secret).toMatch(/^vag_/);
  expect(others).toEqual(others.map(() => first));
});

/** Nothing of it costs anything. */
const words = graphOf([text('idea', 'tea'), prompt('prompt', 'An ad for {{text}}')], 'idea.text -> prompt.input');
const everyMorning = { cron: '0 9 * * *', timeZone: 'Europe/Berlin' };

async function schedule(input: Record<string, unknown>): Promise<Called> {
  const { schedule: made } = await change(person, 'createSchedule', { ...everyMorning, ...input });
  if (!made) throw new Error('There is no schedule.');
  return made;
}

const due = async (at: string) => {
  clock = new Date(at);
  await comeTo(apps[0]?.database ?? (await Promise.reject(new Error('No server.'))));
};

test('of three servers one runs what is due, once, though each of them has a job for it, and the history says who called', async () => {
  clock = new Date('2026-12-01T06:00:00Z');
  const workflowId = await publishNew(person, words);
  const { id, ...made } = await schedule({ workflowId });
  expect(made).toMatchObject({
    description: 'Every day at 9:00',
    nextTimes: ['2026-12-01T08:00:00.000Z', ...[2, 3, 4, 5].map((day) => `2026-12-0${day}T08:00:00.000Z`)],
    lastResult: null,
  });
  // As a server that died, a sweep and a change may leave behind.
  for (const key of ['a', 'b', 'c'])
    await apps[0]?.database.query(
      `insert into pgboss.job (name, data, singleton_key, start_after, policy)
        select name, data, $1, start_after, policy from pgboss.job where name = 'fire-schedule' limit 1`,
      [key],
    );
  await due('2026-12-01T08:00:00Z');
  expect(await resultAt(person, id, '2026-12-01T08:00:00Z')).toMatchObject({
    outcome: 'STARTED',
    execution: { calledBy: { kind: 'SCHEDULE', name: 'Every day at 9:00' } },
    error: null,
  });
  await expect
    .poll(
      async () =>
        (await apps[0]?.database.query("select start_after from pgboss.job where name = 'fire-schedule'"))?.rows.length,
    )
    .toBe(1);
  expect(await readRuns(person, workflowId)).toMatchObject({
    totalCount: 1,
    nodes: [{ version: 1, calledBy: { kind: 'SCHEDULE', schedule: { id }, trigger: null } }],
  });
  expect((await readSchedule(person, id))?.nextTimes[0]).toBe('2026-12-02T08:00:00.000Z');

  // Nobody was there for two days: the one runs once for them, the other waits for the next.
  await change(person, 'updateSchedule', { scheduleId: id, missedTimes: 'RUN_ONCE' });
  const other = await schedule({ workflowId, cron: '30 9 * * *' });
  await due('2026-12-03T12:00:00Z');
  expect(await resultAt(person, id, '2026-12-03T08:00:00Z')).toMatchObject({ outcome: 'STARTED' });
  expect(await resultAt(person, other.id, '2026-12-03T08:30:00Z')).toMatchObject({
    outcome: 'MISSED',
    execution: null,
  });
  expect((await readRuns(person, workflowId)).totalCount).toBe(2);
  for (const scheduleId of [id, other.id]) await change(person, 'deleteSchedule', { scheduleId });
});

test('a schedule that cannot run says why, and comes again', async () => {
  const workflowId = await publishNew(person, adGraph({ seed: 7 }));
  const { id } = await schedule({ workflowId, monthlyBudget: '0.001' });
  await due('2026-12-04T08:00:00Z');
  expect(await resultAt(person, id, '2026-12-04T08:00:00Z')).toMatchObject({
    outcome: 'REFUSED',
    errorCode: 'BUDGET_EXCEEDED',
    error: 'A run is expected to cost $0.003, but of what its runs may cost this month $0.001 is left.',
  });
  await change(person, 'unpublishWorkflow', { workflowId });
  await due('2026-12-05T08:00:00Z');
  expect(await resultAt(person, id, '2026-12-05T08:00:00Z')).toMatchObject({
    outcome: 'REFUSED',
    errorCode: 'NOT_PUBLISHED',
  });
  await change(person, 'deleteWorkflow', { workflowId });
  await due('2026-12-06T08:00:00Z');
  expect(await resultAt(person, id, '2026-12-06T08:00:00Z')).toMatchObject({
    outcome: 'REFUSED',
    errorCode: 'NOT_FOUND',
  });
  expect(await readSchedule(person, id)).toMatchObject({
    workflow: null,
    nextTimes: { 0: '2026-12-07T08:00:00.000Z' },
  });
  await change(person, 'updateSchedule', { scheduleId: id, isEnabled: false });
  expect((await readSchedule(person, id))?.nextTimes).toEqual([]);
  // Not switched on again for a workflow that is gone.
  expect(await change(person, 'updateSchedule', { scheduleId: id, isEnabled: true })).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test.each([
  ['no cron expression, in no time zone', { cron: '0 25 * * *', timeZone: 'Mars/Phobos' }, ['cron', 'timeZone']],
  ['a day that there is not', { cron: '0 0 30 2 *' }, ['cron']],
  ['less than nothing to spend', { monthlyBudget: '-1' }, ['monthlyBudget']],
  ['inputs that are none', { inputs: ['tea'] }, ['inputs']],
])('a schedule with %s is not made', async (_, input, paths) => {
  const workflowId = await publishNew(person, words);
  const answer = await change(person, 'createSchedule', { ...everyMorning, workflowId, ...input });
  expect(answer).toMatchObject({ code: 'INPUT_INVALID', fields: paths.map((path) => ({ path: [path] })) });
  const { schedules } = await person.read<{ schedules: { totalCount: number } }>(
    'query ($workflowId: ID!) { schedules(workflowId: $workflowId) { totalCount } }',
    { workflowId },
  );
  expect(schedules.totalCount).toBe(0);
});

test('another system runs a workflow with a trigger’s secret, and can do nothing else', async () => {
  const { id: draft } = await person.createWorkflow(words);
  expect(await change(person, 'createTrigger', { workflowId: draft, name: 'Shop' })).toMatchObject({
    code: 'NOT_PUBLISHED',
  });
  const workflowId = await publishNew(person, words);
  const { trigger, secret } = await change(person, 'createTrigger', { workflowId, name: ' Shop ' });
  if (!trigger || !secret) throw new Error('There is no trigger.');
  const ran = await callTrigger(trigger.url, secret, {}, { 'idempotency-key': 'order 1' });
  expect(ran).toMatchObject({ status: 201, body: { id: expect.any(String), version: 1 } });
  expect((await callTrigger(trigger.url, secret, undefined, { 'idempotency-key': 'order 1' })).body).toMatchObject({
    id: ran.body['id'],
  });
  expect(await readRuns(person, workflowId)).toMatchObject({
    totalCount: 1,
    nodes: [{ calledBy: { kind: 'TRIGGER', name: 'Shop', trigger: { id: trigger.id } } }],
  });

  const codeOf = async (...call: Parameters<typeof callTrigger>) => {
    const { status, body } = await callTrigger(...call);
    return [status, body.errors?.[0]?.extensions.code];
  };
  const elsewhere = trigger.url.replace(/[^/]+$/, 'VHJpZ2dlcjox');
  for (const [url, bearer] of [
    [trigger.url, `${secret}x`],
    [elsewhere, secret],
    [trigger.url, trigger.id],
  ] as const)
    expect(await codeOf(url, bearer)).toEqual([401, 'UNAUTHENTICATED']);
  for (const body of ['{', '[1]', { headline: 'tea' }, { inputs: 'tea' }])
    expect(await codeOf(trigger.url, secret, body)).toEqual([422, 'INPUT_INVALID']);
  const asToken = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { id } }' }),
  });
  expect(asToken.status).toBe(401);

  const { secret: second = '' } = await change(person, 'rotateTriggerSecret', { triggerId: trigger.id });
  expect(await codeOf(trigger.url, secret)).toEqual([401, 'UNAUTHENTICATED']);
  await change(person, 'updateTrigger', { triggerId: trigger.id, isEnabled: false });
  expect(await codeOf(trigger.url, second)).toEqual([409, 'TRIGGER_DISABLED']);
  await change(person, 'updateTrigger', { triggerId: trigger.id, isEnabled: true });
  await change(person, 'unpublishWorkflow', { workflowId });
  expect(await codeOf(trigger.url, second)).toEqual([409, 'NOT_PUBLISHED']);
  expect(await change(person, 'updateTrigger', { triggerId: trigger.id, name: 'Till' })).toMatchObject({
    trigger: { name: 'Till', lastResult: { outcome: 'REFUSED', errorCode: 'NOT_PUBLISHED', execution: null } },
  });
  await change(person, 'deleteTrigger', { triggerId: trigger.id });
  expect(await codeOf(trigger.url, second)).toEqual([401, 'UNAUTHENTICATED']);
});

const headline = { name: 'headline', label: 'Headline', help: null, isRequired: true, nodeKey: 'idea', field: 'value' };
const withHeadline = { ...words, inputs: [headline] };

test('what a workflow asks for is given by a schedule, and by a trigger from what was sent; what does not fit is named', async () => {
  const workflowId = await publishNew(person, withHeadline);
  for (const inputs of [{}, { headline: 7 }, { headline: 'tea', subline: 'hot' }])
    expect(await change(person, 'createSchedule', { ...everyMorning, workflowId, inputs })).toMatchObject({
      code: 'INPUT_INVALID',
      fields: [{ path: ['inputs', 'subline' in inputs ? 'subline' : 'headline'] }],
    });
  clock = new Date('2026-12-07T00:00:00Z');
  const { id } = await schedule({ workflowId, inputs: { headline: 'mint tea' } });
  await due('2026-12-07T08:00:00Z');
  const { execution } = await resultAt(person, id, '2026-12-07T08:00:00Z');
  expect(await readValue(execution?.id)).toBe('mint tea');

  const mapping = { headline: 'order.items.0.title' };
  expect(
    await change(person, 'createTrigger', { workflowId, name: 'Shop', mapping: { ...mapping, price: 'order.total' } }),
  ).toMatchObject({ code: 'INPUT_INVALID', fields: [{ path: ['mapping', 'price'] }] });
  const { trigger, secret = '' } = await change(person, 'createTrigger', { workflowId, name: 'Shop', mapping });
  const ran = await callTrigger(trigger?.url ?? '', secret, { order: { items: [{ title: 'green tea' }] } });
  expect(await readValue(String(ran.body['id']))).toBe('green tea');
  expect(await callTrigger(trigger?.url ?? '', secret, { order: { items: [] } })).toMatchObject({
    status: 422,
    body: { errors: [{ extensions: { code: 'INPUT_INVALID', fields: [{ path: ['inputs', 'headline'] }] } }] },
  });
});

/** Of the first node, as it ran. */
async function readValue(executionId: string | undefined): Promise<string | undefined> {
  const query = 'query ($id: ID!) { execution(id: $id) { graph { nodes { config } } } }';
  type Ran = { execution: { graph: { nodes: { config: { value?: string } }[] } } };
  return (await person.read<Ran>(query, { id: executionId })).execution.graph.nodes[0]?.config.value;
}

test('no paid call of a schedule or trigger starts that would exceed what its runs may cost in a month', async () => {
  const workflowId = await publishNew(person, adGraph({ seed: 8 }));
  const { trigger, secret = '' } = await change(person, 'createTrigger', {
    workflowId,
    name: 'Shop',
    monthlyBudget: '0.004',
  });
  const { body } = await callTrigger(trigger?.url ?? '', secret);
  await Array.fromAsync(person.follow(String(body['id'])));
  // Its pictures are not reused by another run.
  await person.read('mutation ($input: SaveWorkflowGraphInput!) { saveWorkflowGraph(input: $input) { __typename } }', {
    input: { workflowId, version: 1, graph: adGraph({ seed: 9 }) },
  });
  await change(person, 'publishWorkflow', { workflowId, expectedVersion: 2 });
  expect(await callTrigger(trigger?.url ?? '', secret)).toMatchObject({
    status: 402,
    body: { errors: [{ extensions: { code: 'BUDGET_EXCEEDED', left: '0.001000', needed: '0.003000' } }] },
  });
  expect(await readRuns(person, workflowId)).toMatchObject({ totalCount: 1 });
});

test('one that takes no connection is passed by, and with none left the door says so', async () => {
  const [well] = backends;
  const deaf: Backend = { port: 1, gone: new AbortController().signal };
  backends.splice(0, backends.length, deaf, ...(well ? [well] : []));
  for (let turn = 0; turn < 4; turn += 1) expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  const { execution } = await person.run(adGraph({ seed: 3 }));
  expect(execution.status).toBe('COMPLETED');
  backends.length = 0;
  expect((await fetch(`${address}/health/ready`)).status).toBe(503);
});

test('what waits for an answer of one that is gone is told so', async () => {
  const hung = new AbortController();
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  backends.splice(0, backends.length, { port: (silent.address() as AddressInfo).port, gone: hung.signal });
  const asked = once(silent, 'request');
  const answer = fetch(`${address}/health/ready`);
  await asked;
  hung.abort();
  expect((await answer).status).toBe(502);
  silent.closeAllConnections();
  silent.close();
});
