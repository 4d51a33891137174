import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoFal, startDemoFal } from '@visualadgen/demo-fal/demo-fal.ts';
import { decodeId } from '../src/schema/ids.ts';
import { adGraph } from './ad-graph.ts';
import { createLogReader, type LogReader } from './log-reader.ts';
import { executeWorkflow } from './operations.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import type { Answer, Person } from './sign-up.ts';
import { type CollectedSpan, type Collector, startCollector } from './start-collector.ts';
import { type RunningApp, startApp } from './start-app.ts';

const requestId = 'shop.order-4711_b';

describe('a run that is begun on one server and ended on the next', () => {
  let folder: Awaited<ReturnType<typeof prepareDataFolder>>;
  let demo: DemoFal;
  let collector: Collector;
  const first = createLogReader();
  const second = createLogReader();
  let executionId: string;

  beforeAll(async () => {
    folder = await prepareDataFolder();
    demo = await startDemoFal({ pictures: 'plain', pace: 1_000 });
    collector = await startCollector();
    const start = (log: LogReader) =>
      startApp({
        keepsData: true,
        logDestination: log,
        config: {
          dataDir: folder.dataDir,
          falUrl: demo.url,
          logLevel: 'info',
          traces: { url: collector.url, ratio: 1 },
        },
      });
    const one = await start(first);
    const person = await one.signUp();
    const { id } = await person.createWorkflow(adGraph());
    executionId = await execute(one, person, id);
    await first.find(({ msg }) => msg === 'provider call sent');
    await one.close();
    const two = await start(second);
    await Array.fromAsync((await two.signIn(person)).follow(executionId));
    await two.close();
  });
  afterAll(async () => {
    await collector?.close();
    await demo?.close();
    await folder?.remove();
  });

  const linesOfRun = (log: LogReader) => log.lines().filter((line) => line['executionId'] === decodeId(executionId).id);

  test('everything on its way says which request asked for it', () => {
    expect(
      first
        .lines()
        .filter((line) => line['requestId'] === requestId)
        .map(({ msg }) => msg),
    ).toEqual(
      expect.arrayContaining(['request', 'operation', 'execution started', 'node ended', 'provider call sent']),
    );
    expect(linesOfRun(first).every((line) => line['requestId'] === requestId)).toBe(true);
  });

  test('so does the server that goes on with it', () => {
    const told = linesOfRun(second);
    expect(told.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['provider call sent', 'provider call ended', 'node ended', 'execution ended']),
    );
    expect(told.every((line) => line['requestId'] === requestId)).toBe(true);
    const [sent] = first.lines().filter(({ msg }) => msg === 'provider call sent');
    const [adopted] = second.lines().filter(({ msg }) => msg === 'provider call sent');
    expect(adopted?.['providerRequestId']).toBe(sent?.['providerRequestId']);
  });

  test('and its part of the trace hangs on the same operation', () => {
    const parts = collector.spans.filter(({ name }) => name === 'execution');
    const [operation] = collector.spans.filter(({ name }) => name === 'mutation executeWorkflow');
    expect(parts.map((span: CollectedSpan) => span.parentSpanId)).toEqual([operation?.spanId, operation?.spanId]);
    expect(parts.map(({ attributes }) => attributes['visualadgen.status'])).toEqual(['RUNNING', 'COMPLETED']);
  });
});

describe('a request', () => {
  let app: RunningApp;
  let person: Person;
  const log = createLogReader();
  beforeAll(async () => {
    app = await startApp({ logDestination: log, config: { logLevel: 'info' } });
    person = await app.signUp();
  });
  afterAll(() => app.close());

  const idOf = async (path: string, init: RequestInit = {}) =>
    (await fetch(app.url + path, init)).headers.get('x-request-id');

  test.each(['/health/live', '/graphql', '/nothing/here', '/files/x', '/config.json', '/metrics'])(
    'is answered with the id that it came with: %s',
    async (path) => {
      expect(await idOf(path, { headers: { 'x-request-id': requestId } })).toBe(requestId);
    },
  );

  test.each(['a b', 'x'.repeat(65), '{"level":"fatal"}', '<script>', 'naïve', ''])(
    'is given another id where its own would be trouble in a log: %s',
    async (bad) => {
      const header = Buffer.from(bad).toString('latin1');
      expect(await idOf('/health/live', { headers: { 'x-request-id': header } })).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test('is told of in one line, without what it asked by', async () => {
    const answered = await idOf('/graphql?query=%7B__typename%7D&token=abc', {
      headers: { authorization: person.authorization },
    });
    const line = await log.find(({ msg, ...rest }) => msg === 'request' && rest['requestId'] === answered);
    expect(line).toEqual({
      level: 'info',
      time: expect.any(String),
      msg: 'request',
      requestId: answered,
      userId: person.userId,
      method: 'GET',
      path: '/graphql',
      status: 200,
      ms: expect.any(Number),
    });
  });

  test('that meets a fault of ours is told its id beside the incident, and so is the log', async () => {
    await app.database.query('alter table workflows rename to workflows_away');
    try {
      const query = '{ viewer { id } workflows(first: 1) { edges { node { id } } } }';
      const overHttp = await person.ask(query);
      const overSocket = await person.subscribe(query).next();
      for (const { errors } of [overHttp, overSocket.value as Answer<unknown>]) {
        const { code, incident, requestId: told } = errors?.[0]?.extensions ?? {};
        expect(code).toBe('INTERNAL');
        const line = await log.find((one) => one['incident'] === incident);
        expect(line).toMatchObject({ level: 'error', requestId: told, err: { code: '42P01' } });
        expect(await log.find((one) => one['requestId'] === told && one.msg === 'operation')).toMatchObject({
          userId: person.userId,
          codes: ['INTERNAL'],
        });
      }
    } finally {
      await app.database.query('alter table workflows_away rename to workflows');
    }
  });

  test('over a WebSocket is an operation of its own', async () => {
    await Promise.all([1, 2].map(() => person.subscribe('query Twice { viewer { email } }').next()));
    const ids = log.lines().flatMap((line) => (line['name'] === 'Twice' ? [line['requestId']] : []));
    expect(new Set(ids).size).toBe(2);
  });
});

async function execute(app: RunningApp, { authorization }: Person, workflowId: string): Promise<string> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, 'x-request-id': requestId },
    body: JSON.stringify({ query: executeWorkflow, variables: { input: { workflowId } } }),
  });
  const { data } = (await response.json()) as { data: { executeWorkflow: { execution: { id: string } } } };
  return data.executeWorkflow.execution.id;
}
