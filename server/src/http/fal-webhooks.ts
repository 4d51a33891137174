import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Route } from './http-server.ts';
import { readBody } from './read-body.ts';
import { sendError, sendJson } from './send.ts';

/** Bytes of one delivery: links, a few numbers and a prompt. */
const largestDelivery = 2 * 1024 * 1024;

const path = '/webhooks/fal/';

export interface FalWebhookOptions {
  /** Whether the model service has signed it, and which request it is about. UNCHECKED: that cannot be told just now. */
  check(
    headers: IncomingHttpHeaders,
    body: Buffer,
  ): Promise<{ kind: 'GOOD'; requestId: string } | { kind: 'REFUSED'; reason: string } | { kind: 'UNCHECKED' }>;
  /** Takes the news in: that this request came of this generation, and has ended. */
  take(generationId: string, requestId: string): Promise<'TAKEN' | 'UNKNOWN' | 'CONFLICT'>;
  /** Hears of a delivery that contradicts what is known. */
  onConflict(generationId: string, requestId: string): void;
}

/** Where the model service is to tell that a generation's request has ended, below a public address. */
export function webhookPath(generationId: string): string {
  return path + generationId;
}

/** What the model service tells of its own accord. The same delivery may come again at any time: it changes nothing then. */
export function createFalWebhooks({ check, take, onConflict }: FalWebhookOptions): Route {
  return { path, methods: ['POST'], handle: receive };

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, largestDelivery);
    if (body === 'TOO_LARGE') return sendError(response, 413, 'REQUEST_TOO_LARGE', 'The request is too large.');
    const verdict = await check(request.headers, body);
    if (verdict.kind === 'REFUSED') return sendError(response, 401, 'UNAUTHENTICATED', verdict.reason);
    if (verdict.kind === 'UNCHECKED')
      return sendError(response, 503, 'UNAVAILABLE', 'The signature cannot be checked just now. Deliver it again.');
    const generationId = generationOf(request);
    const outcome = generationId ? await take(generationId, verdict.requestId) : 'UNKNOWN';
    if (outcome === 'TAKEN') return sendJson(response, 200, { ok: true });
    if (outcome === 'UNKNOWN') return sendError(response, 404, 'NOT_FOUND', 'There is no such generation.');
    onConflict(generationId ?? '', verdict.requestId);
    sendError(
      response,
      409,
      'STATE_CONFLICT',
      'The generation has another request, or the request another generation.',
    );
  }
}

function generationOf(request: IncomingMessage): string | undefined {
  const id = (request.url ?? '').slice(path.length).split('?', 1)[0] ?? '';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id : undefined;
}
