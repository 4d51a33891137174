import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, type GraphQLError } from 'graphql';
import type { Asker } from '../../src/http/asker.ts';
import { createGraphqlYoga, type GraphqlYoga } from '../../src/http/create-yoga.ts';
import { createGraphqlHandler } from '../../src/http/graphql-http.ts';
import { readBody } from '../../src/http/read-body.ts';
import { createClients } from '../../src/http/clients.ts';
import { sendResponse, toRequest } from '../../src/http/web-request.ts';
import { openRequestContext } from '../../src/observe/request-context.ts';
import type { Context } from '../../src/schema/context.ts';
import type { LoadAnswer, LoadRequest } from './http-clients.ts';
import { median, startBenchApp } from './start-bench-app.ts';

/*
 * What it costs to answer an operation, beside node's own server sending the same bytes. `__typename` and a list of
 * twenty objects from memory say what the way to and fro costs; what follows are this server's own operations. All take
 * turns in one run, and only ratios are to be trusted.
 */

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 7);
const requests = Number(process.env['BENCH_REQUESTS'] ?? 10_000);
const clients = 50;

const { app, person, close } = await startBenchApp();
const child = fork(new URL('http-clients.ts', import.meta.url));
const servers: Server[] = [];

const twenty = Array.from({ length: 20 }, (_, index) => ({
  id: `id-${index}`,
  name: `Number ${index}`,
  description: 'One of twenty things that are all alike.',
  price: index * 1.5,
  isFresh: index % 2 === 0,
}));
const yoga = createGraphqlYoga({
  schema: buildSchema(`
    type Thing { id: ID!, name: String!, description: String!, price: Float!, isFresh: Boolean! }
    type Query { hello: String!, things: [Thing!]! }
  `),
  createContext: async () => ({}) as Context,
  maskError: (fault) => fault as GraphQLError,
});
const fields = yoga
  .getEnveloped({ asker: {} as Asker })
  .schema.getQueryType()
  .getFields();
fields['hello'].resolve = () => 'world';
fields['things'].resolve = () => twenty;

const identity = createClients();
const plainly = createGraphqlHandler(yoga, identity);
const thin = await start((request, response) => void plainly(request, response));
const throughYoga = await start((request, response) => void answerByYoga(yoga, request, response));

console.log('| operation | node:http, same bytes | ours | of node:http | Yoga as it comes |\n|---|---|---|---|---|');
await compare('{ hello }', '{ hello }', { ours: thin, yoga: throughYoga });
await compare('a list of 20', '{ things { id name description price isFresh } }', { ours: thin, yoga: throughYoga });
const own = `${app.url}/graphql`;
await compare('{ __typename } of this server', '{ __typename }', { ours: own });
if (!process.env['QUICK'])
  await compare('{ viewer { id email } } of this server', '{ viewer { id email } }', { ours: own });

child.kill();
await once(child, 'exit');
for (const server of servers) {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
await close();

async function compare(name: string, query: string, urls: { ours: string; yoga?: string }): Promise<void> {
  const operation = JSON.stringify({ query });
  const answer = await fetch(urls.ours, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: person.authorization },
    body: operation,
  });
  const text = await answer.text();
  if (!answer.ok || text.includes('"errors"')) throw new Error(`${name}: ${answer.status} ${text}`);
  const bare = await start((request, response) => {
    request.on('data', () => {});
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    });
  });
  const rates = { bare: [] as number[], ours: [] as number[], yoga: [] as number[] };
  for (let round = -1; round < rounds; round++) {
    for (const [way, url] of Object.entries({ bare, ...urls })) {
      const rate = await load(url, operation);
      if (round >= 0) rates[way as keyof typeof rates].push(rate);
    }
  }
  const ratio = (way: keyof typeof rates) => median(rates[way].map((rate, round) => rate / (rates.bare[round] ?? 1)));
  const told = (way: keyof typeof rates) => `${(median(rates[way]) / 1000).toFixed(1)}k`;
  const others = urls.yoga ? `${told('yoga')} (${ratio('yoga').toFixed(2)})` : '';
  console.log(`| ${name} | ${told('bare')} | ${told('ours')} | ${ratio('ours').toFixed(2)} | ${others} |`);
}

/** Requests a second. */
async function load(url: string, body: string): Promise<number> {
  const done = once(child, 'message') as Promise<[LoadAnswer]>;
  const port = Number(new URL(url).port);
  child.send({ port, body, authorization: person.authorization, clients, requests } satisfies LoadRequest);
  const [{ perSecond, fault }] = await done;
  if (fault) throw new Error(`${url} answered ${fault}`);
  return perSecond;
}

async function answerByYoga(
  server: GraphqlYoga,
  request: Parameters<RequestListener>[0],
  response: Parameters<RequestListener>[1],
): Promise<void> {
  const body = await readBody(request, Infinity);
  const asker: Asker = {
    authorization: null,
    requestContext: openRequestContext(),
    transport: 'http',
    origin: identity.originOf(request),
    address: () => '',
  };
  const fetched = toRequest(request, response, body as Buffer, asker.origin);
  await sendResponse(await server.fetch(fetched, { asker }), response);
}

async function start(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
