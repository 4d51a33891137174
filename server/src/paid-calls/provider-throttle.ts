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
import { passingError } from './retry-passing.ts';

export interface ThrottleOptions {
  /** Paid calls in flight at once. */
  mostAtOnce?: number;
  /** Errors in a row after which nobody asks for a while. */
  faultsUntilShut?: number;
  /** Milliseconds for which it stays shut at first; it doubles each time, up to half a minute. */
  shutMs?: number;
  /** How long a call puts up with a provider that does not answer, or asks for pauses, in milliseconds. */
  patienceMs?: number;
}

type Waiting = Pick<RunHandle, 'signal' | 'retrying'>;

/**
 * What all paid calls of this process share before one provider: so many at once; a pause that the provider has asked one
 * of them for holds for all of its lane; and when it does not answer, all wait while one of them tries. It holds no timer while
 * nobody waits.
 */
export interface ProviderThrottle {
  /** Runs a whole paid call when there is a place for it, first come, first served. `ask` makes one exchange with the provider. */
  enter<T>(run: Waiting, call: (ask: Ask) => Promise<T>, options?: LaneOptions): Promise<T>;
}

interface LaneOptions extends AskOptions {
  /** What is limited together, such as one model: another may answer while this one is asked for a pause. */
  lane?: string;
}

interface AskOptions {
  /** Another may be asked instead, so that a pause is not waited for, but thrown (PROVIDER_RATE_LIMITED). */
  givesWay?: boolean;
}

/**
 * Makes one exchange, and rides out that the provider cannot be reached (PROVIDER_UNAVAILABLE) or asks for a pause
 * (PROVIDER_RATE_LIMITED), as long as patience lasts. So it is only for what may be repeated after these two.
 */
export type Ask = <T>(exchange: () => Promise<T>, options?: AskOptions) => Promise<T>;

const longestShutMs = 30_000;
/** No more than a quarter of a pause is left to chance. */
const spread = [0.75, 1] as const;
const afterFaults = growingPauses({ firstMs: 1_000, longestMs: longestShutMs, spread });

const silent = new AppError('PROVIDER_UNAVAILABLE', { message: 'The model service does not answer.' });

export function createProviderThrottle(options: ThrottleOptions = {}): ProviderThrottle {
  const { mostAtOnce = 16, faultsUntilShut = 5, shutMs = 2_000, patienceMs = 120_000 } = options;
  const semaphore = createSemaphore(mostAtOnce);
  const afterShutting = growingPauses({ firstMs: shutMs, longestMs: longestShutMs, spread });
  /** By Date.now(), as the circuit breaker counts. */
  let shutUntil = 0;
  /** By lane. */
  const pauses = new Map<string, { until: number; asked: AppError }>();

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
    async enter(run, call, { lane = '', givesWay = false } = {}) {
      const visit: Visit = { run, lane, patience: createPatience(patienceMs) };
      for (;;) {
        const release = await semaphore.acquire(run.signal);
        try {
          // Who waits for the provider leaves the place to somebody else, so that all lose patience at the same time.
          if (!obstacle(lane)) return await call((exchange, way) => ask(visit, exchange, way));
        } finally {
          release();
        }
        await untilOpen(visit, givesWay);
      }
    },
  };

  async function ask<T>(visit: Visit, exchange: () => Promise<T>, { givesWay = false }: AskOptions = {}): Promise<T> {
    const { run, lane, patience } = visit;
    for (let faults = 1; ; faults++) {
      // No pause between the last look and the exchange, or a second one would try beside the first.
      while (obstacle(lane)) await untilOpen(visit, givesWay);
      try {
        const answer = await breaker.execute(exchange);
        patience.renew();
        return answer;
      } catch (error) {
        // Somebody else's error has shut it since we looked.
        if (isBrokenCircuitError(error)) continue;
        if (!(error instanceof AppError) || !isRiddenOut(error)) throw error;
        run.signal.throwIfAborted();
        if (error.code === 'PROVIDER_RATE_LIMITED') pauseLane(lane, error, faults);
        // While it is shut, or a pause was asked for, that is what is waited for.
        else if (!obstacle(lane)) await rest(run, patience, error, isHeldUp(error) ? 0 : (afterFaults(faults) ?? 0));
      }
    }
  }

  async function untilOpen({ run, lane, patience }: Visit, givesWay: boolean): Promise<void> {
    for (let it = obstacle(lane); it; it = obstacle(lane)) {
      if (givesWay && it.error.code === 'PROVIDER_RATE_LIMITED') throw asTold(it.error);
      if (it.isTrying) await unlessAborted(change.promise, run.signal);
      else await rest(run, patience, it.error, it.delayMs);
    }
  }

  /** Why nobody may ask just now; `isTrying` while one tries for all. */
  function obstacle(lane: string): { error: AppError; delayMs: number; isTrying: boolean } | undefined {
    const now = Date.now();
    const paused = pauses.get(lane);
    if (paused && paused.until > now)
      return { error: paused.asked, delayMs: withSpread(paused.until - now), isTrying: false };
    if (breaker.state === CircuitState.HalfOpen) return { error: silent, delayMs: 0, isTrying: true };
    if (breaker.state === CircuitState.Open && shutUntil > now)
      return { error: silent, delayMs: withSpread(shutUntil - now), isTrying: false };
    return undefined;
  }

  function pauseLane(lane: string, error: AppError, faults: number) {
    const seconds = error.details?.retryAfter;
    const milliseconds = typeof seconds === 'number' ? seconds * 1_000 : (afterFaults(faults) ?? 0);
    pauses.set(lane, { until: Math.max(pauses.get(lane)?.until ?? 0, Date.now() + milliseconds), asked: error });
  }
}

/** One call before the provider. */
interface Visit {
  run: Waiting;
  lane: string;
  patience: Patience;
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

async function rest(run: Waiting, patience: Patience, error: AppError, delayMs: number): Promise<void> {
  if (!patience.lasts(delayMs)) throw asTold(error);
  run.retrying(passingError(error), delayMs);
  await pause(delayMs, { signal: run.signal });
}

/** The same error once more, for one that many share. */
function asTold({ code, message, details }: AppError): AppError {
  return new AppError(code, { message, details });
}

function isRiddenOut({ code }: AppError): boolean {
  return code === 'PROVIDER_RATE_LIMITED' || code === 'PROVIDER_UNAVAILABLE';
}

/** The provider cannot be reached. That this server was held up says nothing about the provider. */
function isSilence(error: unknown): boolean {
  return error instanceof AppError && error.code === 'PROVIDER_UNAVAILABLE' && !isHeldUp(error);
}

function isHeldUp(error: AppError): boolean {
  return error.details?.reason === 'HELD_UP';
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
