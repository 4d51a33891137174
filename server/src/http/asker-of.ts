import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asker } from './asker.ts';
import type { Clients } from './clients.ts';
import type { ToldCost } from './cost/weigh-operation.ts';
import { requestContextOf } from './observe-request.ts';

/** Who sent a request, to whom its answer’s headers tell what it cost. */
export function askerOf(request: IncomingMessage, response: ServerResponse, clients: Clients) {
  return {
    authorization: request.headers.authorization ?? null,
    requestContext: requestContextOf(request),
    transport: 'http',
    origin: clients.originOf(request),
    address: () => clients.addressOf(request),
    onGone: (listener: () => void) => (response.closed ? listener() : void response.once('close', listener)),
    tellCost: (cost: ToldCost, perMinute: number) => setRateLimitHeaders(response, cost, perMinute),
  } satisfies Asker;
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
