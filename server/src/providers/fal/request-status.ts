import { z } from 'zod';
import type { ProviderRequest } from '../../models/provider.ts';
import { isPassing, passingFault, type FalApi } from './fal-api.ts';
import { readRefusal } from './read-refusal.ts';
import { TransientError } from '../../network/retry-exchange.ts';

const status = z.object({
  status: z.enum(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']),
  queue_position: z.number().int().nonnegative().nullable().catch(null).default(null),
  logs: z
    .array(z.object({ message: z.string() }))
    .nullable()
    .catch(null)
    .default(null),
  /** Only of what is COMPLETED, and only when it failed. */
  error: z.unknown().optional(),
  error_type: z.string().nullable().optional().catch(undefined),
});

export type RequestStatus = z.infer<typeof status>;

/** fal no longer knows the request, or does not yet. */
export class UnknownRequestError extends TransientError {}

/**
 * Where a request stands, by the link that came with it: fal's client would build one from the endpoint's name, and fal says not to.
 * Throws TransientError for what may pass, and the refusal otherwise.
 */
export async function readStatus(api: FalApi, request: ProviderRequest, signal?: AbortSignal): Promise<RequestStatus> {
  const url = new URL(request.statusUrl);
  url.searchParams.set('logs', '1');
  const answer = await api.ask('GET', url.href, signal);
  if (answer.status === 404) throw new UnknownRequestError('the request is not known');
  if (isPassing(answer.status)) throw passingFault(answer);
  const read = status.safeParse(answer.json);
  if (read.success) return read.data;
  if (answer.status >= 400) throw readRefusal(answer);
  throw new TransientError('the status could not be read');
}

export function hasFailed({ status: state, error, error_type }: RequestStatus): boolean {
  return state === 'COMPLETED' && Boolean(error ?? error_type);
}
