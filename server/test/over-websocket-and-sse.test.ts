import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type DocumentNode, Kind } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import type { OperationPlugin } from '../src/http/operation-plugins.ts';
import { adGraph, graphOf, text } from './ad-graph.ts';
import { createWorkflow, executionEvents } from './operations.ts';
import type { Answer, Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

/** What the plugin below was called for, in order. */
const called: string[] = [];
/** Marks each answer to the operations that it is meant for. */
const marking: OperationPlugin = {
  onParse: ({ params }) => {
    if (String(params.source).includes('Marked')) called.push('parse');
  },
  onValidate: ({ params }) => {
    if (isMarked(params.documentAST as DocumentNode)) called.push('validate');
  },
  onContextBuilding: ({ context }) => {
    if (context.params.query?.includes('Marked')) called.push('context');
  },
  onExecute: ({ args }) => {
    if (!isMarked(args.document)) return undefined;
    called.push('execute');
    return { onExecuteDone: (done) => mark(done) };
  },
  onSubscribe: ({ args }) => {
    if (isMarked(args.document)) called.push('subscribe');
  },
  onEvent: ({ args, ...answer }) => {
    if (isMarked(args.document)) mark(answer);
  },
};
const isMarked = ({ definitions }: DocumentNode) =>
  definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION && one.name?.value === 'Marked');
function mark({
  result,
  setResult,
}: Pick<Parameters<NonNullable<OperationPlugin['onEvent']>>[0], 'result' | 'setResult'>) {
  setResult({ ...result, extensions: { ...result.extensions, marked: true } });
}

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp({ plugins: [marking] });
  person = await app.signUp();
});
afterAll(() => app.close());

const address = () => `${app.url.replace('http', 'ws')}/graphql`;

/** A single answer over the WebSocket. */
async function askBySocket<Data>(query: string, variables?: Record<string, unknown>): Promise<Answer<Data>> {
  const [answer, ...more] = await Array.fromAsync(person.subscribe<Data>(query, variables));
  expect(more).toEqual([]);
  return answer ?? { status: 0 };
}

describe('over a WebSocket', () => {
  test('queries and mutations work as they do over HTTP', async () => {
    const created = await askBySocket<{ createWorkflow: { workflow: { id: string } } }>(createWorkflow, {
      input: { name: 'By socket', graph: graphOf([text('idea', 'tea')]) },
    });
    const id = created.data?.createWorkflow.workflow.id;
    const query = 'query ($id: ID!) { viewer { email } workflow(id: $id) { name nodes { key } } }';
    const bySocket = await askBySocket(query, { id });
    const byHttp = await person.ask(query, { id });
    expect(bySocket.data).toEqual(byHttp.data);
    expect(bySocket.data).toMatchObject({ viewer: { email: person.email }, workflow: { name: 'By socket' } });
  });

  test.each([
    ['a syntax error', '{ viewer {'],
    ['a field that there is not', '{ colour }'],
    [
      'depth',
      `{ workflows { edges { node { ${'executions { edges { node { workflow { '.repeat(5)} id ${'} } } }'.repeat(5)} } } } }`,
    ],
    ['aliases', `{ ${Array.from({ length: 31 }, (_, at) => `a${at}: viewer { id }`).join(' ')} }`],
    ['nesting', `${'{ a '.repeat(5_000)}${'}'.repeat(5_000)}`],
    ['a page too large', '{ workflows(first: 1000) { totalCount edges { cursor } } }'],
    ['a variable that is missing', 'query ($id: ID!) { workflow(id: $id) { id } }'],
    ['a zero byte', '{ workflows(search: "\\u0000") { totalCount } }'],
  ])('%s is refused in the same words', async (_, query) => {
    const [bySocket, byHttp] = await Promise.all([
      askBySocket(query).catch((fault: unknown) => fault),
      person.ask(query),
    ]);
    const refused = Array.isArray(bySocket) ? bySocket : (bySocket as Answer<unknown>).errors;
    expect(byHttp.errors).toBeDefined();
    expect(told(refused)).toEqual(told(byHttp.errors));
  });

  /** What a client of graphql-ws comes to, with its defaults, when it wants one answer. */
  async function askAs(connectionParams: Record<string, unknown> | undefined, headers: Record<string, string> = {}) {
    class Programs extends WebSocket {
      constructor(url: string, protocol: string) {
        super(url, protocol, { headers });
      }
    }
    const client = createClient({
      url: address(),
      webSocketImpl: Programs,
      ...(connectionParams && { connectionParams }),
    });
    const opened = vi.fn<() => void>();
    client.on('opened', opened);
    try {
      const answers = await Array.fromAsync(client.iterate({ query: '{ viewer { email } }' })).catch(
        ({ code, reason }: { code: number; reason: string }) => ({ code, reason }),
      );
      return { answers, connections: opened.mock.calls.length };
    } finally {
      await client.dispose();
    }
  }

  test.each<[string, () => Record<string, unknown> | undefined, (() => Record<string, string>)?]>([
    ['authorization', () => ({ authorization: person.authorization })],
    ['Authorization', () => ({ Authorization: person.authorization })],
    ['headers.authorization', () => ({ headers: { authorization: person.authorization } })],
    ['headers.Authorization', () => ({ headers: { Authorization: person.authorization } })],
    ['authToken', () => ({ authToken: person.authorization.slice('Bearer '.length) })],
    ['the header of the upgrade alone', () => undefined, () => ({ Authorization: person.authorization })],
  ])('%s says who it is', async (_, connectionParams, headers) => {
    expect(await askAs(connectionParams(), headers?.())).toMatchObject({
      answers: [{ data: { viewer: { email: person.email } } }],
      connections: 1,
    });
  });

  test.each<[string, Record<string, unknown> | undefined, RegExp, Record<string, string>?]>([
    ['no token', {}, /connection_init.*"authorization": "Bearer <token>"/],
    ['nothing', undefined, /connection_init.*"authorization": "Bearer <token>"/],
    ['a wrong token', { authorization: 'Bearer x' }, /not good/],
    ['a wrong personal token', { Authorization: `Bearer vag_${'x'.repeat(43)}` }, /not good/],
    ['a wrong token of the upgrade', {}, /not good/, { authorization: 'Bearer x' }],
    ['a token of the wrong kind', { authorization: 7 }, /must be a text/],
    ['another scheme', { headers: { authorization: 'Basic dXNlcjpwYXNz' } }, /Bearer <token>/],
  ])(
    '%s: the socket is closed with 4401 and the reason, and the client stops at once',
    async (_, said, reason, headers) => {
      expect(await askAs(said, headers)).toEqual({
        answers: { code: 4401, reason: expect.stringMatching(reason) as string },
        connections: 1,
      });
    },
  );

  test('what is not taken up is answered over HTTP, with the reason', async () => {
    const refused = async (path: string, options: ClientOptions) => {
      const socket = new WebSocket(address().replace('/graphql', path), 'graphql-transport-ws', options);
      socket.on('error', () => {});
      const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
      const body = JSON.parse(Buffer.concat(await Array.fromAsync(response)).toString()) as Answer<unknown>;
      return [response.statusCode, body.errors?.[0]?.extensions?.['code']];
    };
    expect(await refused('/elsewhere', {})).toEqual([404, 'NOT_FOUND']);
    expect(await refused('/graphql', { origin: 'https://elsewhere.example' })).toEqual([403, 'ORIGIN_REFUSED']);
  });

  test("another site's page cannot open one, our own and programs can", async () => {
    const open = async (options: ClientOptions) => {
      const socket = new WebSocket(address(), 'graphql-transport-ws', options);
      const outcome = await once(socket, 'open').then(
        () => 'open',
        () => 'refused',
      );
      if (outcome === 'open') {
        socket.close();
        await once(socket, 'close');
      }
      return outcome;
    };
    expect(await open({ origin: 'https://elsewhere.example' })).toBe('refused');
    expect(await open({ origin: 'null' })).toBe('refused');
    expect(await open({ origin: 'http://127.0.0.1:1' })).toBe('refused');
    expect(await open({ origin: app.url })).toBe('open');
    expect(await open({})).toBe('open');
  });

  test('another path opens nothing, a message that is none or too large closes the socket, and the server lives on', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const elsewhere = new WebSocket(address().replace('/graphql', '/else'));
    await expect(once(elsewhere, 'open')).rejects.toThrow();
    for (const [message, code] of [
      ['not json', 4400],
      ['x'.repeat(1024 * 1024 + 1), 1009],
    ] as const) {
      const socket = new WebSocket(address(), 'graphql-transport-ws');
      await once(socket, 'open');
      socket.send(message);
      const [closedBy] = (await once(socket, 'close')) as [number];
      expect(closedBy).toBe(code);
    }
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
    // It is the client's fault, and none to be told of.
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });

  test("a workflow's runs are told as they start and end", async () => {
    const { id } = await person.createWorkflow(graphOf([text('idea', 'tea')]));
    const runs = person.subscribe<{ workflowExecutions: { id: string; status: string } }>(
      'subscription ($id: ID!) { workflowExecutions(workflowId: $id) { id status } }',
      { id },
    );
    const first = runs.next();
    // Heard by the server once this answer, sent after it on the same socket, is back.
    await askBySocket('{ viewer { id } }');
    const executionId = await person.execute(id);
    const seen = [(await first).value as Answer<{ workflowExecutions: { id: string; status: string } }>];
    while (seen.at(-1)?.data?.workflowExecutions.status !== 'COMPLETED') {
      seen.push((await runs.next()).value as (typeof seen)[number]);
    }
    expect(new Set(seen.map((one) => one.data?.workflowExecutions.id))).toEqual(new Set([executionId]));
    await runs.return?.();
  });
});

describe('over server-sent events', () => {
  const stream = (query: string, variables: object, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: person.authorization,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });

  test('a run is followed from any number to its end', async () => {
    const executionId = await person.execute((await person.createWorkflow(adGraph())).id);
    const response = await stream(executionEvents, { executionId });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const seen = readEvents(await response.text());
    const { lastSequence } = await person.execution(executionId);
    expect(seen).toEqual(Array.from({ length: lastSequence }, (_, index) => index + 1));

    const rest = await stream(executionEvents, { executionId, afterSequence: 5 });
    expect(readEvents(await rest.text())).toEqual(seen.slice(5));
  });

  test('a reader that goes away in the middle leaves nothing behind', async () => {
    app.faults.hangForever = { next: 1 };
    const executionId = await person.execute((await person.createWorkflow(adGraph())).id);
    const leaving = new AbortController();
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: person.authorization },
      body: JSON.stringify({ query: executionEvents, variables: { executionId } }),
      signal: leaving.signal,
    });
    const reader = response.body?.getReader();
    await reader?.read();
    leaving.abort();
    await person.cancel(executionId);
    expect((await person.execution(executionId)).status).toBe('CANCELLED');
  });

  test('who is not signed in, and what is not theirs, is told in the stream', async () => {
    const executionId = await person.execute((await person.createWorkflow(graphOf([text('idea', 'tea')]))).id);
    const nobody = await stream(executionEvents, { executionId }, { authorization: 'Bearer x' });
    expect(await nobody.text()).toContain('UNAUTHENTICATED');
    const stranger = await app.signUp();
    const theirs = await stream(executionEvents, { executionId }, { authorization: stranger.authorization });
    expect(await theirs.text()).toContain('NOT_FOUND');
  });
});

function readEvents(body: string): number[] {
  return [...body.matchAll(/^data: (\{.*\})$/gm)].flatMap(([, data = '{}']) => {
    const { data: event } = JSON.parse(data) as { data?: { executionEvents: { sequence: number } } };
    return event ? [event.executionEvents.sequence] : [];
  });
}

function told(errors: unknown) {
  return (errors as Answer<unknown>['errors'])?.map(({ message, extensions }) => [message, extensions?.code]);
}

describe('a plugin that is registered once acts on', () => {
  const query = 'query Marked { viewer { id } }';
  const events = 'subscription Marked ($executionId: ID!) { executionEvents(executionId: $executionId) { sequence } }';
  const ofQuery = ['context', 'execute', 'parse', 'validate'];
  const ofSubscription = ['context', 'parse', 'subscribe', 'validate'];
  let executionId: string;
  let length: number;
  beforeAll(async () => {
    const { execution } = await person.run(graphOf([text('idea', 'tea')]));
    executionId = execution.id;
    length = execution.lastSequence;
  });

  async function send(method: 'GET' | 'POST', operation: object, accept = 'application/json'): Promise<string> {
    called.length = 0;
    const inAddress = Object.entries(operation).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    const path = method === 'GET' ? `/graphql?${new URLSearchParams(inAddress)}` : '/graphql';
    const response = await fetch(app.url + path, {
      method,
      headers: { 'content-type': 'application/json', accept, authorization: person.authorization },
      ...(method === 'POST' && { body: JSON.stringify(operation) }),
    });
    return response.text();
  }
  const marks = (answer: string) => answer.match(/"marked":true/g)?.length ?? 0;

  // The second time the server knows that the document is valid.
  test.each([
    ['a POST', 'POST', undefined],
    ['the same again', 'POST', undefined],
    ['a GET', 'GET', undefined],
    ['a query as an event stream', 'POST', 'text/event-stream'],
    ['parts', 'POST', 'multipart/mixed'],
  ] as const)('%s', async (_, method, accept) => {
    expect(marks(await send(method, { query }, accept))).toBe(1);
    expect(called.toSorted()).toEqual(ofQuery);
  });

  test.each(['POST', 'GET'] as const)('each event of a stream by %s', async (method) => {
    const answer = await send(method, { query: events, variables: { executionId } }, 'text/event-stream');
    expect(marks(answer)).toBe(length);
    expect(called.toSorted()).toEqual(ofSubscription);
  });

  test('a query over a WebSocket', async () => {
    called.length = 0;
    expect(await askBySocket(query)).toMatchObject({ extensions: { marked: true } });
    expect(called.toSorted()).toEqual(ofQuery);
  });

  test('each event over a WebSocket, which is made once for all who are alike', async () => {
    called.length = 0;
    const answers = await Array.fromAsync(person.subscribe(events, { executionId }));
    expect(answers).toHaveLength(length);
    for (const answer of answers) expect(answer).toMatchObject({ extensions: { marked: true } });
    expect(called.toSorted()).toEqual(ofSubscription);
  });

  test('each run of a workflow over a WebSocket, which is not shared', async () => {
    const { id } = await person.createWorkflow(graphOf([text('idea', 'tea')]));
    const runs = person.subscribe('subscription Marked ($id: ID!) { workflowExecutions(workflowId: $id) { id } }', {
      id,
    });
    const first = runs.next();
    await askBySocket('{ viewer { id } }');
    await person.execute(id);
    expect((await first).value).toMatchObject({ extensions: { marked: true } });
    await runs.return?.();
  });
});
