import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, GraphQLError } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import type { Context } from '../schema/context.ts';
import { openRequestContext } from '../observe/request-context.ts';
import type { Asker } from './asker.ts';
import { createGraphqlYoga, type GraphqlYoga } from './create-yoga.ts';
import { createGraphqlHandler } from './graphql-http.ts';
import { createErrorMask } from './mask-error.ts';
import { createSlots } from './slots.ts';
import { createClients } from './clients.ts';

/* What is answered plainly is compared with what Yoga answers to the same request. */

const schema = buildSchema(`
  interface Animal { name: String! }
  type Cat implements Animal { name: String!, lives(from: Int = 9): Int! }
  type Query { hello(name: String): String!, animals: [Animal!]!, broken: String, gone: String!, refused: String, known: Boolean! }
  type Mutation { count: Int! }
  type Subscription { count: Int! }
`);
let count = 0;
const fields = {
  hello: (_: unknown, { name }: { name?: string }) => `Hello ${name ?? 'world'} ½`,
  animals: () => [{ __typename: 'Cat', name: 'Tom', lives: 9 }],
  broken: () => {
    throw new Error('password=hunter2');
  },
  gone: () => null,
  refused: () => {
    throw new AppError('NOT_FOUND');
  },
  count: () => (count += 1),
};
for (const type of [schema.getQueryType(), schema.getMutationType()]) {
  for (const [name, field] of Object.entries(type?.getFields() ?? {}))
    field.resolve = fields[name as keyof typeof fields];
}
const subscribed = schema.getSubscriptionType()?.getFields()['count'];
if (subscribed) {
  subscribed.subscribe = async function* () {
    yield { count: 1 };
  };
}

const incidents: unknown[] = [];
const mask = createErrorMask((fault) => incidents.push(fault));
const yoga = createGraphqlYoga({
  schema,
  createContext: async ({ authorization }) => {
    if (authorization === 'bad') throw new AppError('UNAUTHENTICATED');
    return {} as Context;
  },
  maskError: (fault) => {
    const told = mask(fault);
    // The number of an incident is never the same twice.
    return told.extensions['incident'] ? new GraphQLError(told.message, { path: told.path, nodes: told.nodes }) : told;
  },
  guard: {
    // Nobody's points become fewer, so that both ways tell of the same.
    points: { perMinute: 100, take: () => 0, look: () => ({ remaining: 99, resetAt: 60_000 }) },
    pointsPerOperation: 11,
    slots: createSlots(100),
    introspection: 'everyone',
  },
});
let handedOver = 0;
const watched = {
  getEnveloped: yoga.getEnveloped,
  fetch: (...given: Parameters<GraphqlYoga['fetch']>) => {
    handedOver += 1;
    return yoga.fetch(...given);
  },
} as GraphqlYoga;
const handle = createGraphqlHandler(watched, createClients());
const server = createServer((request, response) => void handle(request, response));
let url: string;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const json = 'application/json';
const graphql = 'application/graphql-response+json';
const operations: [string, unknown][] = [
  ['a query', { query: '{ hello }' }],
  ['variables', { query: 'query ($n: String) { hello(name: $n) }', variables: { n: 'you' } }],
  ['nulls', { query: '{ hello }', variables: null, operationName: null, extensions: null }],
  ['one of many', { query: 'query A { hello } query B { gone }', operationName: 'A' }],
  ['none of many', { query: 'query A { hello } query B { gone }' }],
  ['one that there is not', { query: 'query A { hello }', operationName: 'B' }],
  ['an abstract type', { query: '{ animals { __typename name ... on Cat { lives } } }' }],
  ['introspection', { query: '{ __type(name: "Query") { name fields { name } } }' }],
  ['a mutation', { query: 'mutation { __typename }' }],
  ['too costly', { query: '{ a: __schema { types { name } } b: __schema { types { name } } }' }],
  ['a syntax error', { query: '{ hello' }],
  ['a field that there is not', { query: '{ colour }' }],
  ['a variable that is missing', { query: 'query ($n: String!) { hello(name: $n) }' }],
  ['a variable of the wrong type', { query: 'query ($n: String) { hello(name: $n) }', variables: { n: 7 } }],
  ['an error that is masked', { query: '{ broken hello }' }],
  ['an error that is told', { query: '{ refused }' }],
  ['no data for an error', { query: '{ gone }' }],
  ['too deep', { query: `${'{ a '.repeat(300)}${'}'.repeat(300)}` }],
  ['too many aliases', { query: `{ ${Array.from({ length: 31 }, (_, at) => `a${at}: hello`).join(' ')} }` }],
  ['a subscription', { query: 'subscription { count }' }],
  ['a batch', [{ query: '{ hello }' }]],
  ['no query', {}],
  ['a query that is none', { query: 7 }],
  ['variables that are a list', { query: '{ hello }', variables: [1] }],
  ['extensions that are a text', { query: '{ hello }', extensions: 'x' }],
  ['a parameter too many', { query: '{ hello }', colour: 'red' }],
  ['null', null],
  ['a number', 7],
];
const accepted = [
  undefined,
  json,
  graphql,
  `${graphql}, ${json};q=0.9`,
  `${json}, ${graphql}`,
  'text/html, */*;q=0.1',
  'application/*',
];

test.each(operations.flatMap(([name, body]) => accepted.map((accept) => ({ name, body, accept }))))(
  '$name with accept: $accept is answered as Yoga would',
  ({ body, accept }) => expectSame(JSON.stringify(body), { 'content-type': json, ...(accept && { accept }) }),
);

test.each<[string, Record<string, string>]>([
  ['a stream', { accept: 'text/event-stream' }],
  ['a stream or JSON', { accept: 'text/event-stream, application/json' }],
  ['parts', { accept: 'multipart/mixed' }],
  ['a picture', { accept: 'image/png' }],
  ['another character set', { accept: 'application/json; charset=latin1' }],
  ['a character set in the type', { 'content-type': 'application/json; charset=utf-8' }],
  ['graphql+json', { 'content-type': 'application/graphql+json' }],
  ['a type that only begins like JSON', { 'content-type': 'application/json-seq' }],
  ['capitals', { 'content-type': 'Application/JSON' }],
  ['somebody who is refused', { authorization: 'bad' }],
])('%s', (_, headers) => expectSame('{"query":"{ hello }"}', { 'content-type': json, ...headers }));

test('a body that is no JSON', () => expectSame('{ hello }', { 'content-type': json }));
test('an empty body', () => expectSame('', { 'content-type': json }));
test('a body with a byte order mark', () => expectSame('\uFEFF{"query":"{ hello }"}', { 'content-type': json }));

test('a mutation runs once', async () => {
  count = 0;
  await post({ query: 'mutation { count }' });
  expect(count).toBe(1);
});

test('what it cost is told with the answer and in its headers', async () => {
  const answer = await post({ query: '{ hello }' });
  expect(answer.headers.get('ratelimit-policy')).toBe('"points";q=100;w=60');
  expect(answer.headers.get('ratelimit')).toBe('"points";r=99;t=0');
  const cost = { requested: 1, remaining: 99, resetAt: '1970-01-01T00:01:00.000Z' };
  expect(await answer.json()).toEqual({ data: { hello: 'Hello world ½' }, extensions: { cost } });
});

test('what is ordinary goes past Yoga’s requests and responses, the rest does not', async () => {
  handedOver = 0;
  await post({ query: '{ hello }' });
  await post({ query: '{ colour }' });
  expect(handedOver).toBe(0);
  await post({ query: '{ hello' });
  expect(handedOver).toBe(1);
});

function post(body: unknown): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': json }, body: JSON.stringify(body) });
}

async function expectSame(body: string, headers: Record<string, string>): Promise<void> {
  const ours = await fetch(url, { method: 'POST', headers, body });
  const asker: Asker = {
    authorization: headers['authorization'] ?? null,
    requestContext: openRequestContext(),
    transport: 'http',
    origin: 'http://here',
    address: () => '',
  };
  const theirs = await yoga.fetch(new Request(url, { method: 'POST', headers: { accept: '*/*', ...headers }, body }), {
    asker,
  });
  expect({
    status: ours.status,
    type: ours.headers.get('content-type'),
    allow: ours.headers.get('allow'),
    body: await ours.text(),
  }).toEqual({
    status: theirs.status,
    type: theirs.headers.get('content-type'),
    allow: theirs.headers.get('allow'),
    body: await theirs.text(),
  });
}
