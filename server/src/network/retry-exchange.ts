import { growingPauses } from '../retry/backoff.ts';
import { retry } from '../retry/retry.ts';
import { cancelled } from './deadline.ts';

/** An error of the moment in an exchange that may safely be made again: a reset, a gateway's 503, a timeout of a read. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
  /** What the other side asked for (`Retry-After`), when it did. */
  readonly retryAfterMs: number | null;

  constructor(message: string, options: { cause?: unknown; retryAfterMs?: number | null } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

const firstPauseMs = 250;
const longestPauseMs = 8_000;
const growing = growingPauses({ firstMs: firstPauseMs, longestMs: longestPauseMs });

/**
 * Makes up to `tries` attempts at what throws TransientError, quickly one after the other: for a hiccup of the way. Throws CANCELLED
 * when it is aborted between two.
 */
export async function retryExchange<Result>(
  { tries, signal }: { tries: number; signal?: AbortSignal | undefined },
  attempt: () => Promise<Result>,
): Promise<Result> {
  try {
    return await retry(attempt, {
      backoff: (failures, error) => (failures < tries ? pauseAfter(failures, error as TransientError) : null),
      mayPass: (error) => error instanceof TransientError,
      signal,
    });
  } catch (error) {
    if (signal?.aborted && error === signal.reason) throw cancelled(signal);
    throw error;
  }
}

/** How long to wait after the n-th error in a row, in milliseconds. */
export function pauseAfter(faults: number, error: TransientError): number {
  return Math.min(longestPauseMs, Math.max(growing(faults) ?? 0, error.retryAfterMs ?? 0));
}
