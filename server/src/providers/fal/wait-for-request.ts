import { AppError } from '../../errors.ts';
import type { ProviderRequest, ProviderUpdate, WaitOptions } from '../../models/provider.ts';
import { withDeadline, DeadlineError } from '../../network/deadline.ts';
import { pauseAfter, TransientError } from '../../network/retry-exchange.ts';
import { pause } from '../../retry/pause.ts';
import type { FalApi } from './fal-api.ts';
import { fetchResult } from './fetch-result.ts';
import { hasFailed, readStatus, UnknownRequestError, type RequestStatus } from './request-status.ts';

const firstPauseMs = 250;
const longestPauseMs = 2_000;
/** How often in a row fal may say that it does not know a request before it is believed. */
const mostUnknown = 4;

const states = { IN_QUEUE: 'QUEUED', IN_PROGRESS: 'RUNNING', COMPLETED: 'DONE' } as const satisfies Record<
  RequestStatus['status'],
  ProviderUpdate['state']
>;

interface Wait extends WaitOptions {
  signal: AbortSignal;
  onUpdate: (update: ProviderUpdate) => void;
}

/**
 * Asks where the request stands until it is done: a quarter of a second after each change, then more and more rarely, up to every
 * two seconds. (fal's stream of the same is not used: its client cannot be told to stop reading it.)
 *
 * Errors of the moment are ridden over until the time is up, and each is told. When fal has told of the end by itself, it is
 * asked at once.
 * Throws PROVIDER_TIMED_OUT, CANCELLED, and what the request failed with.
 */
export async function waitForRequest(
  api: FalApi,
  request: ProviderRequest,
  { limitMs, signal, ...options }: Wait & { limitMs: number },
): Promise<void> {
  try {
    const last = await withDeadline(limitMs, signal, (own) =>
      untilCompleted(api, request, { ...options, signal: own }),
    );
    // The status only says that it failed; the result says why, in the words of whoever refused.
    if (hasFailed(last)) await fetchResult(api, request, signal, true);
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    const message = `The model service took longer than ${Math.round(limitMs / 60_000)} minutes.`;
    throw new AppError('PROVIDER_TIMED_OUT', { message, details: { limitSeconds: limitMs / 1000 }, cause: error });
  }
}

async function untilCompleted(
  api: FalApi,
  request: ProviderRequest,
  { signal, onUpdate, onError, told }: Wait,
): Promise<RequestStatus> {
  const report = createReporter(onUpdate);
  let wait = firstPauseMs;
  let faults = 0;
  let unknown = 0;
  for (;;) {
    try {
      const now = await readStatus(api, request, signal);
      faults = unknown = 0;
      const changed = report(now);
      if (now.status === 'COMPLETED') return now;
      wait = changed ? firstPauseMs : Math.min(longestPauseMs, wait * 1.5);
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      if (error instanceof UnknownRequestError && ++unknown > mostUnknown) {
        throw new AppError('PROVIDER_FAILED', {
          message: 'The model service no longer knows the request.',
          cause: error,
        });
      }
      wait = pauseAfter(++faults, error);
      onError?.(
        { code: 'PROVIDER_UNAVAILABLE', message: `The model service does not answer: ${error.message}.` },
        wait,
      );
    }
    // What was told before does not cut it short: fal's own status may lag behind its webhook.
    await pause(wait, { signal, early: told?.aborted ? undefined : told });
  }
}

/** Tells only what is new: another state, another place in the queue, or log lines that were not there before. */
function createReporter(onUpdate: (update: ProviderUpdate) => void): (status: RequestStatus) => boolean {
  let before = '';
  let told = 0;
  return (status) => {
    const state = states[status.status];
    const queuePosition = state === 'QUEUED' ? status.queue_position : null;
    const all = (status.logs ?? []).map(({ message }) => message);
    const logs = all.slice(told);
    told = Math.max(told, all.length);
    const now = `${state} ${queuePosition}`;
    if (now === before && logs.length === 0) return false;
    before = now;
    onUpdate({ state, queuePosition, logs });
    return true;
  };
}
