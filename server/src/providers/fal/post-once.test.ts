import { once } from 'node:events';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AnswerLostError, NotSentError, postOnce, type PostTimes, TooLateError } from './post-once.ts';

const times: PostTimes = { connectMs: 60_000, answerMs: 60_000, graceMs: 60_000 };
const never = new AbortController().signal;

let server: Server;
let sockets: Socket[];
let received: string[];
let answer: (socket: Socket) => void;

beforeEach(async () => {
  sockets = [];
  received = [];
  server = createTcpServer((socket) => {
    const at = sockets.push(socket) - 1;
    received[at] = '';
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      received[at] += bytes.toString();
      if (received[at]?.endsWith('{"a":1}')) answer(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  if (!server.listening) return;
  server.close();
  await once(server, 'close');
});

interface Options {
  signal?: AbortSignal;
  times?: Partial<PostTimes>;
  protocol?: string;
  host?: string;
  maySend?: () => boolean;
}

function post(options: Options = {}) {
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 1) : 1;
  const url = new URL(`${options.protocol ?? 'http'}://${options.host ?? '127.0.0.1'}:${port}/order`);
  const headers = { authorization: 'Key k' };
  const all = { ...times, ...options.times };
  return postOnce({
    url,
    headers,
    body: '{"a":1}',
    signal: options.signal ?? never,
    times: all,
    maySend: options.maySend,
  });
}

const good = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\nx-a: 1\r\n\r\n{}';

test('sends one whole request on a connection of its own, and reads the answer', async () => {
  answer = (socket) => socket.write(good);
  const { status, headers, body } = await post();
  expect(status).toBe(200);
  expect(headers.get('x-a')).toBe('1');
  expect(body.toString()).toBe('{}');
  expect(received).toHaveLength(1);
  expect(received[0]).toMatch(/^POST \/order HTTP\/1\.1\r\n/);
  expect(received[0]?.toLowerCase()).toContain('\r\ncontent-length: 7\r\n');
  await post();
  expect(sockets).toHaveLength(2);
});

test('a redirect is an answer and is not followed', async () => {
  answer = (socket) => socket.write('HTTP/1.1 307 Go\r\nlocation: /order\r\ncontent-length: 0\r\n\r\n');
  expect((await post()).status).toBe(307);
  expect(sockets).toHaveLength(1);
});

describe('nothing was sent when', () => {
  test('the connection is refused', async () => {
    const pending = server.address();
    server.close();
    await once(server, 'close');
    const port = typeof pending === 'object' ? pending?.port : 1;
    const refused = postOnce({
      url: new URL(`http://127.0.0.1:${port}/`),
      headers: {},
      body: '{}',
      signal: never,
      times,
    });
    await expect(refused).rejects.toThrow(NotSentError);
    await expect(refused).rejects.toThrow('the connection was refused');
  });

  test('the name does not exist', async () => {
    const nowhere = post({ host: 'no-such-host.invalid' });
    await expect(nowhere).rejects.toThrow(NotSentError);
  });

  test('the other side does not speak TLS, or never finishes the handshake', async () => {
    server.once('connection', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await expect(post({ protocol: 'https' })).rejects.toThrow(NotSentError);
    const silent = post({ protocol: 'https', times: { connectMs: 50 } });
    await expect(silent).rejects.toThrow(NotSentError);
    await expect(silent).rejects.toThrow('no connection in time');
    expect(received.join('')).not.toContain('POST');
  });

  test('nobody counts on it any more once the connection stands', async () => {
    const asked: number[] = [];
    const late = post({
      maySend: () => {
        asked.push(sockets.length);
        return false;
      },
    });
    await expect(late).rejects.toThrow(TooLateError);
    await expect(late).rejects.toThrow(NotSentError);
    expect(asked).toHaveLength(1);
    expect(received.join('')).toBe('');
  });

  test('it was cancelled before', async () => {
    await expect(post({ signal: AbortSignal.abort() })).rejects.toThrow(NotSentError);
    const stop = new AbortController();
    server.once('connection', () => stop.abort());
    await expect(post({ protocol: 'https', signal: stop.signal })).rejects.toThrow(NotSentError);
  });
});

describe('nobody knows what became of it when', () => {
  test.each([
    ['the connection is reset', (socket: Socket) => socket.resetAndDestroy()],
    ['the connection is closed without a word', (socket: Socket) => socket.end()],
    ['the answer breaks off in the middle', (socket: Socket) => socket.end(good.replace('2\r\n', '200\r\n'))],
    ['the answer is no HTTP', (socket: Socket) => socket.end('hello\r\n\r\n')],
  ])('%s', async (_, fault) => {
    answer = fault;
    await expect(post()).rejects.toThrow(AnswerLostError);
    expect(sockets).toHaveLength(1);
  });

  test('no answer comes in time', async () => {
    answer = () => {};
    await expect(post({ times: { answerMs: 50 } })).rejects.toThrow(new AnswerLostError('no answer in time'));
    expect(sockets).toHaveLength(1);
  });
});

describe('cancelled after it was sent', () => {
  test('it still waits for the answer, so that the order can be cancelled', async () => {
    const stop = new AbortController();
    answer = (socket) => {
      stop.abort();
      setImmediate(() => socket.write(good));
    };
    expect((await post({ signal: stop.signal })).status).toBe(200);
  });

  test('but not for long', async () => {
    const stop = new AbortController();
    answer = () => stop.abort();
    await expect(post({ signal: stop.signal, times: { graceMs: 30 } })).rejects.toThrow(AnswerLostError);
  });
});
