import { type AppError, type ErrorCode, toAppError } from '../errors.ts';
import type { RunHandle } from '../nodes/node-services.ts';
import { growingPauses } from '../retry/backoff.ts';
import { retry } from '../retry/retry.ts';
import { mayPass } from './how-it-ends.ts';

export interface RetryPatience {
  /** Tries after the first, for each cause. */
  mostRetries: number;
  firstPauseMs: number;
  longestPauseMs: number;
}

/** With the growing pauses between, about a minute for each cause: a provider keeps a larger picture for six. */
export const usualPatience: RetryPatience = { mostRetries: 7, firstPauseMs: 500, longestPauseMs: 20_000 };

/** While a disk is full it is tried more often, and for as long: room is made by people, who then look whether it helps. */
const longestWaitForRoomMs = 3_000;

/** Tries again what may safely be repeated once a provider has accepted a call. Throws what does not pass, and what has not passed in time. */
export function retryPassing<T>(
  run: Pick<RunHandle, 'signal' | 'retrying'>,
  attempt: () => Promise<T>,
  { mostRetries, firstPauseMs, longestPauseMs }: RetryPatience,
): Promise<T> {
  const growing = growingPauses({ firstMs: firstPauseMs, longestMs: longestPauseMs, spread: [0.75, 1.25] });
  return retry(attempt, {
    signal: run.signal,
    mayPass: (thrown) => mayPass(toAppError(thrown), thrown),
    causeOf: (thrown) => toAppError(thrown).code,
    backoff(failures, thrown) {
      const isFull = toAppError(thrown).details?.['reason'] === 'DISK_FULL';
      if (failures > mostRetries * (isFull ? 3 : 1)) return null;
      return Math.min(growing(failures) ?? 0, isFull ? longestWaitForRoomMs : Infinity);
    },
    onRetry: (thrown, pauseMs) => run.retrying(passingError(toAppError(thrown)), pauseMs),
  });
}

/** As a whole sentence, for another follows that says when it is tried again. */
export function passingError({ code, message }: AppError): { code: ErrorCode; message: string } {
  return { code, message: /[.!?…]$/.test(message) ? message : `${message}.` };
}
