import { setTimeout as wait } from 'node:timers/promises';

export interface PauseOptions {
  /** Ends the pause at once, with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Ends the pause at once, and well: what is waited for has come. */
  early?: AbortSignal | undefined;
  /** False where a process may end while it waits. */
  keepsAlive?: boolean;
}

/** Waits so many milliseconds. The timer goes with whatever ends it. */
export async function pause(
  milliseconds: number,
  { signal, early, keepsAlive = true }: PauseOptions = {},
): Promise<void> {
  signal?.throwIfAborted();
  if (early?.aborted) return;
  try {
    await wait(milliseconds, undefined, { signal: eitherOf(signal, early), ref: keepsAlive });
  } catch (error) {
    signal?.throwIfAborted();
    if (!early?.aborted) throw error;
  }
}

function eitherOf(signal: AbortSignal | undefined, early: AbortSignal | undefined): AbortSignal | undefined {
  return signal && early ? AbortSignal.any([signal, early]) : (signal ?? early);
}
