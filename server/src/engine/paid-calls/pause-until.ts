import { setTimeout as delay } from 'node:timers/promises';

/** Waits; throws the signal's reason as soon as it is aborted. The timer goes with it. */
export async function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (fault) {
    signal.throwIfAborted();
    throw fault;
  }
}

/** Waits, but no longer than until the other signal is aborted. */
export async function pauseUntil(milliseconds: number, signal: AbortSignal, early: AbortSignal): Promise<void> {
  if (early.aborted) return;
  await pauseFor(milliseconds, AbortSignal.any([signal, early])).catch((fault: unknown) => {
    if (signal.aborted || !early.aborted) throw fault;
  });
}

/** The promise's end, or the signal's reason as soon as it is aborted. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([promise, aborted.promise]).finally(() => signal.removeEventListener('abort', abort));
}
