import { AppError, toAppError } from '../../errors.ts';
import type { ImageModel } from '../../models/define-model.ts';
import type { ImageProvider } from '../../models/image-provider.ts';
import type { Database } from '../../store/database.ts';
import { findExecutions } from '../../store/executions.ts';
import { findGenerations, requestOf } from '../../store/generations.ts';
import { endGeneration, listAbandonedGenerations, parkIntent } from '../../store/paid-calls.ts';
import type { ExecutionRow, GenerationRow } from '../../store/tables.ts';
import type { ImageCollector } from './collect-images.ts';
import { findSubmitted } from './find-submitted.ts';
import { callEnd, endsTheCall } from './how-it-ends.ts';
import { LeaseLost } from './lease-lost.ts';
import type { CallInHand, OpenCalls } from './open-calls.ts';
import { createSemaphore } from '../../concurrency/semaphore.ts';
import { retryPassing, type RetryPatience } from './retry-passing.ts';
import { isFinished } from '../state.ts';

export interface SalvageOptions {
  database: Database;
  provider: ImageProvider;
  models: (endpoint: string) => ImageModel | undefined;
  calls: OpenCalls;
  collect: ImageCollector;
  settleMs: number;
  patience: RetryPatience;
  onFault: (fault: unknown) => void;
}

/**
 * Work that nobody waits for, on paid calls whose run has ended without them. Where the run was cancelled, the provider is
 * asked to stop; what it makes all the same will be billed, so its pictures and its price are kept.
 */
export interface Salvage {
  /** Takes a call up, if it is still open, its run has ended, and nobody here works on it. Comes back at once. */
  start(generationId: string): void;
  /** Takes up what a process that stopped has left undone. */
  recover(): Promise<void>;
  /** The same while others run: what ended a moment ago is left to the server that it ended on. To be called now and then. */
  sweep(): Promise<void>;
  /** Lets go of a node execution's calls, for its run goes on by itself. Resolves when that is done. */
  handOver(nodeExecutionId: string): Promise<void>;
  /** Lets go of everything; what is unfinished is taken up by `recover` at the next start. */
  close(): Promise<void>;
}

interface Work {
  nodeExecutionId: string;
  stop: AbortController;
  finished: Promise<void>;
}

/** Beside the calls of runs, which go first. */
const mostAtOnce = 4;
/** What ended this long ago, in milliseconds, nobody works on any more. A provider may forget a picture after six minutes. */
const quietMs = 60_000;

export function createSalvage({
  database,
  provider,
  models,
  calls,
  collect,
  settleMs,
  patience,
  onFault,
}: SalvageOptions): Salvage {
  const closing = new AbortController();
  const semaphore = createSemaphore(mostAtOnce);
  /** By generation. */
  const working = new Map<string, Work>();
  const starting = new Set<Promise<void>>();

  return {
    start: (generationId) => void begin(generationId),
    recover: () => takeUp(0),
    sweep: () => takeUp(quietMs),
    async handOver(nodeExecutionId) {
      await Promise.all(starting);
      const own = [...working.values()].filter((one) => one.nodeExecutionId === nodeExecutionId);
      for (const one of own) one.stop.abort();
      await Promise.all(own.map((one) => one.finished));
    },
    async close() {
      closing.abort();
      await Promise.all(starting);
      for (const one of working.values()) one.stop.abort();
      await Promise.all([...working.values()].map((one) => one.finished));
    },
  };

  async function takeUp(quiet: number): Promise<void> {
    const abandoned = await listAbandonedGenerations(database.service, quiet);
    await Promise.all(abandoned.map(({ id }) => begin(id)));
  }

  function begin(generationId: string): Promise<void> {
    const begun = takeOne(generationId).catch(onFault);
    starting.add(begun);
    return begun.finally(() => starting.delete(begun));
  }

  async function takeOne(generationId: string): Promise<void> {
    const inHand = closing.signal.aborted ? undefined : calls.take(generationId);
    if (!inHand) return;
    const left = await findLeft(generationId).catch((fault: unknown) => {
      inHand.giveBack();
      throw fault;
    });
    if (!left) return inHand.giveBack();
    const stop = new AbortController();
    const finished = work(left.generation, left.execution, inHand, stop.signal)
      .catch((fault: unknown) => (stop.signal.aborted ? undefined : giveUp(left.generation, fault)))
      .catch(onFault)
      .finally(() => {
        working.delete(generationId);
        inHand.giveBack();
      });
    working.set(generationId, { nodeExecutionId: left.generation.node_execution_id, stop, finished });
  }

  /** Undefined when it is not ours to take up. */
  async function findLeft(id: string): Promise<{ generation: GenerationRow; execution: ExecutionRow } | undefined> {
    const [generation] = await findGenerations(database.service, [id]);
    const isOpen = generation?.status === 'PENDING' || generation?.status === 'RUNNING';
    const [execution] = isOpen ? await findExecutions(database.service, [generation.execution_id]) : [];
    return generation && execution && isFinished(execution.status) ? { generation, execution } : undefined;
  }

  async function work(
    generation: GenerationRow,
    execution: ExecutionRow,
    inHand: CallInHand,
    signal: AbortSignal,
  ): Promise<void> {
    const release = await semaphore.acquire(signal);
    try {
      const model = models(generation.model);
      const request = requestOf(generation) ?? (await find(generation, inHand, signal));
      const wasCancelled = execution.status === 'CANCELLED';
      if (!request || !model)
        return await end(generation, new AppError(wasCancelled ? 'CANCELLED' : 'PROVIDER_AMBIGUOUS'));
      if (wasCancelled && (await provider.cancel(request))) return await end(generation, new AppError('CANCELLED'));
      await provider.wait(request, signal, () => {}, { told: inHand.told });
      const fetchIt = () => collect(model, generation, request, signal);
      await retryPassing({ signal, retrying: () => {} }, fetchIt, patience);
    } finally {
      release();
    }
  }

  /** The request may have been accepted although its answer never came. */
  function find(generation: GenerationRow, { told }: CallInHand, signal: AbortSignal) {
    const search = { database, provider, settleMs, told, ask: <T>(exchange: () => Promise<T>) => exchange() };
    return findSubmitted(search, generation.id, { signal, progress: () => {} });
  }

  /** What may still come of it stays open, for the next sweep, for a person, or for another try of the run. */
  async function giveUp(generation: GenerationRow, thrown: unknown): Promise<void> {
    if (thrown instanceof LeaseLost) return;
    const fault = toAppError(thrown);
    onFault(thrown);
    if (endsTheCall(fault)) await end(generation, fault);
    else if (fault.code === 'PROVIDER_AMBIGUOUS')
      await parkIntent(database.service, generation.id, { error: fault.message, errorCode: fault.code });
  }

  async function end(generation: GenerationRow, fault: AppError): Promise<void> {
    await endGeneration(database.service, generation.id, callEnd(fault));
  }
}
