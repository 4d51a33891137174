import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { App } from '../../src/wiring/create-app.ts';
import { createGraphqlYoga } from '../../src/http/create-yoga.ts';
import { tokenScopes } from '../../src/secrets/personal-access-token.ts';
import { openRequestContext } from '../../src/observe/request-context.ts';
import type { ApiServices } from '../../src/schema/context.ts';
import { createContextFactory } from '../../src/schema/create-context.ts';
import { encodeId } from '../../src/schema/ids.ts';
import { schema } from '../../src/schema/index.ts';
import type { ExecutionRow, NodeExecutionRow } from '../../src/store/tables.ts';
import type { Person } from '../../test/sign-up.ts';
import type { Answer, AwaitRequest, OpenRequest } from './fan-out-sockets.ts';
import { median, percentile, startBenchApp } from './start-bench-app.ts';

/*
 * One execution's events to many sockets: raw `ws` sending the same bytes, this server, and a selection executed for each
 * subscriber (what comes of Yoga and graphql-ws as they are). They take turns in one run, so that what else the machine
 * does hits all of them, and only ratios are to be trusted.
 */

const readers = Number(process.env['BENCH_READERS'] ?? 1_000);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 9);
const eventsARound = Number(process.env['BENCH_EVENTS'] ?? 100);
const pacedSeconds = Number(process.env['BENCH_SECONDS'] ?? 3);
const pacedRate = 20;

const query = `subscription ($executionId: ID!, $afterSequence: Int) {
  executionEvents(executionId: $executionId, afterSequence: $afterSequence) {
    __typename sequence at
    execution { id status totalCost }
    ... on NodeProgressed { nodeExecution { status node { key } } progress { message } }
  }
}`;

/** One way to bring an event to all of its readers. */
interface Way {
  name: string;
  tell(): void;
}

const { app, person, close } = await startBenchApp();
const child = fork(new URL('fan-out-sockets.ts', import.meta.url));
child.once('exit', () => {
  throw new Error('The readers are gone.');
});
const runs = {
  ours: await insertRun(app, person),
  alike: await insertRun(app, person),
  usual: await insertRun(app, person),
};
const raw = await startRaw();
const usual = await startUsual(app, person);
const ourPort = Number(new URL(app.url).port);

const ways: Way[] = [
  { name: 'raw ws', tell: () => raw.send(sampleMessage()) },
  { name: 'ours', tell: () => runs.ours.emit() },
  { name: 'ours, all readers with one id', tell: () => runs.alike.emit() },
  { name: 'executed per subscriber', tell: () => runs.usual.emit() },
];
await open({ name: 'raw ws', port: raw.port });
await open({ name: 'ours', port: ourPort, subscribe: subscriptionTo(runs.ours.id) });
await open({
  name: 'ours, all readers with one id',
  port: ourPort,
  subscribe: { ...subscriptionTo(runs.alike.id), id: '1' },
});
await open({ name: 'executed per subscriber', port: usual.port, subscribe: subscriptionTo(runs.usual.id) });

const rates = new Map(ways.map(({ name }) => [name, [] as number[]]));
const costs = new Map(ways.map(({ name }) => [name, [] as number[]]));
for (let round = -1; round < rounds; round++) {
  for (const way of ways) {
    const { rate, cost } = await flatOut(way);
    if (round < 0) continue;
    rates.get(way.name)?.push(rate);
    costs.get(way.name)?.push(cost);
  }
}
const latencies = new Map<string, number[]>();
for (const way of ways) latencies.set(way.name, await paced(way));

console.log(
  `${readers} readers, ${Buffer.byteLength(sampleMessage())} bytes a message, ${rounds} rounds of ${eventsARound} events\n`,
);
console.log(
  `| way | messages/s | of raw ws | µs a message | p50 ms | p99 ms at ${(pacedRate * readers) / 1000}k/s |\n|---|---|---|---|---|---|`,
);
const rawRates = rates.get('raw ws') ?? [];
for (const [name, measured] of rates) {
  const ratio = median(measured.map((rate, round) => rate / (rawRates[round] ?? Number.NaN)));
  const waited = latencies.get(name) ?? [];
  const cost = median(costs.get(name) ?? []).toFixed(1);
  const columns = [name, `${Math.round(median(measured) / 1000)}k`, ratio.toFixed(2), cost];
  console.log(
    `| ${[...columns, percentile(waited, 0.5).toFixed(1), percentile(waited, 0.99).toFixed(1)].join(' | ')} |`,
  );
}

child.removeAllListeners();
child.kill();
await once(child, 'exit');
await Promise.all([raw.close(), usual.close(), close()]);

/** As fast as it goes: messages a second, and microseconds of this process' time for each. */
async function flatOut({ name, tell }: Way): Promise<{ rate: number; cost: number }> {
  const messages = eventsARound * readers;
  const reached = awaitMessages(name, messages);
  const before = process.cpuUsage();
  const begun = clock();
  for (let each = 0; each < eventsARound; each++) {
    tell();
    await nextTurn();
  }
  const { at } = await reached;
  const { user, system } = process.cpuUsage(before);
  return { rate: (messages * 1000) / (at - begun), cost: (user + system) / messages };
}

/** At a steady pace; milliseconds from the event to the readers. */
async function paced({ name, tell }: Way): Promise<number[]> {
  const events = pacedSeconds * pacedRate;
  const reached = awaitMessages(name, events * readers);
  for (let each = 0; each < events; each++) {
    tell();
    await pause(1000 / pacedRate);
  }
  return (await reached).latencies;
}

function clock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

// The readers ---------------------------------------------------------------------------------------------------------

async function open(request: Omit<OpenRequest, 'type' | 'count'>): Promise<void> {
  const opened = heard(request.name, 'opened');
  child.send({ type: 'open', count: readers, ...request } satisfies OpenRequest);
  await opened;
  // What the log holds has come when the subscription stands.
  if (request.subscribe) await awaitMessages(request.name, readers);
}

function awaitMessages(name: string, messages: number) {
  const reached = heard(name, 'reached');
  child.send({ type: 'await', name, messages } satisfies AwaitRequest);
  return reached as Promise<Extract<Answer, { type: 'reached' }>>;
}

function heard(name: string, type: Answer['type']): Promise<Answer> {
  return new Promise((resolve) => {
    const listen = (message: Answer) => {
      if (message.name !== name || message.type !== type) return;
      child.off('message', listen as Parameters<ChildProcess['off']>[1]);
      resolve(message);
    };
    child.on('message', listen as Parameters<ChildProcess['on']>[1]);
  });
}

function subscriptionTo(executionId: string) {
  const payload = { query, variables: { executionId, afterSequence: 0 } };
  return { authorization: person.authorization, payload };
}

// The execution -------------------------------------------------------------------------------------------------------

/** A run with one event in its log; the rest is only told. */
async function insertRun({ database, emitter }: App, { userId }: Person) {
  const graph = {
    nodes: [
      { key: 'draw', type: 'IMAGE_MODEL', name: 'Draw', config: {}, position: { x: 0, y: 0 }, hasBreakpoint: false },
    ],
    edges: [],
  };
  const { rows } = await database.query(
    `insert into executions (user_id, graph, workflow_version, status, last_sequence) values ($1, $2, 1, 'RUNNING', 1) returning *`,
    [userId, JSON.stringify(graph)],
  );
  const execution = rows[0] as unknown as ExecutionRow;
  const inserted = await database.query(
    `insert into node_executions (execution_id, user_id, node_key, ordinal, status) values ($1, $2, 'draw', 0, 'RUNNING') returning *`,
    [execution.id, userId],
  );
  const nodeExecution = inserted.rows[0] as unknown as NodeExecutionRow;
  await database.query(
    `insert into execution_events (execution_id, sequence, user_id, type, payload) values ($1, 1, $2, 'ExecutionStarted', '{}')`,
    [execution.id, userId],
  );
  let sequence = 1;
  return {
    id: encodeId('Execution', execution.id),
    emit() {
      sequence += 1;
      const payload = { progress: { message: stamp() } };
      emitter.emit({ type: 'NodeProgressed', sequence, at: new Date(), payload, execution, nodeExecution, item: null });
    },
  };
}

function stamp(): string {
  return `t=${clock().toFixed(3)}`;
}

/** What one reader is sent, of the same length for all. */
function sampleMessage(): string {
  const event = {
    __typename: 'NodeProgressed',
    sequence: 1000,
    at: new Date().toISOString(),
    execution: { id: runs.ours.id, status: 'RUNNING', totalCost: '0.000000' },
    nodeExecution: { status: 'RUNNING', node: { key: 'draw' } },
    progress: { message: stamp() },
  };
  const id = '00000000-0000-0000-0000-000000000000';
  return JSON.stringify({ id, type: 'next', payload: { data: { executionEvents: event } } });
}

// The other servers ---------------------------------------------------------------------------------------------------

async function startRaw() {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  const port = await listenAnywhere(server);
  return {
    port,
    send(text: string) {
      for (const socket of sockets.clients) socket.send(text);
    },
    close: () => closeAll(server, sockets),
  };
}

/** Yoga and graphql-ws as they are, with this server's schema, plugins and events. */
async function startUsual({ database, emitter }: App, { userId, email }: Person) {
  const services = { database, emitter, storage: {} } as unknown as ApiServices;
  const yoga = createGraphqlYoga({
    schema,
    createContext: createContextFactory(services, async () => ({
      userId,
      email,
      scopes: tokenScopes,
      workflowIds: null,
      isSession: true,
    })),
    maskError: (fault) => fault as GraphQLError,
  });
  type Enveloped = ReturnType<typeof yoga.getEnveloped>;
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  useServer(
    {
      execute: (args) => (args.rootValue as Enveloped).execute(args),
      subscribe: (args) => (args.rootValue as Enveloped).subscribe(args),
      onSubscribe: async (_, __, params) => {
        const asker = { authorization: person.authorization, requestContext: openRequestContext(), origin: app.url };
        const enveloped = yoga.getEnveloped({ asker, params, request: new Request(app.url, { method: 'POST' }) });
        return {
          schema,
          document: enveloped.parse(params.query),
          variableValues: params.variables,
          contextValue: await enveloped.contextFactory(),
          rootValue: enveloped,
        };
      },
    },
    sockets,
  );
  return { port: await listenAnywhere(server), close: () => closeAll(server, sockets) };
}

async function listenAnywhere(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function closeAll(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  await new Promise((resolve) => server.close(resolve));
}
