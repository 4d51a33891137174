import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createClient } from 'graphql-ws';
import { buildSchema } from 'graphql';
import { refuseUndeclaredAccess } from '../src/schema/access.ts';
import { decodeId } from '../src/schema/ids.ts';
import { graphOf, text } from './ad-graph.ts';
import { makeToken, revokeToken } from './make-token.ts';
import { createWorkflow, executeWorkflow } from './operations.ts';
import { askOverHttp, type Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
});
afterAll(() => app.close());
afterEach(() => {
  vi.useRealTimers();
});

const ask = (authorization: string, query: string, variables = {}) =>
  askOverHttp(app.url, { query, variables }, { authorization });
const list = '{ viewer { tokens { edges { node { id name hint scopes expiresAt lastUsedAt revokedAt } } } } }';

async function listed(name: string): Promise<Record<string, unknown> | undefined> {
  type Listed = { viewer: { tokens: { edges: { node: Record<string, unknown> }[] } } };
  const { viewer } = await person.read<Listed>(list);
  return viewer.tokens.edges.map(({ node }) => node).find((node) => node.name === name);
}

test('a token is told once, and its hash alone is kept', async () => {
  const { id, secret, hint } = await makeToken(person, ['RUN'], 'Told once');
  expect(secret).toMatch(/^vag_[\w-]{43}$/);
  expect(hint).toBe(secret.slice(0, 8));
  const { rows } = await app.database.query(
    "select encode(hash, 'hex') as hash, t::text as row from personal_access_tokens t where id = $1",
    [decodeId(id).id],
  );
  expect(rows[0]?.hash).toBe(createHash('sha256').update(secret).digest('hex'));
  expect(rows[0]?.row).not.toContain(secret.slice(8, 20));
  expect(await listed('Told once')).toMatchObject({ id, hint, scopes: ['READ', 'RUN'], revokedAt: null });
});

test('a program does with it what its owner could, over HTTP and WebSocket', async () => {
  const { authorization } = await makeToken(person, ['RUN', 'WRITE'], 'At work');
  const input = { name: 'By a script', graph: graphOf([text('idea', 'tea')]) };
  const { data } = await ask(authorization, createWorkflow, { input });
  const { workflow } = (data as { createWorkflow: { workflow: { id: string } } }).createWorkflow;
  const socket = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    connectionParams: { authorization },
    retryAttempts: 0,
  });
  const [answer] = await Array.fromAsync(
    socket.iterate({ query: executeWorkflow, variables: { input: { workflowId: workflow.id } } }),
  );
  expect(answer?.data).toMatchObject({ executeWorkflow: { __typename: 'ExecuteWorkflowPayload' } });
  await socket.dispose();
  const { workflow: seen } = await person.read<{ workflow: unknown }>(
    'query ($id: ID!) { workflow(id: $id) { name } }',
    {
      id: workflow.id,
    },
  );
  expect(seen).toEqual({ name: 'By a script' });
});

test('it is noted when it was last used, once a minute', async () => {
  const { id, authorization } = await makeToken(person, ['READ'], 'Used');
  expect(await listed('Used')).toMatchObject({ lastUsedAt: null });
  await ask(authorization, '{ viewer { id } }');
  const first = (await listed('Used'))?.lastUsedAt;
  expect(first).toEqual(expect.any(String));

  const setBack = (seconds: number) =>
    app.database.query(
      "update personal_access_tokens set last_used_at = last_used_at - $1 * interval '1 second' where id = $2",
      [seconds, decodeId(id).id],
    );
  const later = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });
  await setBack(30);
  later();
  await ask(authorization, '{ viewer { id } }');
  const stillFirst = (await listed('Used'))?.lastUsedAt as string;
  expect(Date.parse(stillFirst)).toBe(Date.parse(first as string) - 30_000);
  await setBack(60);
  later();
  await ask(authorization, '{ viewer { id } }');
  expect(Date.parse((await listed('Used'))?.lastUsedAt as string)).toBeGreaterThanOrEqual(Date.parse(first as string));
});

test.each([
  ['90 days, unless it is said', undefined, 90],
  ['as many days as are said', 1, 1],
  ['a year at most', 365, 365],
  ['or never', null, null],
] as const)('it is good for %s', async (_, days, expected) => {
  const { expiresAt } = await makeToken(person, ['READ'], 'For a while', days);
  if (expected === null) return expect(expiresAt).toBeNull();
  expect((Date.parse(expiresAt ?? '') - Date.now()) / 86_400_000).toBeCloseTo(expected, 1);
});

test.each([
  ['a name that is none', { name: '  ' }, 'name'],
  ['a name too long', { name: 'x'.repeat(101) }, 'name'],
  ['more than a year', { expiresInDays: 366 }, 'expiresInDays'],
  ['less than a day', { expiresInDays: 0 }, 'expiresInDays'],
])('%s is refused', async (_, input, field) => {
  const query = `mutation ($input: CreateTokenInput!) {
    createToken(input: $input) { ... on InputInvalidError { code fields { path } } }
  }`;
  expect(await person.read(query, { input: { name: 'A script', scopes: ['READ'], ...input } })).toEqual({
    createToken: { code: 'INPUT_INVALID', fields: [{ path: [field] }] },
  });
});

test('a token makes no tokens, ends none, and moves no limits', async () => {
  const { id, authorization } = await makeToken(person, ['RUN', 'WRITE'], 'Ambitious');
  for (const mutation of [
    'createToken(input: { name: "More", scopes: [READ] }) { __typename }',
    `revokeToken(input: { tokenId: "${id}" }) { __typename }`,
    'setMonthlyBudget(input: { amount: "9999" }) { __typename }',
  ]) {
    const { status, errors } = await ask(authorization, `mutation { ${mutation} }`);
    expect([mutation, status, errors?.[0]?.extensions]).toEqual([
      mutation,
      403,
      { code: 'INSUFFICIENT_SCOPE', needed: 'SESSION', granted: ['READ', 'RUN', 'WRITE'] },
    ]);
  }
});

test('a token that is revoked is refused from then on, however lately it was believed', async () => {
  const { id, authorization } = await makeToken(person, ['READ'], 'Given away');
  expect((await ask(authorization, '{ viewer { id } }')).errors).toBeUndefined();
  expect(await revokeToken(person, id)).toBe('RevokeTokenPayload');
  const { status, errors } = await ask(authorization, '{ viewer { id } }');
  expect([status, errors?.[0]?.extensions?.code]).toEqual([401, 'UNAUTHENTICATED']);
  expect(await listed('Given away')).toBeUndefined();
  expect(await revokeToken(person, id)).toBe('NotFoundError');
});

test('nobody has more than fifty at a time', async () => {
  const collector = await app.signUp();
  for (let count = 0; count < 50; count++) await makeToken(collector, ['READ'], `Token ${count}`);
  await expect(makeToken(collector, ['READ'])).rejects.toThrow(/INPUT_INVALID/);
});

test('the database itself gives no hash back, and unrevokes nothing', async () => {
  const { id } = await makeToken(person, ['READ'], 'Looked at');
  const asOwner = (statement: string) =>
    app.database.asUser(person.userId, (db) => db.executeQuery({ sql: statement, parameters: [] } as never));
  await expect(asOwner('select hash from personal_access_tokens')).rejects.toThrow(/permission denied/);
  await expect(asOwner("update personal_access_tokens set scopes = '{READ,RUN,WRITE}'")).rejects.toThrow(
    /permission denied/,
  );
  await revokeToken(person, id);
  const { numAffectedRows } = await asOwner(
    'update personal_access_tokens set revoked_at = null where revoked_at is not null',
  );
  expect(numAffectedRows ?? 0n).toBe(0n);
});

test('a field that does not say who may use it keeps the server from starting', () => {
  expect(() => refuseUndeclaredAccess(buildSchema('type Query { secrets: String }'))).toThrow(
    'Query.secrets does not say who may use it: give it `authScopes` with one of read, run, write, session, public.',
  );
});
