import { AppError } from '../errors.ts';
import type { Database } from '../store/database.ts';
import {
  createExecution,
  findExecutionByIdempotencyKey,
  findExecutions,
  listNodeExecutions,
  listUnfinishedExecutionIds,
  type NewExecution,
} from '../store/executions.ts';
import type { ExecutionChange } from '../store/execution-log.ts';
import type { ExecutionRow, ExecutionStatus } from '../store/tables.ts';
import type { EventEmitter } from './emitter.ts';
import { createJournal, type ExecutionRecord } from './journal.ts';
import { runExecution } from './run-execution.ts';
import type { RunContext } from './run-node.ts';
import { isFinished } from './state.ts';

/** Runs executions in this process. */
export interface Engine {
  /**
   * Writes an execution with its snapshot of the graph and takes it up. With an idempotency key that was used before
   * it gives the execution of that time, and makes none.
   */
  execute(request: NewExecution): Promise<{ execution: ExecutionRow; isNew: boolean }>;
  /** Takes up an execution that has been written. Comes back at once; the rest is told by events. */
  start(executionId: string): void;
  /**
   * Stops an execution: first it is written as cancelled, then work in flight is aborted.
   * Throws STATE_CONFLICT when it has ended already.
   */
  cancel(executionId: string): Promise<ExecutionRow>;
  /**
   * Lets what waits at a breakpoint through, and goes on to the next breakpoints; a step pauses every node that comes
   * next. Throws STATE_CONFLICT when the execution is not paused.
   */
  goOn(executionId: string, how: 'STEP' | 'RESUME'): Promise<ExecutionRow>;
  /** Runs again what did not complete, and only that. Throws STATE_CONFLICT unless the execution failed or was cancelled. */
  retry(executionId: string): Promise<ExecutionRow>;
  /** Takes up what a server that stopped has left undone. Gives the number of executions. */
  recover(): Promise<number>;
  /** Stops taking up work, aborts what is in flight without cancelling it, and waits until everything is written. */
  close(): Promise<void>;
}

/** Why a run is aborted, which tells a paid call in flight whether the provider should stop too. */
export class ServerClosing extends Error {
  override readonly name = 'ServerClosing';
}

interface ActiveRun {
  controller: AbortController;
  loaded: Promise<ExecutionRecord>;
  finished: Promise<void>;
}

export interface EngineOptions extends Omit<RunContext, 'journal'> {
  database: Database;
  emitter: EventEmitter;
  /** Hears of a run that had to stop because its changes could not be written; it is taken up again at the next start. */
  onRunFault: (fault: unknown, executionId: string) => void;
}

export function createEngine(options: EngineOptions): Engine {
  const { database, emitter, onRunFault, ...context } = options;
  const journal = createJournal(database, emitter);
  const active = new Map<string, ActiveRun>();
  let closing = false;

  return {
    start,
    async execute(request) {
      const created = await database.service.transaction().execute((db) => createExecution(db, request));
      if (created) start(created.id);
      const execution =
        created ??
        (await findExecutionByIdempotencyKey(database.service, request.userId, request.idempotencyKey ?? ''));
      if (!execution) throw new Error('An execution was neither made nor found by its idempotency key.');
      return { execution, isNew: created !== undefined };
    },
    async cancel(executionId) {
      const run = active.get(executionId);
      const record = await (run?.loaded ?? loadRecord(database, executionId));
      if (!(await journal.writeExecution(record, 'ExecutionCancelled'))) throw await alreadyEnded(executionId);
      run?.controller.abort(new AppError('CANCELLED'));
      return record.row;
    },
    goOn: (executionId, how) =>
      setGoing(executionId, ['PAUSED'], { isStepping: how === 'STEP', resetNodes: ['PAUSED'] }),
    retry: (executionId) =>
      setGoing(executionId, ['FAILED', 'CANCELLED'], {
        isStepping: false,
        resetNodes: ['FAILED', 'SKIPPED', 'CANCELLED'],
      }),
    async recover() {
      const ids = await listUnfinishedExecutionIds(database.service);
      for (const id of ids) start(id);
      return ids.length;
    },
    async close() {
      closing = true;
      const runs = [...active.values()];
      for (const run of runs) run.controller.abort(new ServerClosing());
      await Promise.all(runs.map((run) => run.finished));
      await journal.settled();
    },
  };

  function start(executionId: string) {
    if (closing || active.has(executionId)) return;
    const controller = new AbortController();
    const loaded = loadRecord(database, executionId);
    const finished = loaded
      .then((record) => runExecution(record, { journal, ...context }, controller.signal))
      .catch((fault: unknown) => {
        controller.abort(new ServerClosing());
        onRunFault(fault, executionId);
      })
      .finally(() => active.delete(executionId));
    active.set(executionId, { controller, loaded, finished });
  }

  async function setGoing(
    executionId: string,
    from: readonly ExecutionStatus[],
    change: Pick<ExecutionChange, 'isStepping' | 'resetNodes'>,
  ): Promise<ExecutionRow> {
    // The walk that paused or ended it may still be on its way out.
    await active.get(executionId)?.finished;
    const record = await loadRecord(database, executionId);
    const isAllowed = from.includes(record.row.status);
    if (!isAllowed || !(await journal.writeExecution(record, 'ExecutionResumed', change))) {
      throw new AppError('STATE_CONFLICT', {
        message: `The execution must be ${from.join(' or ')} for this, but it is ${record.row.status}.`,
      });
    }
    start(executionId);
    return record.row;
  }

  async function alreadyEnded(executionId: string): Promise<AppError> {
    const [row] = await findExecutions(database.service, [executionId]);
    const message = row && isFinished(row.status) ? `The execution has ended already: it is ${row.status}.` : undefined;
    return new AppError('STATE_CONFLICT', { message, details: { executionId } });
  }
}

async function loadRecord(database: Database, executionId: string): Promise<ExecutionRecord> {
  const [[row], nodes] = await Promise.all([
    findExecutions(database.service, [executionId]),
    listNodeExecutions(database.service, [executionId]),
  ]);
  if (!row) throw new AppError('NOT_FOUND', { message: `There is no execution ${executionId}.` });
  return { row, nodes: new Map(nodes.map((node) => [node.node_key, node])) };
}
