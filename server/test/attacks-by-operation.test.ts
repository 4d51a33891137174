import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { graphOf, text } from './ad-graph.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { codesOf, type Operation, waysIn } from './transports.ts';

/* The same list of operations that are meant to hurt, through each way in. */

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp({ config: { introspection: 'signed-in' } });
  person = await app.signUp();
  await person.createWorkflow(graphOf([text('idea', 'tea')]));
});
afterAll(() => app.close());

/** Whatever was sent, the next one is served as if nothing had been. */
afterEach(async () => {
  const answer = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: person.authorization },
    body: JSON.stringify({ query: '{ viewer { id } workflows { totalCount } }' }),
    signal: AbortSignal.timeout(60_000),
  });
  expect(await answer.json()).toMatchObject({ data: { workflows: { totalCount: 1 } } });
});

const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join(' ');
const deep = (steps: number, inner = 'id') =>
  `{ workflows { edges { node { ${'executions { edges { node { workflow { '.repeat(steps)} ${inner} ${'} } } }'.repeat(steps)} } } } }`;

const tooLarge = 'REQUEST_TOO_LARGE';
const invalid = 'GRAPHQL_VALIDATION_FAILED';
/** By an address there is no room for more than 16 KB. */
const noRoom = 'HEADERS_TOO_LARGE';

/** What is sent, the code that refuses it, and the code where it is sent by an address, if that is another. */
const attacks: [name: string, operation: Operation | string, code: string, byAddress?: string][] = [
  ['depth', deep(6), tooLarge],
  [
    'depth by fragments',
    `{ workflows { edges { node { ...F0 } } } } ${times(8, (at) => `fragment F${at} on Workflow { id ${at < 7 ? `executions { edges { node { workflow { ...F${at + 1} } } } }` : ''} }`)}`,
    tooLarge,
  ],
  ['depth by inline fragments', `{ ${'... on Query { '.repeat(150)} viewer { id } ${'} '.repeat(150)} }`, tooLarge],
  ['brackets within brackets', `${'{ a '.repeat(15_000)}${'}'.repeat(15_000)}`, tooLarge, noRoom],
  ['brackets within brackets, fewer', `${'{ a '.repeat(400)}${'}'.repeat(400)}`, tooLarge],
  ['a list within a list', `{ node(id: ${'['.repeat(5_000)}${']'.repeat(5_000)}) { id } }`, tooLarge, noRoom],
  ['an object within an object', `{ node(id: ${'{a:'.repeat(1_000)}1${'}'.repeat(1_000)}) { id } }`, tooLarge],
  ['breadth: aliases', `{ ${times(31, (at) => `a${at}: viewer { id }`)} }`, tooLarge],
  [
    'breadth: aliases in a fragment',
    `{ ...F } fragment F on Query { ${times(31, (at) => `a${at}: viewer { id }`)} }`,
    tooLarge,
  ],
  ['breadth: one field very often', `{ viewer { ${'id '.repeat(20_000)} } }`, tooLarge, noRoom],
  ['breadth: very many operations', times(6_000, (at) => `query Q${at} { viewer { id } }`), tooLarge, noRoom],
  [
    'breadth: very many variables',
    `query (${times(8_000, (at) => `$v${at}: ID`)}) { viewer { id } }`,
    tooLarge,
    noRoom,
  ],
  ['tokens', `{ viewer { id } } # ${'x'.repeat(10)}\n${'{ viewer { id } } '.repeat(5_000)}`, tooLarge, noRoom],
  ['directives', `{ viewer { id ${'@include(if: true) '.repeat(31)} } }`, tooLarge],
  ['directives that there are not', `{ viewer { id ${'@aa '.repeat(5_000)} } }`, tooLarge, noRoom],
  ['directives on many fields', `{ viewer { ${'id @include(if: true) '.repeat(31)} } }`, tooLarge],
  ['a fragment that names itself', '{ ...F } fragment F on Query { viewer { id } ...F }', invalid],
  [
    'fragments in a circle',
    `{ ...F0 } ${times(10, (at) => `fragment F${at} on Query { viewer { id } ...F${(at + 1) % 10} }`)}`,
    tooLarge,
  ],
  [
    'fragments that fan out',
    `{ ...F0 } ${times(25, (at) => `fragment F${at} on Query { ${at < 24 ? `...F${at + 1} ...F${at + 1}` : 'viewer { id }'} }`)}`,
    tooLarge,
  ],
  [
    'fragments that fan out wide',
    `{ ...F0 } ${times(12, (at) => `fragment F${at} on Query { ${at < 11 ? `...F${at + 1} `.repeat(40) : 'viewer { id }'} }`)}`,
    tooLarge,
  ],
  [
    'pages of pages of pages',
    '{ workflows(first: 100) { edges { node { executions(first: 100) { edges { node { generations(first: 100) { edges { node { id } } } } } } } } } }',
    tooLarge,
  ],
  ['a page too large', '{ workflows(first: 1000) { edges { cursor } } }', 'INPUT_INVALID'],
  [
    'a page too large, by a variable',
    { query: 'query ($n: Int) { workflows(first: $n) { edges { cursor } } }', variables: { n: 1_000_000 } },
    'INPUT_INVALID',
  ],
  [
    'too many ids',
    {
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array.from({ length: 101 }, () => 'x') },
    },
    'INPUT_INVALID',
  ],
  [
    'a description of a description',
    `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
    invalid,
  ],
  [
    'fields that say different things',
    `{ viewer { ${times(2_000, (at) => `id: ${at % 2 ? 'email' : 'id'}`)} } }`,
    tooLarge,
    noRoom,
  ],
  ['no operation', 'fragment F on Query { viewer { id } }', 'OPERATION_RESOLUTION_FAILURE'],
  [
    'an operation by no name',
    { query: 'query A { viewer { id } } query B { viewer { id } }' },
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['a syntax error', '{ viewer { id', 'GRAPHQL_PARSE_FAILED'],
  ['a field that there is not', '{ viewr { id } }', invalid],
];

describe.each(Object.keys(waysIn) as (keyof typeof waysIn)[])('by %s', (name) => {
  const send = waysIn[name];
  const isByAddress = name.endsWith('GET');

  test.each(attacks)('%s', async (_, sent, code, byAddress) => {
    const reply = await send(app.url, typeof sent === 'string' ? { query: sent } : sent, person.authorization);
    expect(reply.data ?? null).toBeNull();
    expect(new Set(codesOf(reply))).toEqual(new Set([isByAddress ? (byAddress ?? code) : code]));
    expect(reply.status).toBeLessThan(500);
    expectNothingTold(reply.errors);
  });

  test.each<[limit: string, query: string, found: number | null, allowed: number]>([
    ['aliases', `{ ${times(40, (at) => `a${at}: viewer { id }`)} }`, 40, 30],
    ['depth', deep(6), expect.any(Number) as number, 16],
    ['directives', `{ viewer { id ${'@include(if: true) '.repeat(31)} } }`, 31, 30],
    ['nesting', `${'{ a '.repeat(400)}${'}'.repeat(400)}`, null, 200],
    ['repeatedFields', `{ ${times(500, () => 'viewer { id }')} }`, 500, 100],
    ...(isByAddress
      ? []
      : [['tokens', `{ viewer { ${'id '.repeat(20_000)} } }`, null, 20_000] as [string, string, null, number]]),
  ])(
    'the limit of %s is named, with how much there was and how much there may be',
    async (limit, query, found, allowed) => {
      const { errors } = await send(app.url, { query }, person.authorization);
      expect(errors).toMatchObject([{ extensions: { code: tooLarge, limit, found, allowed } }]);
      expect(errors?.[0]?.message).toContain(`at most ${allowed}`);
    },
  );

  test('the schema is told to those who are signed in, and no name of it to others', async () => {
    const query = '{ __schema { queryType { name } } }';
    const told = await send(app.url, { query }, person.authorization);
    expect(told.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    if (name === 'WebSocket') return;
    const contract = (headers?: Record<string, string>) =>
      fetch(`${app.url}/schema.graphql`, { ...(headers && { headers }) });
    expect((await contract()).status).toBe(401);
    expect((await contract({ authorization: 'Bearer x' })).status).toBe(401);
    expect(await (await contract({ authorization: person.authorization })).text()).toContain('type Query {');
    for (const asked of [
      query,
      '{ __type(name: "Query") { name } }',
      '{ ...F } fragment F on Query { s: __schema { queryType { name } } }',
    ]) {
      const refused = await send(app.url, { query: asked }, null);
      expect(refused.data ?? null).toBeNull();
      expect(codesOf(refused)).toEqual(['INTROSPECTION_REFUSED']);
    }
    for (const asked of [
      '{ viewr { id } }',
      '{ workflows(frist: 1) { totalCount } }',
      'query ($id: IDD) { viewer { id } }',
    ]) {
      expectNothingTold((await send(app.url, { query: asked }, null)).errors);
    }
  });

  test.each([100, 5_000, 100_000])('values that nest %i deep come to nothing', async (depth) => {
    if (isByAddress) return;
    const query = 'mutation ($input: CreateWorkflowInput!) { createWorkflow(input: $input) { ... on Error { code } } }';
    const config = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    const node = `{"key":"a","name":"a","type":"TEXT_INPUT","position":{"x":0,"y":0},"config":${config}}`;
    const variablesText = `{"input":{"name":"x","graph":{"nodes":[${node}],"edges":[]}}}`;
    const reply = await send(app.url, { query, variablesText }, person.authorization);
    expect(JSON.stringify([reply.data, reply.errors])).toMatch(/GRAPH_INVALID|INPUT_INVALID|REQUEST_TOO_LARGE/);
    expectNothingTold(reply.errors);
  });
});

/** No SQL, no path, no stack, and nothing that helps to guess. */
function expectNothingTold(errors: unknown): void {
  expect(JSON.stringify(errors ?? null)).not.toMatch(
    /Did you mean|node_modules|\/server\/|\.ts\b|\bat \w+ \(|select |insert |pg_|postgres/i,
  );
}
