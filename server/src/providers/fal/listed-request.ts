import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { ProviderRequest, WaitOptions } from '../../models/provider.ts';
import { DeadlineError, withDeadline } from '../../network/deadline.ts';
import { pauseAfter, retryExchange, TransientError } from '../../network/retry-exchange.ts';
import { pause } from '../../retry/pause.ts';
import { type FalAnswer, type FalApi, isPassing, passingFault } from './fal-api.ts';
import { readRefusal } from './read-refusal.ts';

/*
 * What was answered on the connection that it was ordered by is in no queue. Where that connection breaks, or its server stops, the
 * answer stands in fal's list of requests alone: it is asked for there, by the request's id.
 */

const list = 'https://api.fal.ai/v1/models/requests/by-endpoint';
const firstPauseMs = 250;
const longestPauseMs = 4_000;

const page = z.object({
  items: z.array(
    z.object({
      request_id: z.string(),
      ended_at: z.string().nullish().catch(null),
      status_code: z.number().nullish().catch(null),
      json_output: z.unknown().optional(),
    }),
  ),
});

type Item = z.infer<typeof page>['items'][number];

/** A request that is asked for in the list: all of its links lead there. */
export function listedRequest(endpoint: string, requestId: string): ProviderRequest {
  const query = new URLSearchParams({ endpoint_id: endpoint, request_id: requestId, expand: 'payloads' });
  const link = `${list}?${query.toString()}`;
  return { requestId, statusUrl: link, responseUrl: link, cancelUrl: link };
}

export function isListedRequest({ statusUrl }: ProviderRequest): boolean {
  return new URL(statusUrl).pathname.endsWith('/v1/models/requests/by-endpoint');
}

interface Waiting extends Pick<WaitOptions, 'onError'> {
  limitMs: number;
  signal: AbortSignal;
}

/**
 * Waits until the list shows that it has ended.
 * Throws what it failed with, and PROVIDER_AMBIGUOUS ({ isLost: true }) where the list does not show its answer in time: it was
 * accepted, and nobody will ever have what it wrote.
 */
export async function waitForListed(
  api: FalApi,
  request: ProviderRequest,
  { limitMs, signal, onError }: Waiting,
): Promise<void> {
  try {
    await withDeadline(limitMs, signal, async (own) => {
      for (let wait = firstPauseMs, faults = 0; ; wait = Math.min(longestPauseMs, wait * 1.5)) {
        try {
          const item = await readItem(api, request, own);
          faults = 0;
          if (item && hasEnded(item)) return readOutput(item);
        } catch (error) {
          if (!(error instanceof TransientError)) throw error;
          wait = pauseAfter(++faults, error);
          const message = `The model service does not answer: ${error.message}.`;
          onError?.({ code: 'PROVIDER_UNAVAILABLE', message }, wait);
        }
        await pause(wait, { signal: own });
      }
    });
  } catch (error) {
    if (error instanceof DeadlineError) throw lost(error);
    throw error;
  }
}

/** What it gave. Throws as `waitForListed` does, and PROVIDER_UNAVAILABLE while the list is out of reach. */
export async function fetchListed(api: FalApi, request: ProviderRequest, signal: AbortSignal): Promise<unknown> {
  try {
    const item = await retryExchange({ tries: 4, signal }, () => readItem(api, request, signal));
    if (!item) throw new TransientError('the list does not show it');
    return readOutput(item);
  } catch (error) {
    if (!(error instanceof TransientError)) throw error;
    const message = `The result of the model service could not be fetched: ${error.message}.`;
    throw new AppError('PROVIDER_UNAVAILABLE', { message, cause: error });
  }
}

async function readItem(api: FalApi, request: ProviderRequest, signal: AbortSignal): Promise<Item | undefined> {
  const answer = await api.ask('GET', request.statusUrl, signal);
  if (isPassing(answer.status)) throw passingFault(answer);
  const read = page.safeParse(answer.json);
  if (read.success) return read.data.items.find(({ request_id }) => request_id === request.requestId);
  if (answer.status >= 400) throw readRefusal(answer);
  throw new TransientError('the list of requests could not be read');
}

function hasEnded({ ended_at, status_code }: Item): boolean {
  return Boolean(ended_at) || typeof status_code === 'number';
}

function readOutput({ json_output: output, status_code: status }: Item): unknown {
  const json = typeof output === 'string' ? parsed(output) : output;
  // 499: it was stopped because the connection broke, in the middle of what is billed all the same.
  if (typeof status === 'number' && status >= 400 && status !== 499) throw readRefusal(failed(status, json));
  if (json === null || json === undefined || status === 499) throw lost();
  return json;
}

function failed(status: number, json: unknown): FalAnswer {
  return { status, headers: new Headers(), json };
}

/** fal may keep it as it went out, as text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function lost(cause?: unknown): AppError {
  const message = 'The answer broke off, and the model service has no record of the rest.';
  return new AppError('PROVIDER_AMBIGUOUS', { message, details: { isLost: true }, cause });
}
