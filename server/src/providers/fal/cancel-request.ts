import { z } from 'zod';
import type { ProviderRequest } from '../../models/provider.ts';
import { withDeadline } from '../../network/deadline.ts';
import { retryExchange } from '../../network/retry-exchange.ts';
import { pause } from '../../retry/pause.ts';
import { isPassing, passingFault, type FalApi } from './fal-api.ts';
import { readComplaints } from './fal-words.ts';
import { hasFailed, readStatus, UnknownRequestError } from './request-status.ts';

const verdict = z.object({ status: z.enum(['OK', 'CANCELLATION_REQUESTED', 'ALREADY_COMPLETED', 'NOT_FOUND']) });

/**
 * Asks fal to drop a request. True only when it is certain that it will not run: fal took it out of the queue, or it ended as
 * cancelled. What has started runs on and is billed, whatever fal answers to the wish (`CANCELLATION_REQUESTED`), so then its status
 * is looked at. Never throws; where nothing could be learnt, the answer is false, and a late result has to be expected.
 */
export async function cancelRequest(api: FalApi, request: ProviderRequest, limitMs: number): Promise<boolean> {
  try {
    return await withDeadline(limitMs, undefined, async (signal) => {
      const wish = await askToCancel(api, request, signal);
      return wish === 'OK' || (wish === 'CANCELLATION_REQUESTED' && (await endedUnstarted(api, request, signal)));
    });
  } catch {
    return false;
  }
}

async function askToCancel(api: FalApi, request: ProviderRequest, signal: AbortSignal): Promise<string | undefined> {
  return retryExchange({ tries: 4, signal }, async () => {
    const answer = await api.ask('PUT', request.cancelUrl, signal);
    if (isPassing(answer.status)) throw passingFault(answer);
    return verdict.safeParse(answer.json).data?.status;
  });
}

async function endedUnstarted(api: FalApi, request: ProviderRequest, signal: AbortSignal): Promise<boolean> {
  for (let wait = 100; ; wait = Math.min(1_000, wait * 2)) {
    const status = await readStatus(api, request, signal).catch((error: unknown) => {
      if (error instanceof UnknownRequestError) return null;
      throw error;
    });
    if (status === null) return true;
    if (status.status === 'IN_PROGRESS') return false;
    if (status.status === 'COMPLETED') return hasFailed(status) || (await resultSaysCancelled(api, request, signal));
    await pause(wait, { signal });
  }
}

async function resultSaysCancelled(api: FalApi, request: ProviderRequest, signal: AbortSignal): Promise<boolean> {
  const { status, headers, json } = await api.ask('GET', request.responseUrl, signal);
  const types = [headers.get('x-fal-error-type'), ...readComplaints(json).map(({ type }) => type)];
  return status === 499 || types.includes('client_cancelled');
}
