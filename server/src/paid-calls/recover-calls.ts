import { z } from 'zod';
import { AppError, toAppError } from '../errors.ts';
import { type AnyJob, defineJob } from '../jobs/define-job.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { Database } from '../store/database.ts';
import { findEndedExecution } from '../store/executions.ts';
import { findGenerations, requestOf } from '../store/generations.ts';
import { countLost, endGeneration, listAbandonedGenerations, parkIntent } from '../store/paid-calls.ts';
import type { ExecutionRow, GenerationRow } from '../store/tables.ts';
import type { AnswerCollector } from './collect-answer.ts';
import { findSubmitted } from './find-submitted.ts';
import { callEnd, endsTheCall } from './how-it-ends.ts';
import { LeaseLost } from './lease-lost.ts';
import { LostForGood, nameLoss } from './lost-for-good.ts';
import type { CallInHand, OpenCalls } from './open-calls.ts';
import { retryPassing, type RetryPatience } from './retry-passing.ts';
import { routeCall, type RoutingOptions } from './route-call.ts';

export interface RecoveryOptions extends RoutingOptions {
  database: Database;
  calls: OpenCalls;
  collect: AnswerCollector;
  listedWithinMs: number;
  patience: RetryPatience;
  enqueue: JobRunner['enqueue'];
  /** Hears that a call could not be written down to be taken up. */
  onError: (error: unknown) => void;
}

/**
 * Work that nobody waits for, on paid calls whose run has ended without them. Where the run was cancelled, the provider is
 * asked to stop; what it makes all the same will be billed, so its answer and its price are kept.
 */
export interface Recovery {
  /** What does the work: one job for each call that is taken up, and one that looks for such calls now and then. */
  jobs: readonly AnyJob[];
  /** Has a call taken up, if it is still open, its run has ended, and nobody works on it. Comes back at once. */
  start(generationId: string): void;
  /** Takes up what a process that stopped has left undone. */
  recoverAll(): Promise<void>;
  /** The same while others run: what ended a moment ago is left to the server that it ended on. */
  sweep(): Promise<void>;
  /** Lets go of a node execution's calls, for its run goes on by itself. Resolves when that is done. */
  handOver(nodeExecutionId: string): Promise<void>;
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
const sweepEvery = 60_000;

export function createRecovery(options: RecoveryOptions): Recovery {
  const { database, calls, collect, listedWithinMs, patience, enqueue, onError } = options;
  /** By generation. */
  const working = new Map<string, Work>();
  /** Calls of which it is being looked up whose they are. */
  const starting = new Set<Promise<void>>();

  const recoverCall = defineJob({
    name: 'recover-paid-call',
    payload: z.strictObject({ generationId: z.uuid() }),
    mostAtOnce,
    run: ({ generationId }, { signal }) => takeOne(generationId, signal),
  });
  const findAbandoned = defineJob({
    name: 'find-abandoned-calls',
    payload: z.strictObject({}),
    schedule: { everyMs: sweepEvery, payload: {} },
    run: () => takeUp(quietMs),
  });

  return {
    jobs: [recoverCall, findAbandoned],
    // One that is not written down is found by the next sweep.
    start: (generationId) => void begin(generationId).catch(onError),
    recoverAll: () => takeUp(0),
    sweep: () => takeUp(quietMs),
    async handOver(nodeExecutionId) {
      await Promise.all(starting);
      const own = [...working.values()].filter((one) => one.nodeExecutionId === nodeExecutionId);
      for (const one of own) one.stop.abort();
      await Promise.all(own.map((one) => one.finished));
    },
  };

  async function takeUp(quiet: number): Promise<void> {
    const abandoned = await listAbandonedGenerations(database.service, quiet);
    for (const { id } of abandoned) await begin(id);
  }

  function begin(generationId: string): Promise<void> {
    return enqueue(recoverCall, { generationId }, { key: generationId });
  }

  async function takeOne(generationId: string, closing: AbortSignal): Promise<void> {
    const inHand = calls.take(generationId);
    if (!inHand) return;
    const [looked, finished] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    starting.add(looked.promise);
    try {
      const left = await findLeft(generationId);
      if (!left) return;
      const stop = new AbortController();
      const { node_execution_id: nodeExecutionId } = left.generation;
      working.set(generationId, { nodeExecutionId, stop, finished: finished.promise });
      looked.resolve();
      await work(left.generation, left.execution, inHand, AbortSignal.any([stop.signal, closing])).catch(
        async (thrown: unknown) => {
          if (closing.aborted) throw thrown;
          if (!stop.signal.aborted) await giveUp(left.generation, thrown);
        },
      );
    } finally {
      looked.resolve();
      starting.delete(looked.promise);
      working.delete(generationId);
      inHand.giveBack();
      finished.resolve();
    }
  }

  /** Undefined when it is not ours to take up. */
  async function findLeft(id: string): Promise<{ generation: GenerationRow; execution: ExecutionRow } | undefined> {
    const [generation] = await findGenerations(database.service, [id]);
    const isOpen = generation?.status === 'PENDING' || generation?.status === 'RUNNING';
    const execution = isOpen ? await findEndedExecution(database.service, generation.execution_id) : undefined;
    return generation && execution && { generation, execution };
  }

  async function work(
    generation: GenerationRow,
    execution: ExecutionRow,
    inHand: CallInHand,
    signal: AbortSignal,
  ): Promise<void> {
    const { model, provider } = routeCall(options, generation.model);
    const request = requestOf(generation) ?? (await find(generation, inHand, signal));
    const wasCancelled = execution.status === 'CANCELLED';
    if (!request || !model) return end(generation, new AppError(wasCancelled ? 'CANCELLED' : 'PROVIDER_AMBIGUOUS'));
    if (wasCancelled && (await provider.cancel(request))) return end(generation, new AppError('CANCELLED'));
    try {
      await provider.wait(request, signal, () => {}, { told: inHand.told });
      const fetchIt = () => collect(model, generation, request, signal);
      await retryPassing({ signal, retrying: () => {} }, fetchIt, patience);
    } catch (thrown) {
      throw nameLoss(thrown, request);
    }
  }

  /** The request may have been accepted although its answer never came. */
  function find(generation: GenerationRow, { told }: CallInHand, signal: AbortSignal) {
    const route = routeCall(options, generation.model);
    const search = { database, route, listedWithinMs, told, ask: <T>(exchange: () => Promise<T>) => exchange() };
    return findSubmitted(search, generation.id, { signal, progress: () => {} });
  }

  /** What may still come of it stays open, for the next sweep, for a person, or for another try of the run. */
  async function giveUp(generation: GenerationRow, thrown: unknown): Promise<void> {
    if (thrown instanceof LeaseLost) return;
    if (thrown instanceof LostForGood)
      return countLost(database.service, generation.id, callEnd(thrown), thrown.requestId);
    const error = toAppError(thrown);
    if (endsTheCall(error)) await end(generation, error);
    else if (error.code === 'PROVIDER_AMBIGUOUS')
      await parkIntent(database.service, generation.id, { error: error.message, errorCode: error.code });
    throw thrown;
  }

  async function end(generation: GenerationRow, error: AppError): Promise<void> {
    await endGeneration(database.service, generation.id, callEnd(error));
  }
}
