import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendError } from './send.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface Route {
  /** A path, or the start of one when it ends in `/`. */
  path: string;
  methods: readonly string[];
  handle: Handler;
}

export interface HttpServerOptions {
  routes: readonly Route[];
  /** For everything that no route takes: the editor's pages. */
  fallback: Handler;
  onFault(fault: unknown): void;
}

/** Node's own server with a table of routes. A fault in one request is that request's alone. */
export function createHttpServer({ routes, fallback, onFault }: HttpServerOptions): Server {
  return createServer((request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'same-origin');
    Promise.resolve()
      .then(() => handlerOf(request)(request, response))
      .catch((fault: unknown) => {
        onFault(fault);
        if (response.headersSent) response.destroy();
        else sendError(response, 500, 'INTERNAL', 'Something went wrong on our side.');
      });
  });

  function handlerOf(request: IncomingMessage): Handler {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const route = routes.find((one) => (one.path.endsWith('/') ? path.startsWith(one.path) : path === one.path));
    if (!route) return fallback;
    if (route.methods.includes(request.method ?? 'GET')) return route.handle;
    return (_, response) => {
      response.setHeader('allow', route.methods.join(', '));
      sendError(response, 405, 'METHOD_NOT_ALLOWED', `${path} takes ${route.methods.join(', ')}.`);
    };
  }
}

export function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const fail = (fault: Error) => reject(explain(fault, port));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve(server.address() as AddressInfo);
    });
  });
}

function explain(fault: Error, port: number): Error {
  if (!('code' in fault) || fault.code !== 'EADDRINUSE') return fault;
  return new Error(
    `Port ${port} is in use by another program. Stop that one, or give this server another port with PORT.`,
    {
      cause: fault,
    },
  );
}
