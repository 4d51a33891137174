import { pause } from '../../network/pause.ts';

/**
 * Waits, but no longer than until fal has told that the request has ended. What was told before does not cut it short: fal's
 * own status may lag behind its webhook. Throws CANCELLED.
 */
export async function pauseUntilTold(
  milliseconds: number,
  signal: AbortSignal,
  told: AbortSignal | undefined,
): Promise<void> {
  if (!told || told.aborted) return pause(milliseconds, signal);
  await pause(milliseconds, AbortSignal.any([signal, told])).catch((fault: unknown) => {
    if (signal.aborted || !told.aborted) throw fault;
  });
}
