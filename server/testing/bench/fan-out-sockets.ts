import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';

/*
 * The readers of `fan-out.ts`, in a process of their own, so that reading does not slow the writing that is measured. They
 * read frames as bytes, for a client library would be slower than the servers are.
 */

/** Opens many sockets of one kind. */
export interface OpenRequest {
  type: 'open';
  name: string;
  port: number;
  count: number;
  /** Over `graphql-transport-ws`; without it the sockets only listen. */
  subscribe?: { authorization: string; payload: unknown; id?: string };
}
/** Asks to be told when all sockets of a kind have had so many messages together since the last time. */
export interface AwaitRequest {
  type: 'await';
  name: string;
  messages: number;
}
/** Latencies are in milliseconds, of every twentieth reader. */
export type Answer =
  | { type: 'opened'; name: string }
  | { type: 'reached'; name: string; latencies: number[]; at: number };

interface Kind {
  open: number;
  received: number;
  awaited: number;
  latencies: number[];
}

const kinds = new Map<string, Kind>();
const clock = () => Number(process.hrtime.bigint()) / 1e6;

process.on('message', (request: OpenRequest | AwaitRequest) => {
  const kind = kinds.get(request.name) ?? { open: 0, received: 0, awaited: Infinity, latencies: [] };
  kinds.set(request.name, kind);
  if (request.type === 'await') {
    kind.awaited = request.messages;
    check(request.name, kind);
    return;
  }
  for (let index = 0; index < request.count; index++) openSocket(request, kind, index % 20 === 0);
});

function answer(message: Answer): void {
  process.send?.(message);
}

function check(name: string, kind: Kind): void {
  if (kind.received < kind.awaited) return;
  answer({ type: 'reached', name, latencies: kind.latencies, at: clock() });
  Object.assign(kind, { received: kind.received - kind.awaited, awaited: Infinity, latencies: [] });
}

function openSocket({ name, port, count, subscribe }: OpenRequest, kind: Kind, isSampled: boolean): void {
  let isUpgraded = false;
  let isAcknowledged = false;
  let rest: Buffer = Buffer.alloc(0);
  const socket = connect({
    port,
    host: '127.0.0.1',
    onread: {
      buffer: Buffer.alloc(64 * 1024),
      callback(size, buffer) {
        read(
          rest.length === 0
            ? Buffer.from(buffer.buffer, buffer.byteOffset, size)
            : Buffer.concat([rest, buffer.subarray(0, size)]),
        );
        return true;
      },
    },
  });
  socket.setNoDelay(true);
  socket.write(
    [
      'GET /graphql HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...(subscribe ? ['Sec-WebSocket-Protocol: graphql-transport-ws'] : []),
      '\r\n',
    ].join('\r\n'),
  );
  socket.on('close', () => {
    console.error(`A reader of ${name} was cut off.`);
    process.exit(1);
  });

  function read(bytes: Buffer): void {
    let at = 0;
    if (!isUpgraded) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end === -1) return keep(bytes, 0);
      isUpgraded = true;
      at = end + 4;
      if (subscribe) say({ type: 'connection_init', payload: { authorization: subscribe.authorization } });
      else opened();
    }
    for (;;) {
      if (bytes.length < at + 2) return keep(bytes, at);
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      const header = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (bytes.length < at + header) return keep(bytes, at);
      const size =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
      const end = at + header + size;
      if (bytes.length < end) return keep(bytes, at);
      take((bytes[at] ?? 0) & 0x0f, bytes, at + header, end);
      at = end;
    }
  }

  function keep(bytes: Buffer, from: number): void {
    rest = from === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(from));
  }

  function take(opcode: number, bytes: Buffer, from: number, end: number): void {
    if (opcode === 9) return void socket.write(frame(10, bytes.subarray(from, end)));
    if (subscribe && !isAcknowledged) {
      isAcknowledged = true;
      say({ type: 'subscribe', id: subscribe.id ?? randomUUID(), payload: subscribe.payload });
      return opened();
    }
    kind.received += 1;
    if (isSampled) {
      const text = bytes.toString('latin1', from, end);
      const sent = /"t=([\d.]+)"/.exec(text)?.[1];
      if (sent) kind.latencies.push(clock() - Number(sent));
    }
    if (kind.received === kind.awaited) check(name, kind);
  }

  function opened(): void {
    kind.open += 1;
    if (kind.open === count) answer({ type: 'opened', name });
  }

  function say(message: unknown): void {
    socket.write(frame(1, Buffer.from(JSON.stringify(message))));
  }
}

/** What a client sends is masked; with zeros, the mask changes nothing. */
function frame(opcode: number, payload: Buffer): Buffer {
  const isShort = payload.length < 126;
  const header = Buffer.alloc(isShort ? 6 : 8);
  header[0] = 0x80 | opcode;
  header[1] = 0x80 | (isShort ? payload.length : 126);
  if (!isShort) header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
}
