import {
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  isBrokenCircuitError,
} from 'cockatiel';
import { AppError } from '../errors.ts';
import type { RunHandle } from '../nodes/node-services.ts';
import { createSemaphore } from '../concurrency/semaphore.ts';
import { growingPauses } from '../retry/backoff.ts';
import { pause } from '../retry/pause.ts';
import { passingFault } from './retry-passing.ts';

export interface GateOptions {
  /** Paid calls in flight at once. */
  mostAtOnce?: number;
  /** Faults in a row after which nobody asks for a while. */
  faultsUntilShut?: number;
  /** Milliseconds for which it stays shut at first; it doubles each time, up to half a minute. */
  shutMs?: number;
  /** How long a call puts up with a provider that does not answer, or asks for pauses, in milliseconds. */
  patienceMs?: number;
}

type Waiting = Pick<RunHandle, 'signal' | 'retrying'>;

/**
 * What all paid calls of this process share before the provider: so many at once; a pause that the provider has asked one
 * of them for holds for all; and when it does not answer, all wait while one of them tries. It holds no timer while nobody
 * waits.
 */
export interface ProviderGate {
  /** Runs a whole paid call when there is a place for it, first come, first served. `ask` makes one exchange with the provider. */
  enter<T>(run: Waiting, call: (ask: Ask) => Promise<T>): Promise<T>;
}

/**
 * Makes one exchange, and rides out that the provider cannot be reached (PROVIDER_UNAVAILABLE) or asks for a pause
 * (PROVIDER_RATE_LIMITED), as long as patience lasts. So it is only for what may be repeated after these two.
 */
export type Ask = <T>(exchange: () => Promise<T>) => Promise<T>;

const longestShutMs = 30_000;
/** No more than a quarter of a pause is left to chance. */
const spread = [0.75, 1] as const;
const afterFaults = growingPauses({ firstMs: 1_000, longestMs: longestShutMs, spread });

const silent = new AppError('PROVIDER_UNAVAILABLE', { message: 'The image service does not answer.' });

export function createProviderGate(options: GateOptions = {}): ProviderGate {
  const { mostAtOnce = 16, faultsUntilShut = 5, shutMs = 2_000, patienceMs = 120_000 } = options;
  const semaphore = createSemaphore(mostAtOnce);
  const afterShutting = growingPauses({ firstMs: shutMs, longestMs: longestShutMs, spread });
  /** By Date.now(), as the circuit breaker counts. */
  let shutUntil = 0;
  let pausedUntil = 0;
  let pauseAsked = new AppError('PROVIDER_RATE_LIMITED');

  const breaker = circuitBreaker(handleWhen(isSilence), {
    breaker: new ConsecutiveBreaker(faultsUntilShut),
    halfOpenAfter: new DelegateBackoff(({ attempt }) => {
      const milliseconds = afterShutting(attempt) ?? longestShutMs;
      // The breaker takes the time once more, a moment later.
      shutUntil = Date.now() + milliseconds + 2;
      return milliseconds;
    }),
  });
  let change = Promise.withResolvers<void>();
  breaker.onStateChange(() => {
    change.resolve();
    change = Promise.withResolvers();
  });

  return {
    async enter(run, call) {
      const patience = createPatience(patienceMs);
      for (;;) {
        const release = await semaphore.acquire(run.signal);
        try {
          // Who waits for the provider leaves the place to somebody else, so that all lose patience at the same time.
          if (!obstacle()) return await call((exchange) => ask(run, patience, exchange));
        } finally {
          release();
        }
        await untilOpen(run, patience);
      }
    },
  };

  async function ask<T>(run: Waiting, patience: Patience, exchange: () => Promise<T>): Promise<T> {
    for (let faults = 1; ; faults++) {
      // No pause between the last look and the exchange, or a second one would try beside the first.
      while (obstacle()) await untilOpen(run, patience);
      try {
        const answer = await breaker.execute(exchange);
        patience.renew();
        return answer;
      } catch (fault) {
        // Somebody else's fault has shut it since we looked.
        if (isBrokenCircuitError(fault)) continue;
        if (!(fault instanceof AppError) || !isRiddenOut(fault)) throw fault;
        run.signal.throwIfAborted();
        if (fault.code === 'PROVIDER_RATE_LIMITED') pauseAll(fault, faults);
        // While it is shut, or a pause was asked for, that is what is waited for.
        else if (!obstacle()) await rest(run, patience, fault, isHeldUp(fault) ? 0 : (afterFaults(faults) ?? 0));
      }
    }
  }

  async function untilOpen(run: Waiting, patience: Patience): Promise<void> {
    for (let it = obstacle(); it; it = obstacle()) {
      if (it.isTrying) await unlessAborted(change.promise, run.signal);
      else await rest(run, patience, it.fault, it.delayMs);
    }
  }

  /** Why nobody may ask just now; `isTrying` while one tries for all. */
  function obstacle(): { fault: AppError; delayMs: number; isTrying: boolean } | undefined {
    const now = Date.now();
    if (pausedUntil > now) return { fault: pauseAsked, delayMs: withSpread(pausedUntil - now), isTrying: false };
    if (breaker.state === CircuitState.HalfOpen) return { fault: silent, delayMs: 0, isTrying: true };
    if (breaker.state === CircuitState.Open && shutUntil > now)
      return { fault: silent, delayMs: withSpread(shutUntil - now), isTrying: false };
    return undefined;
  }

  function pauseAll(fault: AppError, faults: number) {
    const seconds = fault.details?.retryAfter;
    const milliseconds = typeof seconds === 'number' ? seconds * 1_000 : (afterFaults(faults) ?? 0);
    pausedUntil = Math.max(pausedUntil, Date.now() + milliseconds);
    pauseAsked = fault;
  }
}

interface Patience {
  /** False when it would not last for so many milliseconds more. */
  lasts(milliseconds: number): boolean;
  /** The provider has answered: it begins anew with the next trouble. */
  renew(): void;
}

function createPatience(patienceMs: number): Patience {
  let since: number | undefined;
  return {
    lasts(milliseconds) {
      since ??= performance.now();
      return performance.now() + milliseconds - since <= patienceMs;
    },
    renew: () => (since = undefined),
  };
}

async function rest(run: Waiting, patience: Patience, fault: AppError, delayMs: number): Promise<void> {
  if (!patience.lasts(delayMs)) throw new AppError(fault.code, { message: fault.message, details: fault.details });
  run.retrying(passingFault(fault), delayMs);
  await pause(delayMs, { signal: run.signal });
}

function isRiddenOut({ code }: AppError): boolean {
  return code === 'PROVIDER_RATE_LIMITED' || code === 'PROVIDER_UNAVAILABLE';
}

/** The provider cannot be reached. That this server was held up says nothing about the provider. */
function isSilence(fault: unknown): boolean {
  return fault instanceof AppError && fault.code === 'PROVIDER_UNAVAILABLE' && !isHeldUp(fault);
}

function isHeldUp(fault: AppError): boolean {
  return fault.details?.reason === 'HELD_UP';
}

/** Never before the time, and not all at the same moment after it. */
function withSpread(milliseconds: number): number {
  return milliseconds + 1 + Math.random() * Math.min(1_000, milliseconds / 4);
}

/** The promise's end, or the signal's reason as soon as it is aborted. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([promise, aborted.promise]).finally(() => signal.removeEventListener('abort', abort));
}
