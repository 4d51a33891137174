import { type EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What befalls an order on its way from a server to the image models and back. */
export type SubmitPhase =
  /** The server has sent it; it has not arrived. */
  | 'SENDING'
  /** The image models have taken it on; the server does not know. */
  | 'ACCEPTED'
  /** The answer is on its way into the server. */
  | 'ANSWERED'
  /** The server reads a text while it is written. */
  | 'WRITING';

/** Before the image models: passes everything on, and tells of each order as it goes by, so that a kill can hit just then. */
export interface SubmitProxy {
  url: string;
  close(): Promise<void>;
}

/**
 * Emits each phase on `bell` with the key of the server that gave the order. An order that reaches the proxy when its
 * server is down by then goes no further, and neither does the answer.
 */
export async function openSubmitProxy(
  target: string,
  bell: EventEmitter,
  isDown: (key: string) => boolean,
): Promise<SubmitProxy> {
  const server = createServer((request, response) => {
    const isOrder = request.method === 'POST' && /^\/(queue\.)?fal\.run\//.test(request.url ?? '');
    (isOrder ? passOrder(request, response) : pass(request, response)).catch(() => reset(response));
  });

  async function passOrder(request: IncomingMessage, response: ServerResponse) {
    const key = request.headers.authorization?.replace('Key ', '') ?? '';
    const tell = (phase: SubmitPhase) => {
      bell.emit(phase, key);
      if (phase !== 'ANSWERED' && isDown(key)) throw new Error('The server is down.');
    };
    const body = await buffer(request);
    tell('SENDING');
    const head = await open(request, body);
    if (isStream(head)) return passStream(head, response, tell);
    const answer = { head, content: await buffer(head) };
    tell('ACCEPTED');
    give(response, answer);
    tell('ANSWERED');
  }

  /** Piece by piece, as it comes. */
  async function passStream(head: IncomingMessage, response: ServerResponse, tell: (phase: SubmitPhase) => void) {
    tell('ACCEPTED');
    response.writeHead(head.statusCode ?? 502, kept(head)).flushHeaders();
    tell('ANSWERED');
    try {
      for await (const piece of head) {
        response.write(piece);
        tell('WRITING');
      }
      response.end();
    } finally {
      head.destroy();
    }
  }

  async function pass(request: IncomingMessage, response: ServerResponse) {
    give(response, await send(request, await buffer(request)));
  }

  async function send(request: IncomingMessage, body: Buffer): Promise<{ head: IncomingMessage; content: Buffer }> {
    const head = await open(request, body);
    return { head, content: await buffer(head) };
  }

  async function open(request: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    const onward = requestHttp(target + (request.url ?? '/'), {
      method: request.method,
      headers: { ...request.headers, host: new URL(target).host },
    });
    onward.end(body);
    const [head] = (await once(onward, 'response')) as [IncomingMessage];
    return head;
  }

  function give(response: ServerResponse, { head, content }: { head: IncomingMessage; content: Buffer }) {
    const headers = kept(head);
    const isText = /json|text/.test(headers['content-type'] ?? '');
    // The links in the answers are to lead through here again, for the servers follow no others.
    const body = isText ? Buffer.from(content.toString().replaceAll(target, proxy.url)) : content;
    response.writeHead(head.statusCode ?? 502, headers).end(body);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: SubmitProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return proxy;
}

function kept({ headers }: IncomingMessage) {
  const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...others } = headers;
  return others;
}

function isStream({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('text/event-stream') ?? false;
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
