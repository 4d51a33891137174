import { jittered, pause } from './pause.ts';

/** A fault of the moment in an exchange that may safely be made again: a reset, a gateway's 503, a timeout of a read. */
export class TransientFault extends Error {
  override readonly name = 'TransientFault';
  /** What the other side asked for (`Retry-After`), when it did. */
  readonly retryAfterMs: number | null;

  constructor(message: string, options: { cause?: unknown; retryAfterMs?: number | null } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

const longestPauseMs = 8_000;

/** Makes up to `tries` attempts, with growing pauses, at what throws TransientFault. Never for anything that is paid by the call. */
export async function retrying<Result>(
  options: { tries: number; signal?: AbortSignal; firstPauseMs?: number },
  attempt: () => Promise<Result>,
): Promise<Result> {
  for (let made = 1; ; made++) {
    try {
      return await attempt();
    } catch (fault) {
      if (!(fault instanceof TransientFault) || made >= options.tries) throw fault;
      await pause(pauseAfter(made, fault, options.firstPauseMs ?? 250), options.signal);
    }
  }
}

/** How long to wait after the n-th fault in a row, in milliseconds. */
export function pauseAfter(faults: number, fault: TransientFault, firstPauseMs = 250): number {
  const growing = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(faults - 1, 10));
  return Math.min(longestPauseMs, Math.max(jittered(growing), fault.retryAfterMs ?? 0));
}
