import { subscribe as onChannel, unsubscribe as offChannel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import { adGraph, text } from './ad-graph.ts';
import { executionEvents } from './operations.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

/*
 * What is wrong with how something comes in, before anybody looks at what it asks for. Long, for all of it is sent to the same
 * three servers, and after each the first must serve somebody else as if nothing had been.
 */

let app: RunningApp;
let person: Person;
let port: number;
/** One with room for as much as usual. */
let large: RunningApp;
/** One that waits for slow clients no longer than a test does. Its people sign up with the large one, which gives them time. */
let impatient: RunningApp;
const logged: string[] = [];
let dataDir: string;
beforeAll(async () => {
  app = await startApp({
    config: {
      hasExplorer: false,
      allowedOrigins: ['https://shop.example'],
      limits: {
        socketsPerUser: 3,
        subscriptionsPerSocket: 5,
        messagesPerMinute: 60,
        pointsPerMinute: 2_000,
        pointsPerOperation: 1_000,
      },
    },
  });
  dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-data-'));
  const config = { dataDir, databaseUrl: await createSharedDatabase() };
  large = await startApp({ keepsData: true, config });
  impatient = await startApp({
    keepsData: true,
    config,
    log: pino({ level: 'warn' }, { write: (line) => void logged.push(line) }),
    patience: { headers: 1_000, request: 1_500, silence: 3_000, checks: 100, init: 1_000, heartbeat: 1_000 },
  });
  person = await app.signUp();
  port = Number(new URL(app.url).port);
});
afterAll(async () => {
  await Promise.all([app.close(), impatient.close(), large.close()]);
  await rm(dataDir, { recursive: true });
});

/** Whatever was sent, somebody else is served as if nothing had been. */
afterEach(async () => {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ __typename }"}',
    signal: AbortSignal.timeout(60_000),
  });
  expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
});

const query = JSON.stringify({ query: '{ viewer { id } }' });
const json = { 'content-type': 'application/json' };
const post = (headers: Record<string, string>, body: string | Uint8Array, path = '/graphql') =>
  fetch(app.url + path, { method: 'POST', headers, body: body as string });

async function codeOf(response: Response): Promise<[number, unknown]> {
  const { errors } = (await response.json()) as { errors?: { extensions?: { code?: string } }[] };
  return [response.status, errors?.[0]?.extensions?.code];
}

describe('bodies', () => {
  const bomb = Buffer.alloc(20_000_000, ' ');
  test.each<[string, () => Buffer]>([
    ['gzip', () => gzipSync(bomb)],
    ['deflate', () => deflateSync(bomb)],
    ['br', () => brotliCompressSync(bomb, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['zstd', () => zstdCompressSync(bomb)],
    ['gzip, gzip', () => gzipSync(gzipSync(bomb))],
    ['x-unheard-of', () => Buffer.from(query)],
  ])('a body in %s is not unfolded', async (encoding, body) => {
    for (const path of ['/graphql', '/auth/v1/token?grant_type=password', '/webhooks/fal/x']) {
      const response = await post({ ...json, 'content-encoding': encoding }, body(), path);
      expect(await codeOf(response)).toEqual([415, 'UNSUPPORTED_CONTENT_ENCODING']);
    }
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/mixed; boundary=x',
    'application/graphql',
    'application/jsonx',
    'text/json',
    'application/xml',
    'text/plain; application/json',
    '',
  ])('of the type %j, which another site’s page could send, is not read', async (type) => {
    expect(await codeOf(await post({ 'content-type': type }, query))).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  test('a form with files, which another site’s page could send, is not read without a sign-in of its own', async () => {
    const form = '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--';
    expect(await codeOf(await post({ 'content-type': 'multipart/form-data; boundary=x' }, form))).toEqual([
      401,
      'UNAUTHENTICATED',
    ]);
  });

  test.each([
    ['several at once', `[${query},${query}]`],
    ['none', '[]'],
    ['very many', `[${Array.from({ length: 10_000 }, () => query).join(',')}]`],
    ['a text', '"{ viewer { id } }"'],
    ['nothing', 'null'],
    ['a torn one', query.slice(0, -3)],
    [
      'one that reaches for what all objects have',
      '{"__proto__":{"query":"{ viewer { id } }"},"constructor":{"prototype":{"query":"x"}}}',
    ],
  ])('%s: no operation', async (_, body) => {
    const response = await post(json, body);
    expect([200, 400]).toContain(response.status);
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown[] };
    expect([data, errors?.length]).toEqual([undefined, 1]);
  });

  test('over 10 MiB, with and without a length that says so', async () => {
    const body = JSON.stringify({ query: '{ viewer { id } }', variables: { x: 'x'.repeat(11 * 1024 * 1024) } });
    expect(await codeOf(await post(json, body))).toEqual([413, 'REQUEST_TOO_LARGE']);
    const sent = request(`${app.url}/graphql`, { method: 'POST', headers: json });
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [{ statusCode: number; resume(): void }];
    answer.resume();
    expect(answer.statusCode).toBe(413);
  });
});

describe('the sign-in', () => {
  const tell = async (path: string, body: string) => {
    const { supabasePublishableKey } = (await (await fetch(`${app.url}/config.json`)).json()) as Record<string, string>;
    return post({ ...json, apikey: supabasePublishableKey ?? '' }, body, `/auth/v1/${path}`);
  };

  test.each([
    ['token?grant_type=password', '{bad'],
    ['token?grant_type=password', '{"email":1,"password":{}}'],
    ['token?grant_type=password', '{"email":"a@example.com\\u0000","password":"x"}'],
    ['token?grant_type=password', `{"email":"' or 1=1; --","password":"' or 1=1; --"}`],
    ['token?grant_type=refresh_token', '{"refresh_token":"x"}'],
    ['token?grant_type=__proto__', '{}'],
    ['signup', '{"email":"a@example.com","password":"x","data":{"role":"service_role"}}'],
    ['signup', '['.repeat(10_000)],
    ['signup', '{"__proto__":{"is_super_admin":true}}'],
    ['recover', '{"email":[]}'],
    ['admin/users', '{"email":"a@example.com","password":"longenough"}'],
  ])('%s with %s is refused, and says nothing of how it is made', async (path, body) => {
    const response = await tell(path, body);
    const told = await response.text();
    expect([response.status >= 400, response.status < 500, told]).toEqual([true, true, told]);
    expect(told).not.toMatch(/node_modules|\/server\/|\bat \w+ \(|select |insert |pg_|postgres/i);
  });

  test('more than 64 KiB are not read', async () => {
    const body = JSON.stringify({ email: 'a@example.com', password: 'x'.repeat(70_000) });
    expect(await codeOf(await tell('signup', body))).toEqual([413, 'REQUEST_TOO_LARGE']);
  });
});

describe('raw connections', () => {
  /** Sends as it stands, and gives all that comes back until the server has had enough. */
  async function talk(...pieces: string[]): Promise<string> {
    const socket = connect(Number(new URL(impatient.url).port), '127.0.0.1');
    let heard = '';
    socket.on('data', (bytes: Buffer) => (heard += bytes.toString('latin1')));
    socket.on('error', () => {});
    for (const piece of pieces) socket.write(piece);
    await once(socket, 'close');
    return heard;
  }

  const head = 'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n';

  test.each<[string, string[], string, string]>([
    ['headers that never end', [head, 'X-A: b\r\n'], '408', 'REQUEST_TIMEOUT'],
    ['a body that never ends', [`${head}Content-Length: 100\r\n\r\n`, '{"query"'], '408', 'REQUEST_TIMEOUT'],
    ['one long header', [`${head}X-A: ${'b'.repeat(20_000)}\r\n\r\n`], '431', 'HEADERS_TOO_LARGE'],
    [
      'very many headers',
      [head, ...Array.from({ length: 3_000 }, (_, at) => `X-${at}: b\r\n`), '\r\n'],
      '431',
      'HEADERS_TOO_LARGE',
    ],
    [
      'a long address',
      [`GET /graphql?query=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`],
      '431',
      'HEADERS_TOO_LARGE',
    ],
    ['two lengths', [`${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}`], '400', 'BAD_REQUEST'],
    [
      'a length and chunks',
      [`${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
      '400',
      'BAD_REQUEST',
    ],
    [
      'a chunk that talks',
      [`${head}Transfer-Encoding: chunked\r\n\r\n5;${'x'.repeat(20_000)}\r\n`],
      '413',
      'REQUEST_TOO_LARGE',
    ],
    ['a line within a header', [`${head}X-A: b\nTransfer-Encoding: chunked\r\n\r\n`], '400', 'BAD_REQUEST'],
    ['no HTTP', ['\x16\x03\x01\x02\x00\x01\x00\r\n\r\n'], '400', 'BAD_REQUEST'],
  ])('%s', async (_, pieces, status, code) => {
    const heard = await talk(...pieces);
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(heard).toContain(`"code":"${code}"`);
  });

  const strange = [
    '//',
    '//[',
    '/%',
    '/%E0%A4%A',
    '/files/%',
    '/files/%00',
    '/uploads/%',
    '/uploads/.',
    '/uploads/e30.e30',
    '/webhooks/fal/%',
    '/auth/v1/%',
    '/auth/v1//',
    '/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/assets/..%5c..',
    '*',
    'http://[',
    'http://evil.example/config.json',
    '/graphql?query=%',
    '/graphql?query=%00',
    '/graphql?variables=%7B',
    '/\\\\evil.example',
  ];

  test.each(strange)('the address %s is answered without a fault, and opens no socket', async (address) => {
    for (const method of ['GET', 'PUT', 'POST']) {
      const heard = await talk(
        `${method} ${address} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
      );
      expect(heard).toMatch(/^HTTP\/1\.1 [2-4]\d\d |^HTTP\/1\.1 503 [^]*NOT_BUILT/);
      expect(heard).not.toContain('root:');
    }
    const details = 'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
    if (address.startsWith('/graphql')) return;
    const heard = await talk(`GET ${address} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n${details}\r\n\r\n`);
    expect(heard).not.toContain(' 101 ');
  });

  test('of none of them anything stands in the log, which they could fill', () => {
    expect(logged).toEqual([]);
  });

  test('a hundred slow ones at once keep nobody waiting', async () => {
    const slow = Array.from({ length: 100 }, () => talk(head, 'X-A: b\r\n'));
    // Where the computer is busy, this one may be late as well, and come again.
    const status = () =>
      fetch(`${impatient.url}/config.json`).then(
        (response) => response.status,
        () => 'late',
      );
    await expect.poll(status).toBe(200);
    for (const heard of await Promise.all(slow)) expect(heard).toContain('REQUEST_TIMEOUT');
  });

  test('whoever asks and does not read is let go', async () => {
    const writer = await large.signUp();
    const graph = { nodes: Array.from({ length: 200 }, (_, at) => text(`n${at}`, 'x'.repeat(10_000))), edges: [] };
    const { id } = await writer.createWorkflow(graph);
    const body = JSON.stringify({
      query: 'query ($id: ID!) { workflow(id: $id) { nodes { config } } }',
      variables: { id },
    });
    const one = `${head}Authorization: ${writer.authorization}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    const served = nextServed();
    const socket = connect(Number(new URL(impatient.url).port), '127.0.0.1').pause();
    const other = await served;
    socket.write(one.repeat(20));
    await once(other, 'close');
    socket.destroy();
  });
});

describe('other sites', () => {
  const from = (origin: string, init: RequestInit = {}) =>
    fetch(`${app.url}/graphql`, { ...init, headers: { origin, ...(init.headers as Record<string, string>) } });
  const ask = { method: 'POST', headers: json, body: query };
  const preflight = {
    method: 'OPTIONS',
    headers: {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  };
  const crossOrigin = (response: Response) =>
    [...response.headers].filter(([name]) => name.startsWith('access-control-'));

  test.each([
    'https://evil.example',
    'null',
    'http://shop.example',
    'https://shop.example.evil.example',
    'http://127.0.0.1:1',
  ])('a page of %s may read nothing and send nothing that counts', async (origin) => {
    expect(crossOrigin(await from(origin, ask))).toEqual([]);
    const asked = await from(origin, preflight);
    expect([asked.status, crossOrigin(asked)]).toEqual([405, []]);
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      const signIn = await fetch(`${app.url}/auth/v1/token?grant_type=password`, { method, headers: { origin } });
      expect(crossOrigin(signIn)).toEqual([]);
    }
  });

  test('a page of an allowed origin may, and its browser is told so', async () => {
    const answer = await from('https://shop.example', ask);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('vary')).toContain('origin');
    const asked = await from('https://shop.example', preflight);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, POST');
  });

  test('a name that was made to lead here is not answered to, by no path', async () => {
    for (const path of ['/config.json', '/', '/graphql', '/auth/v1/user', '/health/live']) {
      const asked = request(app.url + path, { headers: { host: `evil.example:${port}` } }).end();
      const [answer] = (await once(asked, 'response')) as [{ statusCode: number; resume(): void }];
      answer.resume();
      expect([path, answer.statusCode]).toEqual([path, 421]);
    }
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', {
      headers: { host: `evil.example:${port}` },
      origin: `http://evil.example:${port}`,
    });
    await expect(once(socket, 'open')).rejects.toThrow();
  });

  test('a mutation by GET, by a link, by an image, changes nothing', async () => {
    const mutation = encodeURIComponent('mutation { createWorkflow(input: { name: "x" }) { __typename } }');
    const response = await fetch(`${app.url}/graphql?query=${mutation}`, {
      headers: { authorization: person.authorization },
    });
    expect(response.status).toBe(405);
  });

  test('there is no API explorer where it is turned off', async () => {
    for (const path of ['/graphiql', '/graphiql.html', '/graphiql?x']) {
      expect(await codeOf(await fetch(app.url + path))).toEqual([404, 'NOT_FOUND']);
    }
  });
});

describe('WebSockets', () => {
  const sockets: WebSocket[] = [];
  afterEach(async () => {
    for (const socket of sockets.splice(0)) {
      if (socket.readyState === socket.CLOSED) continue;
      const closed = once(socket, 'close');
      socket.terminate();
      await closed;
    }
  });

  async function open(options: ClientOptions = {}): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', options);
    sockets.push(socket);
    await once(socket, 'open');
    return socket;
  }

  /** `word` is what the server says to it: that it is taken in, or why not. */
  async function greet(whose = person): Promise<{ socket: WebSocket; word: unknown }> {
    const socket = await open();
    const word = Promise.race([next(socket).then(({ type }) => type), closing(socket)]);
    send(socket, { type: 'connection_init', payload: { authorization: whose.authorization } });
    return { socket, word: await word };
  }

  async function signIn(whose = person): Promise<WebSocket> {
    const { socket, word } = await greet(whose);
    expect(word).toBe('connection_ack');
    return socket;
  }

  function send(socket: WebSocket, message: object): void {
    socket.send(JSON.stringify(message));
  }

  async function next(socket: WebSocket): Promise<{ type: string; id?: string; payload?: unknown }> {
    const [bytes] = (await once(socket, 'message')) as [Buffer];
    return JSON.parse(bytes.toString()) as { type: string };
  }

  /** Tries again while the server has not yet heard that another one has left. */
  async function greetAgain(whose: Person): Promise<unknown> {
    const { word } = await greet(whose);
    return Array.isArray(word) ? greetAgain(whose) : word;
  }

  async function closing(socket: WebSocket): Promise<[number, string]> {
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    return [code, reason.toString()];
  }

  test('that never say who they are are closed', async () => {
    const silent = new WebSocket(`${impatient.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    expect(await closing(silent)).toEqual([4408, expect.stringMatching(/timeout: send connection_init/)]);
  });

  test('that are gone without a word are let go', async () => {
    const { authorization } = await large.signUp();
    const socket = new WebSocket(`${impatient.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      autoPong: false,
    });
    await once(socket, 'open');
    const [welcome, gone] = [next(socket), closing(socket)];
    send(socket, { type: 'connection_init', payload: { authorization } });
    expect((await welcome).type).toBe('connection_ack');
    expect((await gone)[0]).toBe(1006);
  });

  test('compressed frames are not agreed upon, nor unfolded when they are sent all the same', async () => {
    const socket = await open({ perMessageDeflate: true });
    expect(socket.extensions).toBe('');
    const bare = connect(port, '127.0.0.1');
    bare.write(upgrade());
    await once(bare, 'data');
    const folded = deflateRawSync(Buffer.alloc(100_000, 'a'));
    // A first and last text frame with the bit of a compressed one, and a mask of zeros.
    bare.write(
      Buffer.concat([Buffer.from([0xc1, 0xfe, folded.length >> 8, folded.length & 0xff, 0, 0, 0, 0]), folded]),
    );
    const [goodbye] = (await once(bare, 'data')) as [Buffer];
    expect(goodbye.readUInt16BE(2)).toBe(1002);
    bare.destroy();
  });

  test.each<[string, string | Buffer, number]>([
    ['a frame over 1 MiB', 'x'.repeat(1024 * 1024 + 1), 1009],
    ['no JSON', 'x', 4400],
    ['several operations at once', `[{"type":"connection_init"}]`, 4400],
    ['a type that there is not', '{"type":"drop"}', 4400],
    ['an operation before who it is', '{"id":"1","type":"subscribe","payload":{"query":"{ viewer { id } }"}}', 4401],
    ['brackets within brackets', '['.repeat(500_000), 4400],
  ])('%s closes the socket', async (_, message, code) => {
    const socket = await open();
    socket.send(message);
    expect((await closing(socket))[0]).toBe(code);
  });

  test('a message in pieces that together are too large', async () => {
    const socket = await open();
    socket.on('error', () => {});
    for (let at = 0; at < 20; at++) socket.send('x'.repeat(100_000), { fin: false });
    expect((await closing(socket))[0]).toBe(1009);
  });

  test('that talk without end are closed, and nothing is done for them from there on', async () => {
    const socket = await signIn();
    let pongs = 0;
    socket.on('message', (bytes: Buffer) => (pongs += bytes.toString().includes('"pong"') ? 1 : 0));
    for (let at = 0; at < 5_000; at++) socket.send('{"type":"ping"}');
    expect(await closing(socket)).toEqual([4429, expect.stringMatching(/^Too many messages: at most \d+ a minute$/)]);
    expect(pongs).toBeLessThan(70);
  });

  test('one more operation than may be open is refused, and the others go on', async () => {
    app.faults.hangForever = { next: 1 };
    const executionId = await person.execute((await person.createWorkflow(adGraph())).id);
    const socket = await signIn();
    const refused = new Promise((resolve) => {
      socket.on('message', (bytes: Buffer) => {
        const message = JSON.parse(bytes.toString()) as { type: string };
        if (message.type === 'error') resolve(message);
      });
    });
    for (let at = 0; at <= 5; at++) {
      send(socket, {
        id: String(at),
        type: 'subscribe',
        payload: { query: executionEvents, variables: { executionId } },
      });
    }
    expect(await refused).toMatchObject({ id: '5', payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }] });
    expect(socket.readyState).toBe(socket.OPEN);
    await person.cancel(executionId);
  });

  test('one more than a user may have is closed; another user may, and a place comes back', async () => {
    const other = await app.signUp();
    const mine = [await signIn(other), await signIn(other), await signIn(other)];
    expect((await greet(other)).word).toEqual([4429, expect.stringMatching(/^Too many sockets: at most \d+ at once$/)]);
    const streamed = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { ...json, accept: 'text/event-stream', authorization: other.authorization },
      body: JSON.stringify({ query: executionEvents, variables: { executionId: 'x' } }),
    });
    expect(await streamed.text()).toContain('TOO_MANY_STREAMS');
    await signIn();
    mine[0]?.terminate();
    const left = once(mine[0] as WebSocket, 'close');
    await left;
    expect(await greetAgain(other)).toBe('connection_ack');
  });

  test('that ask much and do not read are answered no further, and have it all once they read', async () => {
    const writer = await large.signUp();
    const graph = { nodes: Array.from({ length: 200 }, (_, at) => text(`n${at}`, 'x'.repeat(10_000))), edges: [] };
    const { id } = await writer.createWorkflow(graph);
    const served = nextServed();
    const reader = new WebSocket(`${large.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    sockets.push(reader);
    await once(reader, 'open');
    const connection = await served;
    const welcome = next(reader);
    send(reader, { type: 'connection_init', payload: { authorization: writer.authorization } });
    await welcome;
    reader.pause();
    const whole = 'query ($id: ID!) { workflow(id: $id) { nodes { config } } }';
    for (let at = 0; at < 50; at++) {
      send(reader, { id: String(at), type: 'subscribe', payload: { query: whole, variables: { id } } });
    }
    // The database serves in order, so that by then all that had begun is answered.
    for (let at = 0; at < 3; at++) await writer.read(whole, { id });
    expect(connection.writableLength).toBeLessThan(30_000_000);
    let completed = 0;
    const all = new Promise<void>((resolve) => {
      reader.on('message', (bytes: Buffer) => {
        if (bytes.length < 100 && bytes.toString().includes('"complete"')) completed += 1;
        if (completed === 50) resolve();
      });
    });
    reader.resume();
    await all;
  });

  function upgrade(): string {
    const details = [
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Protocol: graphql-transport-ws',
    ];
    const head = ['GET /graphql HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Connection: Upgrade', 'Upgrade: websocket'];
    return `${[...head, ...details].join('\r\n')}\r\n\r\n`;
  }
});

/** The server's side of the next connection to any server of this process. */
async function nextServed(): Promise<Socket> {
  const served = Promise.withResolvers<Socket>();
  const take = (message: unknown) => served.resolve((message as { socket: Socket }).socket);
  onChannel('net.server.socket', take);
  return served.promise.finally(() => offChannel('net.server.socket', take));
}

describe('points', () => {
  const pagesOfPages =
    '{ workflows(first: 100) { edges { node { executions(first: 100) { edges { node { workflow { id } retryOf { id } } } } } } } }';
  const costly = JSON.stringify({
    query: '{ workflows(first: 100) { edges { node { executions(first: 30) { edges { cursor } } } } } }',
  });

  test('one who asks for too much in a minute is told when to come again; others are not kept waiting', async () => {
    const greedy = await app.signUp();
    const headers = { ...json, authorization: greedy.authorization };
    let answer = await post(headers, costly);
    for (let at = 0; at < 20 && answer.status === 200; at++) answer = await post(headers, costly);
    expect(answer.status).toBe(429);
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) as number } }],
    });
    const streamed = await post({ ...headers, accept: 'text/event-stream' }, costly);
    expect(await streamed.text()).toContain('RATE_LIMITED');
    const [bySocket] = await Array.fromAsync(greedy.subscribe(JSON.parse(costly).query as string));
    expect(bySocket?.errors).toMatchObject([
      { extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) as number } },
    ]);
    await greedy.leave();
    expect((await post({ ...json, authorization: person.authorization }, costly)).status).toBe(200);
  });

  test('each answer says what it cost and what is left, its headers too; an event that many may share does not', async () => {
    const [asker, other] = [await app.signUp(), await app.signUp()];
    const { executionId } = await asker.run(adGraph());
    const page = '{ workflows(first: 100) { edges { cursor } } }';
    type Told = { extensions: { cost: { requested: number; remaining: number; resetAt: string } } };
    const headers = { ...json, authorization: asker.authorization };
    const told = async (more: Record<string, string>, body: string) => {
      const answer = await post({ ...headers, ...more }, body);
      const said = await answer.text();
      const { cost } = (JSON.parse(/^data: (.*)$/m.exec(said)?.[1] ?? said) as Told).extensions;
      expect(answer.headers.get('ratelimit-policy')).toBe('"points";q=2000;w=60');
      const [, remaining, seconds] = /^"points";r=(\d+);t=(\d+)$/.exec(answer.headers.get('ratelimit') ?? '') ?? [];
      expect(Number(seconds)).toBeLessThanOrEqual(60);
      expect(new Date(cost.resetAt).getUTCSeconds()).toBe(0);
      // A minute that ends in between begins anew.
      expect(Number(remaining)).toBe(cost.remaining);
      return cost;
    };
    const body = JSON.stringify({ query: page });
    const first = await told({}, body);
    expect(first.requested).toBe(5);
    const again = await told({ accept: 'text/event-stream' }, body);
    if (again.resetAt === first.resetAt) expect(again.remaining).toBe(first.remaining - 5);
    const events = `subscription { executionEvents(executionId: "${executionId}") { sequence } }`;
    expect(await told({ accept: 'text/event-stream' }, JSON.stringify({ query: events }))).toMatchObject({
      requested: 10,
    });

    const [bySocket] = (await Array.fromAsync(asker.subscribe(page))) as unknown as Told[];
    expect(bySocket?.extensions.cost).toMatchObject({ requested: 5 });
    for (const event of await Array.fromAsync(asker.subscribe(events))) expect(event).not.toHaveProperty('extensions');

    const costliestField = 'workflows.edges.node.executions';
    const refused = await post(headers, JSON.stringify({ query: pagesOfPages }));
    expect(refused.status).toBe(413);
    expect(refused.headers.get('ratelimit')).toMatch(/^"points";r=/);
    expect(await refused.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('costs 1,007 points, and at most 1,000 are allowed') as string,
          extensions: { code: 'REQUEST_TOO_LARGE', requested: 1007, allowed: 1000, costliestField },
        },
      ],
      extensions: { cost: { requested: 1007, remaining: expect.any(Number) as number } },
    });
    // Nobody pays for another.
    const fresh = await post({ ...json, authorization: other.authorization }, body);
    expect(((await fresh.json()) as Told).extensions.cost.remaining).toBe(1995);
    await asker.leave();
  });
});
