import type { Database } from '../store/database.ts';
import { findGenerations } from '../store/generations.ts';
import { claimRequest } from '../store/paid-calls.ts';
import type { OpenCalls } from './open-calls.ts';
import type { Recovery } from './recover-calls.ts';
import { routeCall, type RoutingOptions } from './route-call.ts';

export interface HearingOptions extends RoutingOptions {
  database: Database;
  calls: OpenCalls;
  recovery: Recovery;
}

/**
 * Takes in what the provider told of its own accord: that this request came of this generation, and has ended. Whoever works
 * on it here looks at once; where nobody waits for it any more, its pictures are fetched. May be told again at any time.
 * UNKNOWN: there is no such generation. CONFLICT: it has another request, or the request is another generation's.
 */
export async function hearOfRequest(
  { database, calls, recovery, ...routing }: HearingOptions,
  generationId: string,
  requestId: string,
): Promise<'TAKEN' | 'UNKNOWN' | 'CONFLICT'> {
  const [generation] = await findGenerations(database.service, [generationId]);
  if (!generation) return 'UNKNOWN';
  const { provider, endpoint } = routeCall(routing, generation.model);
  const request = provider.requestById(endpoint, requestId);
  const claim = await claimRequest(database.service, generationId, request, { isTold: true });
  if (typeof claim === 'string') return 'CONFLICT';
  if (!calls.notify(generationId)) recovery.start(generationId);
  return 'TAKEN';
}
