import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { listMigrationVersions } from '../src/store/migrate.ts';
import { adGraph } from './ad-graph.ts';
import { askOverHttp, type Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { usePostgres } from './use-postgres.ts';

interface Panel {
  id: number;
  type: string;
  title: string;
  gridPos: { h: number; w: number; x: number; y: number };
  datasource?: { uid: string };
  targets?: { refId: string; expr: string; datasource: { uid: string } }[];
}

interface Dashboard {
  title: string;
  uid: string;
  schemaVersion: number;
  panels: Panel[];
  templating: { list: { name: string; type: string; query: unknown }[] };
}

const docs = (name: string) => readFileSync(new URL(`../../docs/grafana/${name}`, import.meta.url), 'utf8');

let app: RunningApp;
let person: Person;

beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
});
afterAll(() => app.close());

const readMetrics = async (url = app.url) => parseMetrics(await (await fetch(`${url}/metrics`)).text());

test('a run is counted: the run, its nodes, the call of the model, and the money', async () => {
  const before = await readMetrics();
  await person.run(adGraph());
  app.faults.contentPolicy = { next: 1 };
  await person.run(adGraph({ seed: 5 }));
  const after = await readMetrics();
  const grown = (name: string) => (after.values.get(name) ?? 0) - (before.values.get(name) ?? 0);
  expect(grown('visualadgen_executions_started_total')).toBe(2);
  expect(grown('visualadgen_executions_ended_total{status="COMPLETED"}')).toBe(1);
  expect(grown('visualadgen_executions_ended_total{status="FAILED"}')).toBe(1);
  expect(grown('visualadgen_node_duration_seconds_count{type="PROMPT",outcome="COMPLETED"}')).toBe(2);
  expect(grown('visualadgen_node_duration_seconds_count{type="IMAGE_MODEL",outcome="FAILED"}')).toBe(1);
  const call = 'visualadgen_provider_call_duration_seconds_count{model="fal-ai/flux/schnell"';
  expect(grown(`${call},outcome="COMPLETED"}`)).toBe(1);
  expect(grown(`${call},outcome="FAILED"}`)).toBe(1);
  expect(grown('visualadgen_provider_errors_total{code="PROVIDER_CONTENT_REFUSED"}')).toBe(1);
  expect(grown('visualadgen_spent_usd_total{model="fal-ai/flux/schnell"}')).toBeCloseTo(0.003, 6);
  expect(grown('visualadgen_images_kept_total{origin="GENERATED",is_duplicate="false"}')).toBe(1);
  expect(grown('visualadgen_execution_wait_seconds_count')).toBe(2);
  expect(grown('visualadgen_journal_commit_events_sum')).toBeGreaterThan(16);
  const operation = 'visualadgen_graphql_operation_duration_seconds_count{operation="executeWorkflow"';
  expect(grown(`${operation},type="mutation",outcome="ok"}`)).toBe(2);
  expect(grown('visualadgen_socket_messages_total')).toBeGreaterThan(20);
  expect(after.values.get('visualadgen_executions_running')).toBe(0);
  expect(after.values.get('visualadgen_provider_calls{state="in_flight"}')).toBe(0);
  expect(after.values.get('visualadgen_executions_waiting')).toBe(0);
});

test('what is taken over instead of run is counted so', async () => {
  const { id } = await person.createWorkflow(adGraph({ seed: 11 }));
  for (const _ of [1, 2]) await Array.fromAsync(person.follow(await person.execute(id)));
  const { values } = await readMetrics();
  expect(values.get('visualadgen_nodes_reused_total{type="IMAGE_MODEL"}')).toBe(1);
});

test('subscriptions and sockets are counted while they are open, and not after', async () => {
  const workflow = await person.createWorkflow(adGraph());
  const somebody = await app.signIn(person);
  const query = 'subscription ($id: ID!) { workflowExecutions(workflowId: $id) { __typename } }';
  const events = somebody.subscribe(query, { id: workflow.id });
  void events.next();
  const open = 'visualadgen_subscriptions_open{transport="websocket"}';
  await expect.poll(async () => (await readMetrics()).values.get(open)).toBe(1);
  const { values } = await readMetrics();
  const sockets = values.get('visualadgen_sockets_open') ?? 0;
  await events.return?.();
  await expect.poll(async () => (await readMetrics()).values.get(open)).toBe(0);
  await somebody.leave();
  await expect.poll(async () => (await readMetrics()).values.get('visualadgen_sockets_open')).toBe(sockets - 1);
});

test('whatever clients send, there are no more series than the schema has fields', async () => {
  const send = (query: string) => askOverHttp(app.url, { query });
  await send('query Known { nodeTypes { name } }');
  await send('{ nope }');
  await send(`{ ${'n { '.repeat(20)}id${' }'.repeat(20)} }`);
  await fetch(`${app.url}/nothing`);
  // A request is counted when its answer has gone out, which its sender may have read by then.
  const pages = 'visualadgen_http_request_duration_seconds_count{route="pages",class="4xx"}';
  await expect.poll(async () => (await readMetrics()).values.get(pages)).toBeGreaterThan(0);
  const before = await readMetrics();
  for (let index = 0; index < 50; index++) {
    await send(`query Made${index} { a${index}: nodeTypes { name } }`);
    await send(`{ nope${index} }`);
    await send(`{ ${'n { '.repeat(20)}id${' }'.repeat(20)} }`);
    await fetch(`${app.url}/nothing/${index}`, { headers: { 'x-request-id': `made-${index}` } });
  }
  const after = await readMetrics();
  expect([...after.values.keys()].filter((key) => !before.values.has(key) && key.startsWith('visualadgen'))).toEqual(
    [],
  );
  expect(after.values.get('visualadgen_errors_total{code="GRAPHQL_VALIDATION_FAILED"}')).toBeGreaterThanOrEqual(51);
});

describe('who may look', () => {
  const token = 'a-token-for-operators';
  const pages = ['/metrics', '/health/details'];
  const statuses = (url: string, headers: Record<string, string> = {}) =>
    Promise.all(pages.map(async (page) => (await fetch(url + page, { headers })).status));

  test('this computer, where nobody else can reach the server', async () => {
    expect(await statuses(app.url)).toEqual([200, 200]);
  });

  test('whoever has the token, where there is one', async () => {
    const guarded = await startApp({ config: { operatorToken: token } });
    for (const authorization of [undefined, 'Bearer ', `Bearer ${token}x`, `Basic ${token}`, person.authorization]) {
      expect(await statuses(guarded.url, authorization ? { authorization } : {})).toEqual([401, 401]);
    }
    expect(await statuses(guarded.url, { authorization: `Bearer ${token}` })).toEqual([200, 200]);
    expect((await fetch(`${guarded.url}/health/live`)).status).toBe(200);
    await guarded.close();
  });

  test('nobody, where the world may reach it and there is no token', async () => {
    const shown = await startApp({ config: { publicUrl: 'https://ads.example.com' } });
    expect(await statuses(shown.url)).toEqual([404, 404]);
    await shown.close();
  });
});

describe('health', () => {
  const servers = usePostgres();
  const read = async (url: string) => {
    const response = await fetch(`${url}/health/details`);
    return { http: response.status, ...((await response.json()) as { status: string; parts: Record<string, object> }) };
  };

  test('tells of each part, and of what the model service was like when it was last needed', async () => {
    await person.run(adGraph({ seed: 77 }));
    const { http, status, parts } = await read(app.url);
    expect([http, status]).toEqual([200, 'ok']);
    expect(parts).toMatchObject({
      database: { status: 'ok', ms: expect.any(Number) },
      storage: { status: 'ok' },
      signIn: { status: 'ok' },
      provider: { status: 'ok', seenAt: expect.any(String) },
      queue: { status: 'ok', waiting: 0, oldestWaitingSeconds: 0 },
      migrations: { status: 'ok', at: (await listMigrationVersions()).at(-1), missing: [] },
      servers: { status: 'ok', alive: 1 },
    });
  });

  test('is degraded while the model service does not answer', async () => {
    const broken = await startApp({
      config: { falUrl: 'http://127.0.0.1:9' },
      paidCalls: { throttle: { patienceMs: 0 } },
    });
    const unlucky = await broken.signUp();
    await unlucky.run(adGraph());
    expect(await read(broken.url)).toMatchObject({
      http: 200,
      status: 'degraded',
      parts: { provider: { status: 'down', code: 'PROVIDER_UNAVAILABLE' } },
    });
    await broken.close();
  });

  test('a server that is about to stop says that it is not ready, for as long as it can still be asked', async () => {
    const leaving = await startApp();
    const socket = new WebSocket(`${leaving.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    // A client that does not read the goodbye is waited for.
    socket.pause();
    const closed = leaving.close();
    expect((await fetch(`${leaving.url}/health/ready`)).status).toBe(503);
    socket.terminate();
    await closed;
  });

  test('counts the servers on one database, and is down with the database', async () => {
    const { postgres, dataDir } = servers;
    const config = { databaseUrl: await postgres.createDatabase(), dataDir };
    const one = await startApp({ keepsData: true, config });
    const two = await startApp({ keepsData: true, config });
    expect(await read(one.url)).toMatchObject({
      status: 'ok',
      parts: { servers: { alive: 2 }, listen: { status: 'ok' } },
    });
    await two.close();
    await expect.poll(async () => (await read(one.url)).parts['servers']).toMatchObject({ alive: 1 });
    await postgres.stop();
    const { http, status, parts } = await read(one.url);
    expect([http, status, parts['database']]).toMatchObject([503, 'down', { status: 'down' }]);
    expect(parts['listen']).toMatchObject({ status: 'down' });
    expect((await fetch(`${one.url}/health/ready`)).status).toBe(503);
    expect((await fetch(`${one.url}/metrics`)).status).toBe(200);
    await one.close();
  });
});

describe('the dashboard and the alerts', () => {
  const dashboard = JSON.parse(docs('visualadgen.json')) as Dashboard;
  const charts = dashboard.panels.filter(({ type }) => type !== 'row');

  test('ask for nothing that a server does not tell', async () => {
    const { names } = await readMetrics();
    const queries = charts.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    const rules = docs('alerts.yaml')
      .split('\n')
      .filter((line) => !/^\s*(#|- alert|summary)/.test(line));
    const asked = [...queries, ...rules].flatMap((text) => text.match(/\b(visualadgen|process|nodejs)_\w+/g) ?? []);
    expect(asked.length).toBeGreaterThan(40);
    expect([...new Set(asked)].filter((name) => !names.has(name))).toEqual([]);
  });

  test('and by no label that it does not have', async () => {
    const { values } = await readMetrics();
    const labels = new Set([...values.keys()].flatMap((key) => key.match(/\w+(?==")/g) ?? []));
    const asked = charts.flatMap(({ targets = [] }) =>
      targets.flatMap(({ expr }) =>
        [...expr.matchAll(/by \(([^)]+)\)/g)].flatMap(([, list]) => list?.split(', ') ?? []),
      ),
    );
    expect([...new Set(asked)].filter((label) => !['instance', 'job'].includes(label) && !labels.has(label))).toEqual(
      [],
    );
  });

  test('have the shape that Grafana takes in', () => {
    expect(dashboard).toMatchObject({ title: 'VisualAdGen', uid: 'visualadgen' });
    expect(dashboard.schemaVersion).toBeGreaterThanOrEqual(36);
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(dashboard.templating.list).toContainEqual(
      expect.objectContaining({ name: 'datasource', type: 'datasource', query: 'prometheus' }),
    );
    const sources = charts.flatMap(({ datasource, targets = [] }) => [
      datasource,
      ...targets.map((one) => one.datasource),
    ]);
    expect(new Set(sources.map((source) => source?.uid))).toEqual(new Set(['${datasource}']));
    for (const { gridPos } of dashboard.panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
  });
});

/** Values by series (without `le`, and for histograms their sum and count), and all names that may be asked for. */
function parseMetrics(text: string) {
  const names = new Set<string>();
  const values = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name, type] = /^# TYPE (\w+) (\w+)/.exec(line) ?? [];
    if (name)
      for (const end of type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['', '_sum', '_count'])
        names.add(name + end);
    const [, series, value] = /^(\w+(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
    if (series && value) values.set(series, Number(value));
  }
  return { names, values };
}
