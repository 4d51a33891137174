import type { ServerResponse } from 'node:http';
import type { ToldCost } from './weigh-operation.ts';

/**
 * Says in a response's headers what its answer says in `extensions.cost`, as draft-ietf-httpapi-ratelimit-headers has it: the policy
 * (`q` points in a window of `w` seconds), and what remains of it (`r`) until it begins anew (`t` seconds).
 */
export function tellRateLimit(response: ServerResponse, { remaining, resetAt }: ToldCost, perMinute: number): void {
  if (response.headersSent) return;
  const seconds = Math.max(0, Math.ceil((Date.parse(resetAt) - Date.now()) / 1000));
  response.setHeader('RateLimit-Policy', `"points";q=${perMinute};w=60`);
  response.setHeader('RateLimit', `"points";r=${remaining};t=${seconds}`);
}
