import { setTimeout as delay } from 'node:timers/promises';
import { cancelled } from './deadline.ts';

/** Waits, and throws CANCELLED at once when the signal is aborted. The timer goes with it. */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (fault) {
    if (signal?.aborted) throw cancelled(signal);
    throw fault;
  }
}

/** Half of the time for sure, the other half by chance, so that those who failed together do not come back together. */
export function jittered(milliseconds: number): number {
  return milliseconds / 2 + (Math.random() * milliseconds) / 2;
}
