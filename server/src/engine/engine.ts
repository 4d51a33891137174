import { randomUUID } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import { AppError } from '../errors.ts';
import { ServerClosing } from '../jobs/server-closing.ts';
import type { Database } from '../store/database.ts';
import {
  createExecutions,
  draftExecution,
  type ExecutionDraft,
  findExecutionByIdempotencyKey,
  findExecutions,
  type LeasedExecution,
  leaseExecutions,
  type NewExecution,
} from '../store/executions.ts';
import type { FileStorage } from '../store/file-storage.ts';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { partThatRuns } from '@visualadgen/graph/plan/left-out.ts';
import { nobody, type Observer } from '../observe/observer.ts';
import type { ExecutionRow, NodeExecutionRow } from '../store/tables.ts';
import { createBatcher } from '../concurrency/batcher.ts';
import { writtenNow } from '../nodes/carry-over.ts';
import { type Correction, correctNode } from './correct-node.ts';
import type { EventEmitter } from './emitter.ts';
import { findOutdated, type GivenResults } from './find-outdated.ts';
import { estimateRun, type RunEstimate } from './estimate-run.ts';
import { createJobs, type Job } from './jobs.ts';
import { createJournal, type RunLog, RunLost } from './journal.ts';
import { type LeavingOut, leaveOutItems } from './leave-out-items.ts';
import { createMover } from './move-execution.ts';
import { type ExecutionRecord, loadRecords, recordOf } from './record.ts';
import type { Reuse } from './reuse.ts';
import { type ItemsToRetry, retryRun } from './retry-run.ts';
import { runExecution } from './run-execution.ts';
import type { RunContext } from './run.ts';
import { isFinished } from './state.ts';

/** Runs executions in this process. */
export interface Engine {
  /**
   * Writes an execution with its snapshot of the graph and the job that carries it. With an idempotency key that was used
   * before it gives the execution of that time, and makes none.
   */
  execute(request: NewExecution): Promise<{ execution: ExecutionRow; isNew: boolean }>;
  /** What a run would cost, node by node, and what it would take over. */
  estimate(run: RunToEstimate): Promise<RunEstimate>;
  /** The nodes of a graph whose given results are not what they would be made from now. */
  outdated(userId: string, now: Graph, given: GivenResults): Promise<string[]>;
  /**
   * Stops an execution, wherever it runs: first it is written as cancelled, then work in flight is aborted.
   * Throws STATE_CONFLICT when it has ended already.
   */
  cancel(executionId: string): Promise<ExecutionRow>;
  /**
   * Lets what waits at a breakpoint through, and goes on to the next breakpoints; a step pauses every node that comes
   * next. Throws STATE_CONFLICT when the execution is not paused.
   */
  goOn(executionId: string, how: 'STEP' | 'RESUME'): Promise<ExecutionRow>;
  /**
   * Runs again what did not complete, and only that. Throws STATE_CONFLICT unless the execution failed or was cancelled or something of
   * it failed and went on by an error output, and where it has come further than `lastSequence` since. With `items` it runs these again, and nothing else that failed; with `budget` (USD) it
   * may cost so much in all.
   */
  retry(
    executionId: string,
    how?: {
      lastSequence?: number | undefined;
      items?: readonly ItemsToRetry[] | undefined;
      budget?: string | undefined;
    },
  ): Promise<ExecutionRow>;
  /** Puts a value right while the execution is paused. Throws STATE_CONFLICT or INPUT_INVALID; see `correctNode`. */
  correct(executionId: string, correction: Correction): Promise<NodeExecutionRow>;
  /** Leaves items of a paused node out of its run, or takes them in again. Throws STATE_CONFLICT or INPUT_INVALID; see `leaveOutItems`. */
  leaveOut(executionId: string, leaving: LeavingOut): Promise<NodeExecutionRow>;
  /** Looks again at an execution that another server has moved: it may have been cancelled, or taken over. */
  check(executionId: string): void;
  /** Begins to take jobs, also those that a server that stopped has left behind. */
  start(): Promise<void>;
  /** There may be new jobs to take. */
  wake(): void;
  /** Takes nothing more, lets work end for a while (milliseconds), hands the rest over, and waits until all is written. */
  close(grace?: number): Promise<void>;
}

export type RunToEstimate = Pick<
  NewExecution,
  'userId' | 'workflowId' | 'graph' | 'isFresh' | 'targetKey' | 'isSingle'
>;

interface ActiveRun {
  log: RunLog;
  stop(fault: unknown): void;
  finished: Promise<void>;
}

export interface EngineOptions extends RunContext {
  database: Database;
  boss: PgBoss;
  emitter: EventEmitter;
  storage: FileStorage;
  reuse: Reuse;
  /** Tells this server's notices from those of others. */
  serverId: string;
  /** Seconds without a sign of life after which others take this server's executions over; at least 10. */
  leaseSeconds: number;
  /** Hears that jobs could not be looked for, or ended, for a while. */
  onJobsError: (fault: unknown) => void;
  /** Hears of a run that had to stop because its changes could not be written; it is taken up again. */
  onRunError: (fault: unknown, run: { executionId: string; requestId: string | null }) => void;
  observer?: Observer;
}

/** Executions at work at once in one process; more wait for their turn, or go to other servers. */
const mostRuns = 500;

/** Stands for an execution that is yet to be made. */
const noExecution = '00000000-0000-0000-0000-000000000000';

/** Milliseconds before a run that stopped for no known reason is given back, so that it does not go round in circles. */
const pauseAfterError = 5_000;

export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { database, serverId, onRunError, reuse, observer = nobody } = options;
  const emitter = observed(options.emitter, observer);
  const journal = createJournal(database, emitter, serverId, observer.committed);
  const active = new Map<string, ActiveRun>();
  const byJob = new Map<string, string>();
  /** Written here and not taken up yet: they need not be read again. */
  const justMade = new Map<string, ExecutionDraft>();
  let isClosing = false;

  const jobs = await createJobs({
    database,
    boss: options.boss,
    leaseSeconds: options.leaseSeconds,
    onLost: (jobIds) => {
      for (const id of jobIds) active.get(byJob.get(id) ?? '')?.stop(new RunLost('Its job went to another server.'));
    },
    onError: options.onJobsError,
  });
  const mover = createMover({ database, emitter, jobs, serverId, types: options.types });
  // Where statements can go side by side, smaller batches let one be written while another is run.
  const make = createBatcher(makeTogether, database.isShared ? 25 : 100);

  return {
    async execute(request) {
      const graph = writtenNow(request.graph, options.types);
      const draft = draftExecution({ ...request, graph }, randomUUID());
      if (await make(draft)) return { execution: draft.row, isNew: true };
      const { userId, idempotencyKey } = request;
      const execution = await findExecutionByIdempotencyKey(database.service, userId, idempotencyKey ?? '');
      if (!execution) throw new Error('An execution was neither made nor found by its idempotency key.');
      return { execution, isNew: false };
    },
    estimate({ graph: whole, ...run }) {
      const { types, services, itemLimits } = options;
      const graph = partThatRuns(whole, (name) => types.get(name));
      const decide = reuse({
        id: noExecution,
        user_id: run.userId,
        workflow_id: run.workflowId,
        is_fresh: run.isFresh,
        is_single: run.isSingle,
        target_key: run.targetKey,
      });
      return estimateRun(graph, { userId: run.userId, types, services, itemLimits, decide });
    },
    outdated: (userId, now, given) =>
      findOutdated(now, given, {
        userId,
        types: options.types,
        services: options.services,
        itemLimits: options.itemLimits,
      }),
    async cancel(executionId) {
      const run = active.get(executionId);
      return (run && (await cancelHere(run))) ?? cancelElsewhere(executionId);
    },
    async goOn(executionId, how) {
      await active.get(executionId)?.finished;
      return mover.setGoing(executionId, ['PAUSED'], { isStepping: how === 'STEP' });
    },
    async retry(executionId, { lastSequence, items, budget } = {}) {
      await active.get(executionId)?.finished;
      return mover.setGoing(executionId, ['FAILED', 'CANCELLED', 'COMPLETED'], {
        isStepping: false,
        lastSequence,
        budget,
        also: (record) => retryRun(record, items, options.types),
      });
    },
    async correct(executionId, correction) {
      await active.get(executionId)?.finished;
      const { nodes } = await mover.move(executionId, (record) => [correctNode(record, correction, options.types)]);
      const corrected = nodes.get(correction.nodeKey);
      if (!corrected) throw new AppError('NOT_FOUND');
      return corrected;
    },
    async leaveOut(executionId, leaving) {
      await active.get(executionId)?.finished;
      const { nodes } = await mover.move(executionId, (record) => [leaveOutItems(record, leaving)]);
      const node = nodes.get(leaving.nodeKey);
      if (!node) throw new AppError('NOT_FOUND');
      return node;
    },
    check(executionId) {
      const run = active.get(executionId);
      if (run) void stopIfMoved(run).catch((fault: unknown) => onRunError(fault, idsOf(run.log.record.row)));
    },
    start: () => jobs.start(takeUp, () => mostRuns - active.size),
    wake: () => jobs.wake(),
    async close(grace = 0) {
      isClosing = true;
      jobs.stopTaking();
      await lettingEnd(grace);
      for (const run of active.values()) run.stop(new ServerClosing());
      await Promise.all([...active.values()].map((run) => run.finished));
      await journal.settled();
      await jobs.close();
    },
  };

  /** In one transaction: executions, their node executions, and the jobs that carry them. True for each that was made. */
  async function makeTogether(drafts: ExecutionDraft[]): Promise<boolean[]> {
    const made = await database.service.transaction().execute(async (db) => {
      const ids = await createExecutions(db, drafts);
      const carried = drafts.filter(({ row }) => ids.has(row.id));
      if (carried.length > 0) await jobs.enqueue(db, carried.map(jobOf));
      return ids;
    });
    for (const draft of drafts) if (made.has(draft.row.id)) remember(draft);
    jobs.wake();
    return drafts.map(({ row }) => made.has(row.id));
  }

  function remember(draft: ExecutionDraft) {
    justMade.set(draft.row.id, draft);
    const [oldest] = justMade.keys();
    if (justMade.size > 2 * mostRuns && oldest) justMade.delete(oldest);
  }

  async function takeUp(taken: Job[]): Promise<void> {
    const leases = new Map((await leaseExecutions(database.service, taken)).map((lease) => [lease.id, lease]));
    const records = await recordsOf([...leases.values()]);
    for (const job of taken) {
      const lease = leases.get(job.executionId);
      const record = lease && records.get(job.executionId);
      if (lease && record) begin({ ...record, row: { ...record.row, lease_epoch: lease.lease_epoch } }, job);
      else jobs.finish(job.id);
    }
  }

  async function recordsOf(leases: readonly LeasedExecution[]): Promise<Map<string, ExecutionRecord>> {
    const records = new Map<string, ExecutionRecord>();
    for (const { id, last_sequence } of leases) {
      const draft = justMade.get(id);
      justMade.delete(id);
      if (!draft || last_sequence > 0) continue;
      records.set(id, recordOf(draft.row, draft.nodes));
    }
    const others = leases.filter(({ id }) => !records.has(id)).map(({ id }) => id);
    for (const record of await loadRecords(database.service, others, options.types)) records.set(record.row.id, record);
    return records;
  }

  function begin(record: ExecutionRecord, job: Job) {
    const { id } = record.row;
    observer.runTaken(record.row);
    const controller = new AbortController();
    const stop = (fault: unknown) => controller.abort(fault);
    const log = journal.open(record, (fault) => {
      if (!(fault instanceof RunLost)) return stop(fault);
      void stopIfMoved({ log, stop }).then(() => stop(fault), stop);
    });
    const finished = runExecution({ log, decide: reuse(record.row), context: options, signal: controller.signal, stop })
      .then(
        () => jobs.finish(job.id),
        (fault: unknown) => letGo(job, record.row, controller.signal.reason ?? fault),
      )
      .finally(() => {
        active.delete(id);
        byJob.delete(job.id);
        observer.runLeft(record.row);
      });
    active.set(id, { log, stop, finished });
    byJob.set(job.id, id);
    if (isClosing) stop(new ServerClosing());
  }

  /** A run that was stopped: its job is done, goes to somebody else, or is taken up again after a while. */
  async function letGo(job: Job, row: ExecutionRow, fault: unknown): Promise<void> {
    if (fault instanceof AppError && fault.code === 'CANCELLED') return jobs.finish(job.id);
    if (fault instanceof ServerClosing || fault instanceof RunLost) return jobs.release([job.id]);
    onRunError(fault, idsOf(row));
    setTimeout(() => void jobs.release([job.id]), pauseAfterError).unref();
  }

  /** Somebody else has moved the run: cancelled work is called off at the provider, what was taken over is left alone. */
  async function stopIfMoved({ log, stop }: Pick<ActiveRun, 'log' | 'stop'>): Promise<void> {
    const { id, lease_epoch } = log.record.row;
    const [row] = await findExecutions(database.service, [id]);
    if (row?.status === 'CANCELLED') stop(new AppError('CANCELLED'));
    else if (row?.lease_epoch !== lease_epoch || row.status !== 'RUNNING') stop(new RunLost('It was taken over.'));
  }

  /** Undefined when the run was lost before it could be written. */
  async function cancelHere({ log, stop }: ActiveRun): Promise<ExecutionRow | undefined> {
    try {
      log.execution({ type: 'ExecutionCancelled', set: { jobId: null } });
      await log.settled();
    } catch {
      return undefined;
    }
    stop(new AppError('CANCELLED'));
    return log.record.row;
  }

  async function cancelElsewhere(executionId: string): Promise<ExecutionRow> {
    const { row } = await mover.move(executionId, (record) => {
      if (isFinished(record.row.status)) {
        const message = `The execution has ended already: it is ${record.row.status}.`;
        throw new AppError('STATE_CONFLICT', { message, details: { executionId } });
      }
      return [{ type: 'ExecutionCancelled', set: { jobId: null } }];
    });
    return row;
  }

  async function lettingEnd(grace: number): Promise<void> {
    if (grace <= 0 || active.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, grace)));
    await Promise.race([enough, Promise.all([...active.values()].map((run) => run.finished))]);
    clearTimeout(timer);
  }
}

/** What happens elsewhere is told to listeners by others; what is written here is told to whoever watches this server, too. */
function observed(emitter: EventEmitter, observer: Observer): EventEmitter {
  return {
    ...emitter,
    emit(event) {
      emitter.emit(event);
      observer.happened(event);
    },
  };
}

function idsOf({ id, request_id }: ExecutionRow) {
  return { executionId: id, requestId: request_id };
}

function jobOf({ row }: ExecutionDraft): Job {
  return { id: row.job_id ?? randomUUID(), executionId: row.id };
}
