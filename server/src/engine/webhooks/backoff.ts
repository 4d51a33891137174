const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** In milliseconds: after the first attempt that fails, after the second, and so on; after the last no more is made. */
export const usualPauses: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** A receiver may not put a message off for longer than this. */
const longestRetryAfter = 24 * hour;

/**
 * How long to wait after the n-th attempt, in milliseconds: up to a fifth more or less, so that those who failed together do
 * not come back together, and no less than the receiver asked for. Null when it was the last.
 */
export function pauseAfterAttempt(
  attempts: number,
  retryAfterMs: number | null,
  pauses: readonly number[] = usualPauses,
  chance: () => number = Math.random,
): number | null {
  const pause = pauses[attempts - 1];
  if (pause === undefined) return null;
  return Math.max(Math.round(pause * (0.8 + 0.4 * chance())), Math.min(retryAfterMs ?? 0, longestRetryAfter));
}
