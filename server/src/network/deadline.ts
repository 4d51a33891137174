import { AppError } from '../errors.ts';

/** The time allowed for one exchange ran out. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/**
 * Runs `work` with a signal that is aborted when the caller's is, or after `milliseconds`.
 * Throws CANCELLED in the first case and DeadlineError in the second, whatever the work itself threw; no timer outlives it.
 */
export async function withDeadline<Result>(
  milliseconds: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (caller?.aborted) throw cancelled(caller);
  const own = new AbortController();
  const timer = setTimeout(
    () => own.abort(new DeadlineError(`no answer within ${milliseconds / 1000} s`)),
    milliseconds,
  );
  const passOn = () => own.abort(caller?.reason);
  caller?.addEventListener('abort', passOn, { once: true });
  try {
    return await work(own.signal);
  } catch (error) {
    if (caller?.aborted) throw cancelled(caller);
    throw own.signal.aborted ? own.signal.reason : error;
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener('abort', passOn);
  }
}

export function cancelled(signal: AbortSignal): AppError {
  return new AppError('CANCELLED', { cause: signal.reason });
}
