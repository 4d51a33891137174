import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface SeenCall {
  method: string;
  /** Such as `/queue.fal.run/fal-ai/flux/schnell`. */
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** What happens to one call instead of simply being passed on. `forward` does pass it on, and gives the true answer. */
export type Fault = (exchange: {
  call: SeenCall;
  response: ServerResponse;
  forward: () => Promise<Response>;
}) => unknown;

/** For tests: a wire with faults. It stands before a server that speaks fal's protocol, counts what passes, and breaks what it is told to. */
export async function startFaultProxy(target: string) {
  const calls: SeenCall[] = [];
  const faults: { match: RegExp; fault: Fault }[] = [];
  const waiting: { match: RegExp; resolve: () => void }[] = [];

  const server = createServer((request, response) => {
    // Where the other side has gone meanwhile, there is no answer.
    serve(request, response).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await buffer(request);
    const call = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: bytes.toString(),
    };
    calls.push(call);
    const line = `${call.method} ${call.path}`;
    const forward = () => passOn(call, bytes);
    const at = faults.findIndex(({ match }) => match.test(line));
    const [special] = at === -1 ? [] : faults.splice(at, 1);
    for (const each of waiting) if (each.match.test(line)) each.resolve();
    if (special) await special.fault({ call, response, forward });
    else await copy(await forward(), response);
  }

  function passOn(call: SeenCall, body: Buffer): Promise<Response> {
    const headers = new Headers();
    for (const name of ['authorization', 'content-type', 'accept']) {
      const value = call.headers[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    return fetch(target + call.path, {
      method: call.method,
      headers,
      body: body.length > 0 ? new Uint8Array(body) : undefined,
    });
  }

  async function copy(answer: Response, response: ServerResponse): Promise<void> {
    const headers = Object.fromEntries(
      [...answer.headers].filter(([name]) => !/^(content-length|content-encoding|transfer-|connection)/.test(name)),
    );
    // What comes little by little is passed on as it comes.
    if (answer.headers.get('content-type')?.startsWith('text/event-stream') && answer.body) {
      response.writeHead(answer.status, headers).flushHeaders();
      for await (const chunk of answer.body) response.write(chunk);
      response.end();
      return;
    }
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isText = /json|text/.test(answer.headers.get('content-type') ?? '');
    // The links in the answers are to lead through here again.
    const body = isText ? Buffer.from(bytes.toString().replaceAll(target, proxy.url)) : bytes;
    response.writeHead(answer.status, headers).end(body);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const proxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    /** The next `times` calls whose `METHOD /path` matches meet the fault. */
    fault(match: RegExp, fault: Fault, times = 1) {
      for (let each = 0; each < times; each++) faults.push({ match, fault });
    },
    /** How many orders were sent: the number that must be one. */
    submissions: () => calls.filter(({ method, path }) => submission.test(`${method} ${path}`)).length,
    until: (match: RegExp) => new Promise<void>((resolve) => waiting.push({ match, resolve })),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}

/** An order, in the queue or to be read while it is written. */
export const submission = /^POST \/(queue\.)?fal\.run\//;

/** The call arrives and is answered, but the answer never comes back. */
export const loseTheReply: Fault = async ({ response, forward }) => {
  await forward();
  response.socket?.resetAndDestroy();
};

/** The call never reaches the other side, although it was sent. */
export const reset: Fault = ({ response }) => response.socket?.resetAndDestroy();

export const hang: Fault = () => {};

export function answerWith(
  status: number,
  body: unknown = '<html>gateway</html>',
  headers: Record<string, string> = {},
): Fault {
  return ({ response }) => {
    const isText = typeof body === 'string';
    response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
    response.end(isText ? body : JSON.stringify(body));
  };
}
