import type { LookupAddress } from 'node:dns';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphOf, text } from './ad-graph.ts';
import { allAre, askOfWebhooks, deliveriesOnce, makeWebhook, readWebhook, sendTest } from './keep-webhooks.ts';
import { makeToken } from './make-token.ts';
import { askOverHttp, type Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { type Receiver, startReceiver } from './start-receiver.ts';

let app: RunningApp;
let person: Person;
let receiver: Receiver;
/** What the world's names lead to, as a hostile name server would have it. */
let addresses: LookupAddress[] = [];
beforeAll(async () => {
  receiver = await startReceiver();
  app = await startApp({
    webhooks: { pauses: [], resolve: (_, __, callback) => callback(null, addresses) },
  });
  person = await app.signUp();
});
afterAll(async () => {
  await app?.close();
  await receiver?.close();
});

test.each([
  ['http://127.0.0.1:5678/', 'must begin with https'],
  ['https://169.254.169.254/latest/meta-data', 'open internet'],
  ['https://[::ffff:7f00:1]/', 'open internet'],
  ['https://0x7f.1/', 'open internet'],
  ['https://me:password@example.com/', 'name or password'],
  ['https://example.com:25/', 'port 25'],
  ['nonsense', 'whole link'],
])('%s is refused when it is saved, made or changed', async (url, words) => {
  const before = await makeWebhook(person, { url: 'https://receiver.example/' });
  for (const [name, input] of [
    ['createWebhook', { url }],
    ['updateWebhook', { webhookId: before.id, url }],
  ] as const) {
    const answer = await askOfWebhooks(person, name, input);
    expect(answer).toMatchObject({ __typename: 'InputInvalidError', code: 'INPUT_INVALID' });
    expect(answer.message).toMatch(/^url: must/);
    expect(answer.message).toContain(words);
  }
  expect(await readWebhook(person, before.id)).toMatchObject({ url: 'https://receiver.example/' });
  await askOfWebhooks(person, 'deleteWebhook', { webhookId: before.id });
});

test.each([
  ['this computer', [{ address: '127.0.0.1', family: 4 }]],
  ['a metadata service', [{ address: '169.254.169.254', family: 4 }]],
  [
    'a private network, beside a public address',
    [
      { address: '1.1.1.1', family: 4 },
      { address: 'fd00::1', family: 6 },
    ],
  ],
])('a good name that leads to %s by the time it is sent is not connected to', async (_, found) => {
  addresses = found;
  const { id } = await makeWebhook(person, { url: `https://receiver.example:${new URL(receiver.url).port}/` });
  await sendTest(person, id);
  const [delivery] = await deliveriesOnce(person, id, allAre('FAILED'));
  expect(delivery).toMatchObject({
    responseStatus: null,
    errorCode: 'RECEIVER_ADDRESS_REFUSED',
    error: 'The name of the receiver leads to an address that is not on the open internet.',
  });
  expect(receiver.received).toEqual([]);
  await askOfWebhooks(person, 'deleteWebhook', { webhookId: id });
});

test('an address that came into the database past the checks is looked at again when it is sent to', async () => {
  const { id } = await makeWebhook(person, { url: 'https://receiver.example/' });
  await app.database.asUser(person.userId, (db) =>
    db.updateTable('webhooks').set({ url: receiver.url }).where('url', '=', 'https://receiver.example/').execute(),
  );
  await sendTest(person, id);
  expect(await deliveriesOnce(person, id, allAre('FAILED'))).toMatchObject([{ errorCode: 'RECEIVER_ADDRESS_REFUSED' }]);
  expect(receiver.received).toEqual([]);
  await askOfWebhooks(person, 'deleteWebhook', { webhookId: id });
});

test('an address is kept as it will be asked for', async () => {
  const { id } = await makeWebhook(person, { url: ' https://Bücher.example:443/a b?c="\u0001" ' });
  expect(await readWebhook(person, id)).toMatchObject({
    url: 'https://xn--bcher-kva.example/a%20b?c=%22%01%22',
    name: 'xn--bcher-kva.example',
  });
  await askOfWebhooks(person, 'deleteWebhook', { webhookId: id });
});

test.each([
  [
    'an address that is too long once it is escaped',
    { url: `https://receiver.example/${'ü'.repeat(500)}` },
    /^url: must have at most 2000/,
  ],
  ['a name that is too long', { name: 'x'.repeat(101) }, /^name: must have 1 to 100/],
  ['no ends at all', { events: [] }, /^events: must name at least one/],
])('%s is refused', async (_, input, words) => {
  const answer = await askOfWebhooks(person, 'createWebhook', { url: 'https://receiver.example/', ...input });
  expect(answer).toMatchObject({ __typename: 'InputInvalidError', message: expect.stringMatching(words) as string });
});

test('nobody has more than twenty, also when they are made at once', async () => {
  const collector = await app.signUp();
  const answers = await Promise.all(
    Array.from({ length: 22 }, (_, at) =>
      askOfWebhooks(collector, 'createWebhook', { url: `https://receiver.example/${at}` }),
    ),
  );
  const refused = answers.filter(({ __typename }) => __typename === 'InputInvalidError');
  expect(refused.map(({ message }) => message)).toEqual(Array(2).fill(expect.stringMatching(/at most 20 webhooks/)));
});

test('a program keeps webhooks with a token that may write, and not with one that may not', async () => {
  const query = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { __typename } }`;
  const variables = { input: { url: 'https://receiver.example/by-token' } };
  for (const [scopes, expected] of [
    [['READ', 'RUN'], { status: 403, errors: [{ extensions: { code: 'INSUFFICIENT_SCOPE', needed: 'WRITE' } }] }],
    [['WRITE'], { status: 200, data: { createWebhook: { __typename: 'CreateWebhookPayload' } } }],
  ] as const) {
    const { authorization } = await makeToken(person, scopes);
    expect(await askOverHttp(app.url, { query, variables }, { authorization })).toMatchObject(expected);
  }
});

test('the database gives no secret back, not even sealed, and takes no message from anybody', async () => {
  const { secret } = await makeWebhook(person, { url: 'https://receiver.example/secret' });
  const { rows } = await app.database.query('select t::text as row from webhooks t');
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  for (const { row } of rows) for (const part of [secret, key.toString('hex')]) expect(row).not.toContain(part);
  const asOwner = (statement: string) =>
    app.database.asUser(person.userId, (db) => db.executeQuery({ sql: statement, parameters: [] } as never));
  for (const statement of [
    'select secret from webhooks',
    'select previous_secret from webhooks',
    `update webhooks set secret = '\\x00'`,
    `update webhook_deliveries set status = 'DELIVERED'`,
    'delete from webhook_deliveries',
    `insert into webhook_deliveries (user_id, webhook_id, event) select user_id, id, 'execution.completed' from webhooks`,
  ])
    await expect(asOwner(statement)).rejects.toThrow(/permission denied/);
});

test('a webhook goes with its workflow, rather than being told of all others', async () => {
  const { id: workflowId } = await person.createWorkflow(graphOf([text('idea', 'tea')]));
  const { id } = await makeWebhook(person, { url: 'https://receiver.example/', workflowId });
  const remove = 'mutation ($input: DeleteWorkflowInput!) { deleteWorkflow(input: $input) { __typename } }';
  await person.read(remove, { input: { workflowId } });
  const read = 'query ($id: ID!) { node(id: $id) { ... on Webhook { isForAllWorkflows workflow { id } } } }';
  expect(await person.read(read, { id })).toEqual({ node: { isForAllWorkflows: false, workflow: null } });
  await app.database.query('delete from workflows where deleted_at is not null');
  expect(await person.read(read, { id })).toEqual({ node: null });
});
