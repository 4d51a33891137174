import { z } from 'zod';
import { AppError, isErrorCode, sentenceOf, toAppError } from '../../errors.ts';
import { defineJob, type Job, type JobEnd } from '../../jobs/define-job.ts';
import { measuring } from '../../nodes/describe-image.ts';
import { listedPauses } from '../../retry/backoff.ts';
import type { Database } from '../../store/database.ts';
import {
  beginDescribing,
  forgetAsking,
  noteDescribingExecution,
  writeFailedDescription,
} from '../../store/descriptions.ts';
import { findExecutions } from '../../store/executions.ts';
import type { AssetRow, ExecutionRow } from '../../store/tables.ts';
import type { EventEmitter } from '../emitter.ts';
import type { Engine } from '../engine.ts';
import { untilEnded } from '../until-ended.ts';
import { describingGraph } from './describing-graph.ts';
import { keepDescription } from './keep-description.ts';

export interface DescribeJobOptions {
  database: Database;
  emitter: EventEmitter;
  engine: Pick<Engine, 'execute' | 'estimate' | 'retry'>;
  /** Nobody looks at pictures: what can be measured is told. */
  isLocal: boolean;
  /** As clients know it. */
  assetGlobalId(id: string): string;
  /** After a try that failed, one after the other, in milliseconds. */
  pauses?: readonly number[];
}

export type DescribePayload = { assetId: string; request: string };

/** At once in one process, and of one person in all: whoever sends a thousand keeps nobody else waiting. */
const mostAtOnce = 12;
const mostOfOne = 3;

/** One for each retry: three tries in all. */
const usualPauses = [60_000, 600_000];

/** A try came to an end, and no description of it. */
class NotDescribed extends Error {
  readonly mayPass: boolean;

  constructor({ retryable }: Pick<AppError, 'retryable'>, cause?: unknown) {
    super('A picture was not described.', { cause });
    this.mayPass = retryable;
  }
}

/**
 * Describes one picture: an execution of its own on the engine, which pays once whatever happens to this job. The job begins it, waits
 * for its end, and keeps what was found with the picture. A try that failed goes on with the same execution.
 */
export function defineDescribeJob(options: DescribeJobOptions): Job<DescribePayload> {
  const { database, emitter, engine, isLocal } = options;
  const pauseAfter = listedPauses(options.pauses ?? usualPauses, { spread: [0.8, 1.2] });
  return defineJob<DescribePayload>({
    name: 'describe-picture',
    payload: z.strictObject({ assetId: z.uuid(), request: z.uuid() }),
    mostAtOnce,
    mostOfGroup: mostOfOne,
    retry: (failures, error) => (error instanceof NotDescribed && !error.mayPass ? null : pauseAfter(failures)),
    async run({ assetId: id, request }, { signal }) {
      const begun = await beginDescribing(database.service, { id, request });
      if (!begun) return forgetAsking(database.service, { id, request });
      const asking = { id, request, user_id: begun.asset.user_id };
      try {
        const execution = await executionOf(begun.asset, asking, begun.isNewTry);
        const ended = await untilEnded(execution.id, { emitter, read: (work) => work(database.service) }, signal);
        return ended?.status === 'COMPLETED' ? await keepDescription(options, asking, ended) : failedRun(asking, ended);
      } catch (error) {
        if (signal.aborted) throw error;
        return ownFailure(asking, error);
      }
    },
  });

  /** The execution of this asking: begun now, or set going again for another try, or the one that is under way. */
  async function executionOf(
    asset: AssetRow,
    asking: { id: string; user_id: string; request: string },
    isNewTry: boolean,
  ): Promise<ExecutionRow> {
    const { describe_execution_id: known } = asset;
    const [earlier] = known === null ? [] : await findExecutions(database.service, [known]);
    if (earlier) return isNewTry && earlier.status !== 'COMPLETED' ? goOn(earlier) : earlier;
    const graph = describingGraph(options.assetGlobalId(asset.id), isLocal ? measuring : 'auto');
    const run = {
      userId: asset.user_id,
      workflowId: null,
      graph,
      isFresh: asset.described_at !== null,
      targetKey: null,
    };
    const nodes = isLocal ? [] : (await engine.estimate({ ...run, isSingle: false })).nodes;
    const [cost = null] = nodes.flatMap((node) => node.cost ?? []);
    const { execution } = await engine.execute({
      ...run,
      purpose: 'DESCRIBE',
      workflowVersion: 0,
      // Nobody knows that id before: the key finds this execution alone.
      idempotencyKey: `describe ${asking.request}`,
      isSingle: false,
      retryOf: null,
      budget: null,
      estimatedCost: isLocal ? '0' : cost,
      nodeCosts: new Map(nodes.flatMap((node) => (node.cost === null ? [] : [[node.nodeKey, node.cost] as const]))),
    });
    await noteDescribingExecution(database.service, asking, execution.id);
    return execution;
  }

  /** It may be going already, where this server's predecessor was stopped right after. */
  async function goOn(earlier: ExecutionRow): Promise<ExecutionRow> {
    try {
      return await engine.retry(earlier.id);
    } catch (error) {
      if (error instanceof AppError && error.code === 'STATE_CONFLICT') return earlier;
      throw error;
    }
  }

  function failedRun(asking: { id: string; request: string }, ended: ExecutionRow | null): JobEnd {
    const code = ended?.error_code ?? (ended?.status === 'CANCELLED' ? 'CANCELLED' : 'INTERNAL');
    const error = new AppError(isErrorCode(code) ? code : 'INTERNAL', {
      ...(ended?.error && { message: ended.error }),
    });
    return {
      failedWith: new NotDescribed(error),
      write: (db, againInMs) => writeFailedDescription(db, asking, failureOf(error, ended, againInMs)),
    };
  }

  /** The database or the storage was away: it is tried again, and told where it does not pass. */
  function ownFailure(asking: { id: string; request: string }, thrown: unknown): JobEnd {
    const error = toAppError(thrown);
    return {
      failedWith: new NotDescribed({ retryable: error.retryable || error.code === 'INTERNAL' }, thrown),
      isUnforeseen: true,
      write: (db, againInMs) => writeFailedDescription(db, asking, failureOf(error, null, againInMs)),
    };
  }
}

function failureOf({ code, message }: AppError, ended: ExecutionRow | null, againInMs: number | null) {
  const error = code === 'INTERNAL' ? sentenceOf(code) : message;
  return { error, errorCode: code, cost: ended?.total_cost ?? null, againInMs };
}
