import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Admission } from './admission.ts';
import { answerPlainly } from './answer-plainly.ts';
import type { Asker } from './asker.ts';
import type { GraphqlYoga } from './create-yoga.ts';
import type { ToldCost } from './cost/weigh-operation.ts';
import { largestBody } from './limits.ts';
import { readBody } from './read-body.ts';
import { requestContextOf } from './observe-request.ts';
import { sendError } from './send.ts';
import type { Clients } from './clients.ts';
import { sendResponse, toRequest } from './web-request.ts';

/**
 * GraphQL over HTTP and server-sent events. A POST must be JSON: a form that another page makes a browser send cannot
 * be, so that nobody is made to change something without knowing.
 */
export function createGraphqlHandler(yoga: GraphqlYoga, clients: Clients, admission?: Admission) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const isPost = request.method === 'POST';
    if (isPost && !isJson(request.headers['content-type'])) {
      return sendError(response, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the operation as application/json.');
    }
    if (!isPost && !canBeRead(request.url)) {
      return sendError(response, 400, 'BAD_REQUEST', 'Variables and extensions are to be JSON.');
    }
    const body = isPost ? await readBody(request, largestBody) : null;
    if (body === 'TOO_LARGE') {
      const message = `The request is larger than ${largestBody / 1024 / 1024} MiB, which is the most that is taken.`;
      const found = Number(request.headers['content-length']) || null;
      return sendError(response, 413, 'REQUEST_TOO_LARGE', message, {
        limit: 'bodyBytes',
        found,
        allowed: largestBody,
      });
    }
    const onGone = (listener: () => void) => (response.closed ? listener() : void response.once('close', listener));
    const asker: Asker = {
      authorization: request.headers.authorization ?? null,
      requestContext: requestContextOf(request),
      transport: 'http',
      origin: clients.originOf(request),
      address: () => clients.addressOf(request),
      onGone,
      tellCost: (cost, perMinute) => setRateLimitHeaders(response, cost, perMinute),
    };
    if (body && (await answerPlainly({ yoga, asker, request, response, body }))) return;
    if (admission && request.headers.accept?.includes('text/event-stream')) {
      // What keeps it from being known is told by the operation itself.
      const credential = await admission.admit(asker.authorization).catch(() => null);
      // A stream that ends without its `complete` is one to come back to.
      if (credential) onGone(admission.watch(credential, () => response.end()));
    }
    const answer = await yoga.fetch(toRequest(request, response, body, asker.origin), { asker });
    await sendResponse(answer, response);
  };
}

/** What stands in an address as JSON; Yoga would take an error in it for one of ours. */
function canBeRead(address = ''): boolean {
  const parameters = new URLSearchParams(address.slice(address.indexOf('?') + 1));
  return ['variables', 'extensions'].every((name) => {
    const text = parameters.get(name);
    try {
      return !text || JSON.parse(text) !== undefined;
    } catch {
      return false;
    }
  });
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/(graphql\+)?json\b/i.test(contentType?.trim() ?? '');
}

/**
 * Says in a response's headers what its answer says in `extensions.cost`, as draft-ietf-httpapi-ratelimit-headers has it: the policy
 * (`q` points in a window of `w` seconds), and what remains of it (`r`) until it begins anew (`t` seconds).
 */
function setRateLimitHeaders(response: ServerResponse, { remaining, resetAt }: ToldCost, perMinute: number): void {
  if (response.headersSent) return;
  const seconds = Math.max(0, Math.ceil((Date.parse(resetAt) - Date.now()) / 1000));
  response.setHeader('RateLimit-Policy', `"points";q=${perMinute};w=60`);
  response.setHeader('RateLimit', `"points";r=${remaining};t=${seconds}`);
}
