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
  | 'ANSWERED';

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
    const isOrder = request.method === 'POST' && request.url?.startsWith('/queue.fal.run/');
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
    const answer = await send(request, body);
    tell('ACCEPTED');
    give(response, answer);
    tell('ANSWERED');
  }

  async function pass(request: IncomingMessage, response: ServerResponse) {
    give(response, await send(request, await buffer(request)));
  }

  async function send(request: IncomingMessage, body: Buffer): Promise<{ head: IncomingMessage; content: Buffer }> {
    const onward = requestHttp(target + (request.url ?? '/'), {
      method: request.method,
      headers: { ...request.headers, host: new URL(target).host },
    });
    onward.end(body);
    const [head] = (await once(onward, 'response')) as [IncomingMessage];
    return { head, content: await buffer(head) };
  }

  function give(response: ServerResponse, { head, content }: { head: IncomingMessage; content: Buffer }) {
    const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...headers } = head.headers;
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

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
