import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Route } from './http-server.ts';
import { readBody } from './read-body.ts';
import { sendError, sendJson } from './send.ts';
import { createSignInAttempts } from './sign-in-attempts.ts';
import { findSignInError, readAttempt } from './sign-in-body.ts';
import { sendResponse, toRequest } from './web-request.ts';

type Handler = Route['handle'];

/** What the editor needs to start. */
export interface ClientConfig {
  supabaseUrl: string;
  supabasePublishableKey: string;
  /** The account of a first visit, where there is no Supabase; else null. */
  demo: { email: string; password: string } | null;
  /** The pictures are drawn by this server, and no image model is called. */
  hasDemoPictures: boolean;
  /** The API explorer is served. */
  hasExplorer: boolean;
}

export interface SignedFile {
  found: boolean;
  bytes?: Uint8Array;
  contentType?: string;
  secondsLeft?: number;
  reason?: 'FORGED' | 'EXPIRED' | 'MISSING';
}

export interface RouteParts {
  graphql: Handler;
  /** The API explorer's page, where there is one. */
  explorer: Handler | undefined;
  receiveUpload: Handler;
  clientConfig(origin: string): ClientConfig;
  /** The parts that keep it from working, each with why; empty where it works. Anybody is told. */
  findUnready(): Promise<Record<string, string>>;
  /** Archives of pictures. */
  exports: Route;
  /** Only where files lie in a local folder. */
  readFile?: (url: string) => Promise<SignedFile>;
  /** Only where the sign-in is embedded. */
  auth?: (request: Request) => Promise<Response>;
  /** Where the model service tells that a request has ended. */
  falWebhooks: Route;
  /** By which other systems run workflows with a secret. */
  triggers: Route;
  /** What whoever runs the server may look at. */
  operators: readonly Route[];
  /** What programs read to find their way. */
  programs: readonly Route[];
  /** By which programs that speak no GraphQL run published workflows. */
  doors: readonly Route[];
  /** What type is set in. */
  fonts: readonly Route[];
  originOf(request: IncomingMessage): string;
  addressOf(request: IncomingMessage): string;
}

/** Bytes of a request to the sign-in. */
const largestAuthBody = 64 * 1024;

/** Every path that this server answers, beside the editor's own pages. */
export function createRoutes(parts: RouteParts): Route[] {
  const { auth, originOf, readFile } = parts;
  return [
    { path: '/graphql', methods: ['GET', 'POST'], handle: parts.graphql, isShared: true },
    ...['/graphiql', '/graphiql.html'].map((path) => ({
      path,
      methods: ['GET', 'HEAD'],
      handle: parts.explorer ?? sendNoExplorer,
    })),
    { path: '/uploads/', methods: ['PUT'], handle: parts.receiveUpload, isShared: true },
    parts.falWebhooks,
    parts.exports,
    {
      path: '/config.json',
      methods: ['GET'],
      handle: (request, response) => sendJson(response, 200, parts.clientConfig(originOf(request))),
    },
    {
      path: '/health/live',
      methods: ['GET', 'HEAD'],
      handle: (_, response) => sendJson(response, 200, { status: 'ok' }),
    },
    parts.triggers,
    ...parts.operators,
    ...parts.programs,
    ...parts.doors,
    ...parts.fonts,
    { path: '/health/ready', methods: ['GET', 'HEAD'], handle: (_, response) => sendReadiness(parts, response) },
    ...(readFile ? [{ path: '/files/', methods: ['GET', 'HEAD'], handle: serveFile(readFile), isShared: true }] : []),
    ...(auth
      ? [
          {
            path: '/auth/v1/',
            methods: ['GET', 'POST', 'PUT', 'DELETE'],
            handle: serveAuth(auth, parts),
            isShared: true,
          },
        ]
      : []),
  ];
}

function sendNoExplorer(_: IncomingMessage, response: ServerResponse): void {
  sendError(response, 404, 'NOT_FOUND', 'This server has no API explorer.');
}

async function sendReadiness(parts: RouteParts, response: ServerResponse): Promise<void> {
  const unready = await parts.findUnready();
  const isReady = Object.keys(unready).length === 0;
  sendJson(response, isReady ? 200 : 503, isReady ? { status: 'ready' } : { status: 'unavailable', parts: unready });
}

const refusals = {
  FORGED: { status: 403, message: 'This link was not made by this server.' },
  EXPIRED: { status: 410, message: 'This link has expired. Read the picture again for a new one.' },
  MISSING: { status: 404, message: 'The picture is no longer there.' },
};

function serveFile(readFile: NonNullable<RouteParts['readFile']>): Handler {
  return async (request: IncomingMessage, response: ServerResponse) => {
    const file = await readFile(request.url ?? '');
    if (!file.found || !file.bytes) {
      const reason = file.reason ?? 'MISSING';
      return sendError(response, refusals[reason].status, `LINK_${reason}`, refusals[reason].message);
    }
    response.writeHead(200, {
      'content-type': file.contentType,
      'content-length': file.bytes.byteLength,
      'cache-control': `private, max-age=${file.secondsLeft ?? 0}, immutable`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      // Links are for whoever has them, in a page of another origin as well.
      'cross-origin-resource-policy': 'cross-origin',
      'content-disposition': `inline; filename="${nameOf(request)}"`,
    });
    response.end(request.method === 'HEAD' ? undefined : file.bytes);
  };
}

/** Names are made by this server, of letters that need no care. */
function nameOf({ url = '' }: IncomingMessage): string {
  return /([\w-]+\.\w+)(?:\?|$)/.exec(url)?.[1] ?? 'picture';
}

function serveAuth(auth: NonNullable<RouteParts['auth']>, { originOf, addressOf }: RouteParts): Handler {
  const attempts = createSignInAttempts();
  return async (request, response) => {
    const hasBody = request.method === 'POST' || request.method === 'PUT';
    const body = hasBody ? await readBody(request, largestAuthBody) : null;
    if (body === 'TOO_LARGE') return sendError(response, 413, 'REQUEST_TOO_LARGE', 'The request is too large.');
    const error = findSignInError(request.url, body);
    if (error !== undefined) return refuseFields(response, error);
    const attempt = body && readAttempt(request.url, body, addressOf(request));
    const wait = attempt ? attempts.begin(attempt) : 0;
    if (wait > 0) return refuseAttempt(response, wait);
    const answer = await auth(toRequest(request, response, body, originOf(request)));
    if (attempt && answer.ok) attempts.succeed(attempt);
    // It would let pages of every origin in; which may come is decided by the server.
    const foreign = [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'));
    for (const name of foreign) answer.headers.delete(name);
    await sendResponse(answer, response);
  };
}

/** As Supabase Auth says it, to clients of each of its versions. */
function refuseFields(response: ServerResponse, message: string): void {
  const code = 'validation_failed';
  sendJson(response, 400, { code, error_code: code, msg: message, message });
}

/** As Supabase Auth says it. */
function refuseAttempt(response: ServerResponse, seconds: number): void {
  response.setHeader('retry-after', seconds);
  sendJson(response, 429, {
    code: 429,
    error_code: 'over_request_rate_limit',
    msg: 'Request rate limit reached',
  });
}
