import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answerPreflight, letIn } from './cross-origin.ts';
import { nobody, type Observer } from '../observe/observer.ts';
import type { RequestContext } from '../observe/request-context.ts';
import { observeRequest, requestContextOf } from './observe-request.ts';
import { sendError, writeError } from './send.ts';
import type { Clients } from './clients.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface Route {
  /** A path, or the start of one when it ends in `/`. */
  path: string;
  methods: readonly string[];
  handle: Handler;
  /** Pages of the origins that are allowed beside our own may call it. */
  isShared?: boolean;
}

/** How long slow clients are waited for, in milliseconds. */
export interface Patience {
  /** From the first byte of a request to the end of its headers. */
  headers: number;
  /** To the end of its body: a photo of 20 MB on a slow line. */
  request: number;
  /** Without a byte that goes either way. */
  silence: number;
  /** Between two looks at who is late. */
  checks: number;
}

const usualPatience: Patience = { headers: 15_000, request: 180_000, silence: 120_000, checks: 5_000 };

export interface HttpServerOptions {
  routes: readonly Route[];
  /** For everything that no route takes: the editor's pages. */
  fallback: Handler;
  onError(error: unknown, requestContext: RequestContext): void;
  observer?: Observer;
  clients: Clients;
  patience?: Partial<Patience> | undefined;
}

/** Node's own server with a table of routes. An error in one request is that request's alone. */
export function createHttpServer({ routes, fallback, onError, clients, ...options }: HttpServerOptions): Server {
  const { observer = nobody } = options;
  const patience = { ...usualPatience, ...options.patience };
  const waits = {
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.checks,
  };
  const server = createServer(waits, (request, response) => {
    const { handle, route } = handlerOf(request);
    observeRequest(observer, request, response, route);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'same-origin');
    if (clients.isSecure(request)) response.setHeader('strict-transport-security', 'max-age=31536000');
    Promise.resolve()
      .then(() => handle(request, response))
      .catch((error: unknown) => {
        // A client that goes away in the middle is no error of ours, and would fill the log.
        if (request.errored && !request.complete) return void response.destroy();
        onError(error, requestContextOf(request));
        if (response.headersSent) response.destroy();
        else sendError(response, 500, 'INTERNAL', 'Something went wrong on our side.');
      });
  });
  // Whoever neither sends nor reads is let go; streams say something every few seconds, and WebSockets have their own watch.
  server.setTimeout(patience.silence);
  server.on('clientError', refuseConnection);
  return server;

  function handlerOf(request: IncomingMessage): { handle: Handler; route: string } {
    if (!clients.isExpectedHost(request)) return { handle: refuseHost, route: 'refused' };
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
      return { handle: refuseEncoding, route: 'refused' };
    }
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const route = routes.find((one) => (one.path.endsWith('/') ? path.startsWith(one.path) : path === one.path));
    if (!route) return { handle: fallback, route: 'pages' };
    return { handle: handlerWithin(route, request, path), route: route.path };
  }

  function handlerWithin(route: Route, request: IncomingMessage, path: string): Handler {
    const isFromAllowedPage = route.isShared === true && request.headers.origin !== undefined;
    if (isFromAllowedPage && clients.isAllowedPage(request)) {
      if (request.method === 'OPTIONS') return answerPreflight(route.methods);
      if (route.methods.includes(request.method ?? 'GET')) return letIn(route.handle);
    }
    if (route.methods.includes(request.method ?? 'GET')) return route.handle;
    return (_, response) => {
      response.setHeader('allow', route.methods.join(', '));
      sendError(response, 405, 'METHOD_NOT_ALLOWED', `${path} takes ${route.methods.join(', ')}.`);
    };
  }
}

export function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(explain(error, port));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve(server.address() as AddressInfo);
    });
  });
}

function refuseHost(_: IncomingMessage, response: ServerResponse): void {
  const message = 'This server answers to addresses and localhost, and to the names in PUBLIC_URL and ALLOWED_ORIGINS.';
  sendError(response, 421, 'HOST_REFUSED', message);
}

/** A few bytes may unfold to very many; nothing that is sent here needs it. */
function refuseEncoding(_: IncomingMessage, response: ServerResponse): void {
  sendError(response, 415, 'UNSUPPORTED_CONTENT_ENCODING', 'Send the body as it is, not compressed.');
}

const unreadable: Record<string, [status: string, code: string, message: string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'HEADERS_TOO_LARGE', 'The headers are too large.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Payload Too Large', 'REQUEST_TOO_LARGE', 'The request is too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'REQUEST_TIMEOUT', 'The request took too long to arrive.'],
};

/** What cannot be read as a request is answered in the same form as everything else. */
function refuseConnection(error: Error & { code?: string }, connection: Socket | NodeJS.WritableStream): void {
  if (!connection.writable || error.code === 'ECONNRESET')
    return void ('destroy' in connection && connection.destroy());
  const usual: [string, string, string] = ['400 Bad Request', 'BAD_REQUEST', 'This is not an HTTP request.'];
  const [status, code, message] = unreadable[error.code ?? ''] ?? usual;
  connection.end(writeError(status, code, message));
}

function explain(error: Error, port: number): Error {
  if (!('code' in error) || error.code !== 'EADDRINUSE') return error;
  return new Error(
    `Port ${port} is in use by another program. Stop that one, or give this server another port with PORT.`,
    {
      cause: error,
    },
  );
}
