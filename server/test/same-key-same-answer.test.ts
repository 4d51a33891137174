import { isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeFont } from '../testing/make-font.ts';
import { pruneAll } from './prune-all.ts';
import { schema } from '../src/schema/index.ts';
import { adGraph, graphOf, prompt, text } from './ad-graph.ts';
import { makeWebhook } from './keep-webhooks.ts';
import { executeWorkflow, saveWorkflowGraph } from './operations.ts';
import { change } from './schedules/call-by-schedule.ts';
import type { Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { uploadSamplePhoto } from './upload-sample-photo.ts';

/* Everything that is made by a mutation is made once for each key. Runs keep theirs themselves. */

let app: RunningApp;
let person: Person;
let workflowId: string;
let webhookId: string;
let assetId: string;
let ended: string;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
  workflowId = (await person.createWorkflow(adGraph())).id;
  await change(person, 'publishWorkflow', { workflowId, expectedVersion: 1 });
  assetId = await uploadSamplePhoto(person);
  ended = (await person.run(graphOf([text('idea', 'tea')]))).executionId;
  webhookId = (await makeWebhook(person, { url: 'https://receiver.invalid/' })).id;
});
afterAll(() => app.close());

type Made = Result<{ differences: string[]; fields: { path: string[]; message: string }[] }> & Record<string, unknown>;

/** What each answers with. */
const payloads: Record<string, string> = {
  createWorkflow: 'workflow { id name }',
  duplicateWorkflow: 'workflow { id name }',
  createToken: 'secret token { id }',
  createWebhook: 'secret webhook { id }',
  createSchedule: 'schedule { id }',
  createTrigger: 'secret trigger { id }',
  rotateWebhookSecret: 'secret webhook { id }',
  sendTestWebhook: 'delivery { id }',
  createUpload: 'uploadUrl expiresAt',
  uploadFont: 'font { id }',
  retryExecution: 'execution { id }',
  editImage: 'imageEdit { id }',
  exportImages: 'execution { id }',
  createWorkflowFromExecution: 'workflow { id name }',
};

async function make(operation: string, input: Record<string, unknown>, who = person): Promise<Made> {
  const type = `${operation[0]?.toUpperCase()}${operation.slice(1)}`;
  const query = `mutation ($input: ${type}Input!) { ${operation}(input: $input) {
    __typename
    ... on ${type}Payload { ${payloads[operation]} }
    ... on Error { code message }
    ... on IdempotencyConflictError { differences }
    ... on InputInvalidError { fields { path message } }
  } }`;
  return (await who.read<Record<string, Made>>(query, { input }))[operation] as Made;
}

const things: [string, () => Record<string, unknown>, Record<string, unknown>][] = [
  ['createWorkflow', () => ({ name: 'Summer', graph: graphOf([text('idea', 'tea')]) }), { name: 'Winter' }],
  ['createWorkflow', () => ({ name: 'Plain', description: null }), { graph: graphOf([text('idea', 'tea')]) }],
  ['duplicateWorkflow', () => ({ workflowId }), { name: 'Another' }],
  ['createToken', () => ({ name: 'Nightly', scopes: ['RUN'] }), { expiresInDays: null }],
  ['createWebhook', () => ({ url: 'https://receiver.invalid/a' }), { events: ['EXECUTION_FAILED'] }],
  ['createSchedule', () => ({ workflowId, cron: '@daily', timeZone: 'UTC' }), { cron: '@hourly' }],
  ['createTrigger', () => ({ workflowId, name: 'Shop' }), { name: 'Till' }],
  ['rotateWebhookSecret', () => ({ webhookId }), { webhookId: 'V2ViaG9vazo=' }],
  ['sendTestWebhook', () => ({ webhookId }), { webhookId: 'V2ViaG9vazo=' }],
  ['editImage', () => ({ assetId, prompt: 'greener', seed: 1 }), { prompt: 'bluer' }],
  ['exportImages', () => ({ images: [{ assetId }] }), { namePattern: '{n}' }],
  ['createWorkflowFromExecution', () => ({ executionId: ended }), { name: 'Other' }],
  ['uploadFont', () => ({ fileBase64: fontFile('First') }), { fileBase64: fontFile('Second') }],
  ['createUpload', () => ({ contentType: 'image/png', byteSize: 9 }), { byteSize: 10 }],
];

describe.each(things)('%s', (operation, inputOf, other) => {
  test('at once, and again later, is one; another input is refused, naming what differs', async () => {
    const idempotencyKey = `${operation} ${Object.keys(other).join(' ')}`;
    const input = { ...inputOf(), idempotencyKey };
    const before = await countThings();
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => make(operation, input)));
    expect(first?.__typename).toMatch(/Payload$/);
    expect(others).toEqual(others.map(() => first));
    expect(await make(operation, input)).toEqual(first);
    expect(await countThings()).toBeLessThanOrEqual(before + 1);

    const refused = await make(operation, { ...input, ...other });
    const [name = ''] = Object.keys(other);
    // An id of nothing is refused for itself.
    if (refused.__typename !== 'NotFoundError')
      expect(refused).toMatchObject({
        __typename: 'IdempotencyConflictError',
        code: 'IDEMPOTENCY_CONFLICT',
        differences: [name],
        message: expect.stringContaining(name) as string,
      });
    // The same file is the same font, whoever sends it how often.
    if (operation === 'uploadFont') return;
    expect(await make(operation, { ...input, idempotencyKey: `${idempotencyKey} 2` })).not.toEqual(first);
  });
});

function fontFile(family: string): string {
  return makeFont({ family }).toString('base64');
}

async function countThings(): Promise<number> {
  const { rows } = await app.database.query(`select (select count(*) from workflows) + (select count(*) from webhooks)
    + (select count(*) from schedules) + (select count(*) from triggers)
    + (select count(*) from personal_access_tokens) + (select count(*) from webhook_deliveries) as count`);
  return Number(rows[0]?.count);
}

test('the same key is another one to another person, and for another mutation', async () => {
  const stranger = await app.signUp();
  const input = { name: 'Mine', idempotencyKey: 'shared' };
  const mine = await make('createWorkflow', input);
  const theirs = await make('createWorkflow', input, stranger);
  expect(theirs.workflow).toMatchObject({ name: 'Mine' });
  expect(theirs.workflow).not.toEqual(mine.workflow);
  expect(await make('createToken', { name: 'Mine', scopes: ['READ'], idempotencyKey: 'shared' })).toMatchObject({
    __typename: 'CreateTokenPayload',
  });
});

test('what was refused uses no key up, and what is gone since is told', async () => {
  const idempotencyKey = 'refused first';
  expect(await make('createWorkflow', { name: ' ', idempotencyKey })).toMatchObject({ code: 'INPUT_INVALID' });
  const made = await make('createWorkflow', { name: 'Now', idempotencyKey });
  const query = 'mutation ($input: DeleteWorkflowInput!) { deleteWorkflow(input: $input) { __typename } }';
  await person.read(query, { input: { workflowId: (made.workflow as { id: string }).id } });
  expect(await make('createWorkflow', { name: 'Now', idempotencyKey })).toMatchObject({
    __typename: 'InputInvalidError',
    fields: [{ path: ['idempotencyKey'], message: expect.stringContaining('not there any more') as string }],
  });
});

test('a secret is kept sealed, and after 48 hours the key is as good as new', async () => {
  const input = { name: 'Kept', scopes: ['READ'], idempotencyKey: 'kept' };
  const first = await make('createToken', input);
  const rowsOf = async () =>
    (await app.database.query("select k::text as row from idempotency_keys k where key = 'kept'")).rows;
  expect(await rowsOf()).toHaveLength(1);
  expect(JSON.stringify(await rowsOf())).not.toContain(String(first.secret).slice(4, 20));
  await app.database.query("update idempotency_keys set created_at = created_at - interval '49 hours'");
  expect((await make('createToken', input)).secret).not.toBe(first.secret);
  await app.database.query("update idempotency_keys set created_at = created_at - interval '49 hours'");
  await pruneAll(app.database, null);
  expect(await rowsOf()).toEqual([]);
});

describe('retryExecution', () => {
  const failing = graphOf([text('idea', 'tea'), prompt('ask', '{{missing}}')], 'idea.text -> ask.input');
  const started = 'select count(*)::int as count from execution_events where type = $1';

  test('in its place, it is tried again once for each key', async () => {
    const { executionId } = await person.run(failing);
    const resumed = async () => Number((await app.database.query(started, ['ExecutionResumed'])).rows[0]?.count);
    const before = await resumed();
    const input = { executionId, idempotencyKey: 'again' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => make('retryExecution', input)));
    expect(answers.map((answer) => answer.execution)).toEqual(answers.map(() => ({ id: executionId })));
    await Array.fromAsync(person.follow(executionId));
    expect(await make('retryExecution', input)).toMatchObject({ execution: { id: executionId } });
    expect(await resumed()).toBe(before + 1);
    expect(await make('retryExecution', { ...input, onCurrentWorkflow: true })).toMatchObject({
      differences: ['onCurrentWorkflow'],
    });
  });

  test('on the current workflow, it is one new execution for each key, also where the workflow was saved since', async () => {
    const { executionId, workflowId: id } = await person.run(failing);
    const input = { executionId, onCurrentWorkflow: true, idempotencyKey: 'anew' };
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => make('retryExecution', input)));
    expect(first?.execution).not.toEqual({ id: executionId });
    await person.read(saveWorkflowGraph, { input: { workflowId: id, version: 1, graph: { nodes: [], edges: [] } } });
    expect([...others, await make('retryExecution', input)].map(({ execution }) => execution)).toEqual(
      Array.from({ length: 5 }, () => first?.execution),
    );
  });

  test('one that has not ended is refused, and the key stays free', async () => {
    const { executionId } = await person.run(graphOf([text('idea', 'tea')]));
    const input = { executionId, idempotencyKey: 'not yet' };
    expect(await make('retryExecution', input)).toMatchObject({ __typename: 'StateConflictError' });
    const { executionId: failed } = await person.run(failing);
    expect(await make('retryExecution', { ...input, executionId: failed })).toMatchObject({
      execution: { id: failed },
    });
  });
});

test('whatever makes something takes a key', () => {
  const keyed = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ args: [input] }) => {
    const type = input && 'ofType' in input.type ? input.type.ofType : undefined;
    return isInputObjectType(type) && 'idempotencyKey' in type.getFields();
  });
  const makes =
    /^(create|describe|duplicate|edit|execute|export|publish|restoreWorkflowVersion|retry|rotate|sendTest|upload)/;
  const all = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect(keyed.map(({ name }) => name).toSorted()).toEqual(all.filter((name) => makes.test(name)).toSorted());
});

test('one mutation that fails takes no other’s answer along: each may be null by itself', async () => {
  for (const { name, type } of Object.values(schema.getMutationType()?.getFields() ?? {}))
    expect([name, String(type)]).toEqual([name, expect.not.stringMatching(/!$/)]);
  const query = `mutation ($good: CreateWorkflowInput!, $bad: CreateWorkflowInput!, $unlisted: RevokeTokenInput!) {
    a: createWorkflow(input: $good) { ... on CreateWorkflowPayload { workflow { name } } }
    b: createWorkflow(input: $bad) { __typename }
    c: revokeToken(input: $unlisted) { __typename }
    d: createWorkflow(input: $good) { ... on CreateWorkflowPayload { workflow { name } } }
  }`;
  const { data, errors } = await person.ask<Record<string, unknown>>(query, {
    good: { name: 'Kept' },
    bad: { name: 'a\u0000b' },
    unlisted: { tokenId: '\u0000' },
  });
  const kept = { workflow: { name: 'Kept' } };
  expect(data).toEqual({ a: kept, b: { __typename: 'InputInvalidError' }, c: null, d: kept });
  expect(errors).toMatchObject([{ path: ['c'], extensions: { code: 'INPUT_INVALID' } }]);
});

test('of a run, what differs is named', async () => {
  const { id } = await person.createWorkflow(graphOf([text('idea', 'tea')]));
  const executeWith = async (more: Record<string, unknown>) => {
    const query = executeWorkflow.replace('execution { id } }\n  }', 'differences execution { id } }\n  }');
    const input = { workflowId: id, idempotencyKey: 'run', budget: '1', ...more };
    return (await person.read<{ executeWorkflow: Made }>(query, { input })).executeWorkflow;
  };
  await executeWith({});
  expect(await executeWith({ budget: '1.00' })).toMatchObject({ __typename: 'ExecuteWorkflowPayload' });
  expect((await executeWith({ isFresh: true, budget: '2' })).differences).toEqual(['isFresh', 'budget']);
  expect((await executeWith({ upToNodeKey: 'idea' })).differences).toEqual(['upToNodeKey']);
  expect((await executeWith({ onlyNodeKey: 'idea' })).differences).toEqual(['onlyNodeKey']);
  expect((await executeWith({ workflowId })).differences).toEqual(['workflowId', 'graph']);
});

// Runs ----------------------------------------------------------------------------------------------------------------

type Executed = Result<{ execution: { id: string; status: string } }>;

async function execute(ofWorkflow: string, idempotencyKey: string, who = person): Promise<Executed> {
  const data = await who.read<{ executeWorkflow: Executed }>(executeWorkflow, {
    input: { workflowId: ofWorkflow, idempotencyKey },
  });
  return data.executeWorkflow;
}

test('sent twice, before and after the end, it is one run and one order', async () => {
  const { id } = await person.createWorkflow(adGraph({ seed: 20 }));
  const before = app.submissions().length;
  const [first, second] = [await execute(id, 'monday'), await execute(id, 'monday')];
  expect(first.__typename).toBe('ExecuteWorkflowPayload');
  expect(second.execution?.id).toBe(first.execution?.id);
  await Array.fromAsync(person.follow(first.execution?.id ?? ''));
  expect(await execute(id, 'monday')).toMatchObject({ execution: { id: first.execution?.id, status: 'COMPLETED' } });
  expect(app.submissions().length).toBe(before + 1);
});

test('sent twenty times at once, it is one run and one order', async () => {
  const { id } = await person.createWorkflow(adGraph());
  const before = app.submissions().length;
  const answers = await Promise.all(Array.from({ length: 20 }, () => execute(id, 'at once')));
  const runs = new Set(answers.map((answer) => answer.execution?.id));
  expect(runs.size).toBe(1);
  const [run] = runs;
  const events = await Array.fromAsync(person.follow(run ?? ''));
  expect(events.filter((event) => event.__typename === 'ExecutionStarted')).toHaveLength(1);
  expect(app.submissions().length).toBe(before + 1);
});

test('the same key for another workflow, or another graph of this one, is refused and runs nothing', async () => {
  const { id, version } = await person.createWorkflow(graphOf([text('idea', 'tea')]));
  const other = await person.createWorkflow(graphOf([text('idea', 'tea')]));
  const first = await execute(id, 'tuesday');
  const refusal = {
    __typename: 'IdempotencyConflictError',
    code: 'IDEMPOTENCY_CONFLICT',
    execution: { id: first.execution?.id },
  };
  expect(await execute(other.id, 'tuesday')).toMatchObject(refusal);
  await person.read(saveWorkflowGraph, {
    input: { workflowId: id, version, graph: graphOf([text('idea', 'coffee')]) },
  });
  expect(await execute(id, 'tuesday')).toMatchObject(refusal);
  const { rows } = await app.database.query(
    "select count(*)::int as count from executions where idempotency_key = 'tuesday'",
  );
  expect(rows).toEqual([{ count: 1 }]);
});

test("another person's same key is another run", async () => {
  const stranger = await app.signUp();
  const [mine, theirs] = await Promise.all(
    [person, stranger].map(async (who) =>
      execute((await who.createWorkflow(graphOf([text('idea', 'tea')]))).id, 'wednesday', who),
    ),
  );
  expect(theirs?.__typename).toBe('ExecuteWorkflowPayload');
  expect(theirs?.execution?.id).not.toBe(mine?.execution?.id);
});

test('a key that is empty or too long is named', async () => {
  const { id } = await person.createWorkflow(graphOf([text('idea', 'tea')]));
  for (const key of ['', 'x'.repeat(201)]) {
    expect(await execute(id, key)).toMatchObject({ __typename: 'InputInvalidError', code: 'INPUT_INVALID' });
  }
});

test('without a key, each is a run of its own', async () => {
  const { id } = await person.createWorkflow(graphOf([text('idea', 'tea')]));
  expect(await person.execute(id)).not.toBe(await person.execute(id));
});
