import type { Backoff } from './backoff.ts';
import { pause } from './pause.ts';

export interface RetryOptions {
  backoff: Backoff;
  /** Whether it may go well another time; without it, any error may. */
  mayPass?: (error: unknown) => boolean;
  /** Each cause has pauses of its own, so that a new trouble does not wait as long as an old one has come to. */
  causeOf?: (error: unknown) => string;
  /** Milliseconds from the beginning after which no other try begins. */
  withinMs?: number;
  /** Ends it between two tries, with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Hears of each failure that is followed by another try. */
  onRetry?: (error: unknown, pauseMs: number) => void;
  /** False where a process may end between two tries. */
  keepsAlive?: boolean;
}

/**
 * Makes attempts at something that may safely be repeated, with pauses between. Throws what will not pass, and what has not
 * passed in time. Never for anything that is paid by the attempt.
 */
export async function retry<Result>(attempt: () => Promise<Result>, options: RetryOptions): Promise<Result> {
  const { backoff, mayPass = () => true, causeOf = () => '', withinMs = Infinity, signal, keepsAlive = true } = options;
  const failures = new Map<string, number>();
  const until = performance.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (signal?.aborted || performance.now() > until || !mayPass(error)) throw error;
      const cause = causeOf(error);
      failures.set(cause, (failures.get(cause) ?? 0) + 1);
      const pauseMs = backoff(failures.get(cause) ?? 1, error);
      if (pauseMs === null) throw error;
      options.onRetry?.(error, pauseMs);
      await pause(pauseMs, { signal, keepsAlive });
    }
  }
}
