import type { AssetKeeper } from '../assets/keep.ts';
import type { AnyJob } from '../jobs/define-job.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { modelsOf } from '../models/index.ts';
import type { ModelService } from '../nodes/node-services.ts';
import { nobody, type Observer } from '../observe/observer.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import type { GenerationRow } from '../store/tables.ts';
import { createAnswerCollector } from './collect-answer.ts';
import { usualListedWithinMs } from './find-submitted.ts';
import { hearOfRequest } from './take-webhook.ts';
import { createOpenCalls } from './open-calls.ts';
import type { ThrottleOptions } from './provider-throttle.ts';
import { createProviderThrottles } from './provider-throttles.ts';
import { type RetryPatience, usualPatience } from './retry-passing.ts';
import { createRecovery, type Recovery } from './recover-calls.ts';
import type { RoutingOptions } from './route-call.ts';
import { createModelService } from './run-paid-call.ts';
import { createUnitPrices } from './unit-prices.ts';
import { resolveLostCall } from './resolve-lost-call.ts';

export interface PaidCallOptions extends RoutingOptions {
  database: Database;
  storage: FileStorage;
  assets: Pick<AssetKeeper, 'storeGenerated' | 'discard'>;
  /** Fetches a picture from the provider. */
  download: (url: string, signal: AbortSignal) => Promise<Uint8Array>;
  /** USD a month, for people who have set none of their own; null for no limit. */
  defaultMonthlyBudget: string | null;
  /** Where the provider may tell that a generation's request has ended; null where it cannot reach this server. */
  webhookUrl: (generationId: string) => string | null;
  enqueue: JobRunner['enqueue'];
  /** Hears of what goes wrong while nobody waits. */
  onError: (error: unknown) => void;
  /** Of each provider. */
  throttle?: ThrottleOptions;
  /** After how many milliseconds a request that was accepted surely shows in the provider's list. */
  listedWithinMs?: number;
  /** How long a request may be on its way to the wire, in milliseconds; much less than `listedWithinMs`. */
  sendWithinMs?: number;
  /** How errors that pass are ridden out once a request has been accepted. */
  patience?: RetryPatience;
  observer?: Observer;
  /** Which models are asked, in order, where nobody has chosen one; without it, all of that kind. */
  automatic?: ModelService['automatic'];
}

/** Everything that costs money: one for each process. */
export interface PaidCalls {
  models: ModelService;
  recovery: Recovery;
  /** What goes on in the background: see `createRecovery` and `createUnitPrices`. */
  jobs: readonly AnyJob[];
  /** See `hearOfRequest`. */
  hear(generationId: string, requestId: string): Promise<'TAKEN' | 'UNKNOWN' | 'CONFLICT'>;
  /** See `resolveLostCall`. */
  resolve(generation: GenerationRow, requestId: string | null): Promise<GenerationRow>;
}

export function createPaidCalls(options: PaidCallOptions): PaidCalls {
  const {
    listedWithinMs = usualListedWithinMs,
    sendWithinMs = 10_000,
    patience = usualPatience,
    throttle: throttleOptions,
    observer = nobody,
    automatic = allOf,
    ...services
  } = options;
  const calls = createOpenCalls();
  const prices = createUnitPrices(services);
  const collect = createAnswerCollector({ ...services, prices, observer });
  const recovery = createRecovery({ ...services, calls, collect, listedWithinMs, patience });
  const throttleOf = createProviderThrottles(throttleOptions);
  return {
    models: createModelService({
      ...services,
      observer,
      automatic,
      throttleOf,
      calls,
      collect,
      recovery,
      listedWithinMs,
      sendWithinMs,
      patience,
    }),
    recovery,
    jobs: [...recovery.jobs, prices.refresh],
    hear: (generationId, requestId) => hearOfRequest({ ...services, calls, recovery }, generationId, requestId),
    resolve: (generation, requestId) => resolveLostCall({ ...services, calls, recovery }, generation, requestId),
  };
}

function allOf(kind: Parameters<ModelService['automatic']>[0]): readonly [string, ...string[]] {
  const [first, ...others] = modelsOf(kind).map(({ id }) => id);
  if (first === undefined) throw new Error(`There is no model of the kind ${kind}.`);
  return [first, ...others];
}
