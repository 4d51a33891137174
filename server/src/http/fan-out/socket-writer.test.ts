import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createFrameWriter, openingOf } from './frames.ts';
import { createSocketWriter } from './socket-writer.ts';

const opened = new AsyncDisposableStack();
afterAll(() => opened.disposeAsync());

async function openSocket() {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  const served = new Promise<{ socket: WebSocket; connection: Duplex }>((resolve) => {
    server.on('upgrade', (request, connection, head) => {
      sockets.handleUpgrade(request, connection, head, (socket) => resolve({ socket, connection }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  opened.defer(async () => {
    client.terminate();
    sockets.close();
    await new Promise((resolve) => server.close(resolve));
  });
  await once(client, 'open');
  const { socket, connection } = await served;
  return { client, socket, writer: createSocketWriter(socket, connection) };
}

const writeFrames = createFrameWriter();
const opening = openingOf('1');
const message = (text: string) => ({
  after: 0,
  sequence: 1,
  isLast: false,
  bytes: Buffer.from(`${JSON.stringify(text)}}`),
});

test('frames and the messages of ws itself keep their order', async () => {
  const { client, socket, writer } = await openSocket();
  const seen: string[] = [];
  const all = new Promise<void>((resolve) => {
    client.on('message', (data: Buffer) => {
      seen.push(data.toString().slice(0, 60));
      if (seen.length === 4) resolve();
    });
  });
  socket.send('first');
  writeFrames(writer, opening, [message('second')]);
  writeFrames(writer, opening, [message('third'.padEnd(40_000))]);
  socket.send('fourth');
  await all;
  expect(seen[0]).toBe('first');
  expect(seen[1]).toBe('{"id":"1","type":"next","payload":"second"}');
  expect(seen[2]).toContain('third');
  expect(seen[3]).toBe('fourth');
});

test('a reader that does not read fills it; everything comes once it reads again, and there is room', async () => {
  const { client, writer } = await openSocket();
  client.pause();
  let sent = 0;
  for (; !writer.isFull(); sent++) writeFrames(writer, opening, [message('x'.repeat(10_000))]);
  const drained = writer.whenDrained();
  expect(writer.whenDrained()).toBe(drained);
  let received = 0;
  const all = new Promise<void>((resolve) => {
    client.on('message', () => {
      received += 1;
      if (received === sent) resolve();
    });
  });
  client.resume();
  await Promise.all([all, drained]);
  expect(writer.isFull()).toBe(false);
});

test('after goodbye nothing is written', async () => {
  const { client, socket, writer } = await openSocket();
  const seen: unknown[] = [];
  client.on('message', (data) => seen.push(data));
  socket.close(1012);
  writeFrames(writer, opening, [message('too late')]);
  const [code] = (await once(client, 'close')) as [number];
  expect([code, seen]).toEqual([1012, []]);
});
