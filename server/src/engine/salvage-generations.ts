import { AppError, toAppError } from '../errors.ts';
import type { ImageModel } from '../models/define-model.ts';
import type { ImageProvider, ProviderRequest } from '../models/image-provider.ts';
import type { Database } from '../store/database.ts';
import { endGeneration, listAbandonedGenerations, requestOf } from '../store/generations.ts';
import type { GenerationRow } from '../store/tables.ts';
import type { ImageCollector } from './collect-images.ts';
import { findSubmitted } from './submit-once.ts';
import { submissionOf } from './submission.ts';

export interface SalvageOptions {
  database: Database;
  provider: ImageProvider;
  models: (endpoint: string) => ImageModel | undefined;
  collect: ImageCollector;
  onFault: (fault: unknown) => void;
}

/** Work that nobody waits for, on paid calls whose run has ended without them. */
export interface Salvage {
  /** Stops the call at the provider; where that comes too late it will be billed, so its pictures and its price are kept. */
  start(generation: GenerationRow): void;
  /** Takes up what a process that stopped has left undone. */
  recover(): Promise<void>;
  /** Resolves when nothing of this node execution is under way any more. */
  settled(nodeExecutionId: string): Promise<void>;
  /** Lets go; what is unfinished is taken up by `recover` at the next start. */
  close(): Promise<void>;
}

export function createSalvage({ database, provider, models, collect, onFault }: SalvageOptions): Salvage {
  const closing = new AbortController();
  /** By node execution. */
  const working = new Map<string, Promise<void>>();

  return {
    start,
    async recover() {
      for (const generation of await listAbandonedGenerations(database.service)) start(generation);
    },
    settled: async (nodeExecutionId) => {
      await working.get(nodeExecutionId);
    },
    async close() {
      closing.abort();
      await Promise.all(working.values());
    },
  };

  function start(generation: GenerationRow) {
    const id = generation.node_execution_id;
    const work = salvage(generation)
      .catch((fault: unknown) => (closing.signal.aborted ? undefined : giveUp(generation, fault)))
      .finally(() => working.delete(id));
    working.set(id, work);
  }

  async function salvage(generation: GenerationRow): Promise<void> {
    const model = models(generation.model);
    const request = requestOf(generation) ?? (await find(generation));
    if (!model || !request || (await provider.cancel(request)))
      return end(generation, 'CANCELLED', new AppError('CANCELLED'));
    await provider.wait(request, closing.signal, () => {});
    await collect(model, generation, request, closing.signal);
  }

  /** The request may have been accepted although its answer never came. */
  function find(generation: GenerationRow): Promise<ProviderRequest | undefined> {
    return findSubmitted(submissionOf(provider, database, generation), { signal: closing.signal, progress: () => {} });
  }

  async function giveUp(generation: GenerationRow, fault: unknown): Promise<void> {
    onFault(fault);
    await end(generation, 'FAILED', toAppError(fault)).catch(onFault);
  }

  function end(generation: GenerationRow, status: 'FAILED' | 'CANCELLED', fault: AppError): Promise<void> {
    return endGeneration(database.service, generation.id, { status, error: fault.message, errorCode: fault.code });
  }
}
