import { type Backoff, listedPauses } from '../../retry/backoff.ts';

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

/** Up to a fifth more or less, so that those who failed together do not come back together, and no less than a receiver asked for. */
export function pausesOfDeliveries(
  pauses: readonly number[] = usualPauses,
  chance?: () => number,
): (failures: number, retryAfterMs: number | null) => number | null {
  const backoff: Backoff = listedPauses(pauses, { spread: [0.8, 1.2], ...(chance && { chance }) });
  return (failures, retryAfterMs) => {
    const pause = backoff(failures);
    return pause === null ? null : Math.max(pause, Math.min(retryAfterMs ?? 0, longestRetryAfter));
  };
}
