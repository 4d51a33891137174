import { ExponentialBackoff, type IBackoff } from 'cockatiel';
import { type AppError, type ErrorCode, toAppError } from '../../errors.ts';
import type { RunHandle } from '../../nodes/node-services.ts';
import { pauseFor } from './pause-until.ts';

export interface RideOutOptions {
  /** Tries after the first, for each cause. */
  mostRetries: number;
  firstPauseMs: number;
  longestPauseMs: number;
}

/** With the growing pauses between, about a minute for each cause: a provider keeps a larger picture for six. */
export const usualRideOut: RideOutOptions = { mostRetries: 7, firstPauseMs: 500, longestPauseMs: 20_000 };

/** While a disk is full it is tried more often, and for as long. */
const longestWaitForRoomMs = 3_000;

/**
 * Makes attempts at something that may safely be repeated, with growing pauses and jitter (which cockatiel reckons; its own
 * retry sleeps through an abort). Each cause has pauses of its own, so that a new trouble does not wait as long as an old one
 * has come to. Throws what does not pass, and what has not passed in time.
 */
export async function rideOut<T>(
  run: Pick<RunHandle, 'signal' | 'retrying'>,
  mayPass: (fault: AppError, thrown: unknown) => boolean,
  attempt: () => Promise<T>,
  { mostRetries, firstPauseMs, longestPauseMs }: RideOutOptions,
): Promise<T> {
  const backoff = new ExponentialBackoff({ initialDelay: firstPauseMs, maxDelay: longestPauseMs });
  const causes = new Map<ErrorCode, { retries: number; pause: IBackoff<unknown> }>();
  for (;;) {
    try {
      return await attempt();
    } catch (thrown) {
      const fault = toAppError(thrown);
      const before = causes.get(fault.code);
      const retries = (before?.retries ?? 0) + 1;
      const isFull = fault.details?.['reason'] === 'DISK_FULL';
      if (run.signal.aborted || retries > mostRetries * (isFull ? 3 : 1) || !mayPass(fault, thrown)) throw thrown;
      const pause = before ? before.pause.next(undefined) : backoff.next();
      causes.set(fault.code, { retries, pause });
      // Room is made by people, who then look whether it helps.
      const pauseMs = isFull ? Math.min(pause.duration, longestWaitForRoomMs) : pause.duration;
      run.retrying(passingFault(fault), pauseMs);
      await pauseFor(pauseMs, run.signal);
    }
  }
}

/** As a whole sentence, for another follows that says when it is tried again. */
export function passingFault({ code, message }: AppError): { code: ErrorCode; message: string } {
  return { code, message: /[.!?…]$/.test(message) ? message : `${message}.` };
}
