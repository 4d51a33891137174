import type { AssetKeeper } from '../assets/keep.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { ImageModel } from '../models/define-model.ts';
import type { ImageProvider } from '../models/provider.ts';
import type { ImageMaker } from '../nodes/node-services.ts';
import { nobody, type Observer } from '../observe/observer.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import type { GenerationRow } from '../store/tables.ts';
import { createImageCollector } from './collect-answer.ts';
import { usualSettleMs } from './find-submitted.ts';
import { hearOfRequest } from './take-webhook.ts';
import { createImageMaker } from './run-paid-call.ts';
import { createOpenCalls } from './open-calls.ts';
import { createProviderGate, type GateOptions } from './provider-throttle.ts';
import { type RetryPatience, usualPatience } from './retry-passing.ts';
import { createSalvage, type Salvage } from './recover-calls.ts';
import { settleGeneration } from './resolve-lost-call.ts';

export interface PaidCallOptions {
  database: Database;
  provider: ImageProvider;
  storage: FileStorage;
  models: (endpoint: string) => ImageModel | undefined;
  assets: Pick<AssetKeeper, 'storeGenerated' | 'discard'>;
  /** Fetches a picture from the provider. */
  download: (url: string, signal: AbortSignal) => Promise<Uint8Array>;
  /** USD a month, for people who have set none of their own; null for no limit. */
  defaultMonthlyBudget: string | null;
  /** Where the provider may tell that a generation's request has ended; null where it cannot reach this server. */
  webhookUrl: (generationId: string) => string | null;
  enqueue: JobRunner['enqueue'];
  /** Hears of what goes wrong while nobody waits. */
  onFault: (fault: unknown) => void;
  gate?: GateOptions;
  /** After how many milliseconds a request that was accepted surely shows in the provider's list. */
  settleMs?: number;
  /** How long a request may be on its way to the wire, in milliseconds; much less than `settleMs`. */
  sendWithinMs?: number;
  /** How faults that pass are ridden out once a request has been accepted. */
  patience?: RetryPatience;
  observer?: Observer;
}

/** Everything that costs money: one for each process. */
export interface PaidCalls {
  images: ImageMaker;
  salvage: Salvage;
  /** See `hearOfRequest`. */
  hear(generationId: string, requestId: string): Promise<'TAKEN' | 'UNKNOWN' | 'CONFLICT'>;
  /** See `settleGeneration`. */
  settle(generation: GenerationRow, requestId: string | null): Promise<GenerationRow>;
}

export function createPaidCalls(options: PaidCallOptions): PaidCalls {
  const {
    settleMs = usualSettleMs,
    sendWithinMs = 10_000,
    patience = usualPatience,
    gate: gateOptions,
    observer = nobody,
    ...services
  } = options;
  const calls = createOpenCalls();
  const collect = createImageCollector({ ...services, observer });
  const salvage = createSalvage({ ...services, calls, collect, settleMs, patience });
  const gate = createProviderGate(gateOptions);
  return {
    images: createImageMaker({
      ...services,
      observer,
      gate,
      calls,
      collect,
      salvage,
      settleMs,
      sendWithinMs,
      patience,
    }),
    salvage,
    hear: (generationId, requestId) => hearOfRequest({ ...services, calls, salvage }, generationId, requestId),
    settle: (generation, requestId) => settleGeneration({ ...services, calls, salvage }, generation, requestId),
  };
}
