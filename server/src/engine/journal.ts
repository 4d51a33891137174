import { AppError } from '../errors.ts';
import { growingPauses } from '../retry/backoff.ts';
import { retry } from '../retry/retry.ts';
import type { Database } from '../store/database.ts';
import { commitRuns, type RunWrite } from '../store/execution-log.ts';
import { isTransientDatabaseError } from '../store/transient-error.ts';
import type { ExecutionStatus } from '../store/tables.ts';
import type { Change, ExecutionChange, ItemChange, NodeChange } from './change.ts';
import { type Draft, draftChanges } from './draft.ts';
import type { EventEmitter } from './emitter.ts';
import { noticesOf } from './notice.ts';
import type { ExecutionRecord } from './record.ts';
import { moveExecution } from './state.ts';

/** Writes what happens to the runs of this server, and tells listeners once it is written. */
export interface Journal {
  /** `onLost` hears, once, that the run is not this server's any more, or that it cannot be written. */
  open(record: ExecutionRecord, onLost: (fault: unknown) => void): RunLog;
  /** Resolves when all that was handed in has been written or refused. */
  settled(): Promise<void>;
}

/** The log of one run that this server holds. What is handed in becomes true in that order. */
export interface RunLog {
  readonly record: ExecutionRecord;
  /** Hands a change of a node, or of one of its items, in and comes back at once. Throws CANCELLED when the run goes on no more. */
  node(change: NodeChange | ItemChange): void;
  /** The same for the run itself. Throws STATE_CONFLICT when it cannot happen after all that was handed in before. */
  execution(change: ExecutionChange): void;
  /** Resolves when everything handed in so far is written; rejects when it could not be. */
  settled(): Promise<void>;
  /** How many changes are not written yet. */
  readonly waiting: number;
}

/** Another server has taken the run over, or somebody has moved it past this one. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}

interface OpenLog {
  record: ExecutionRecord;
  status: ExecutionStatus;
  waiting: Change[];
  waiters: { upTo: number; resolve: () => void; reject: (fault: unknown) => void }[];
  handedIn: number;
  written: number;
  fault: unknown;
  onLost: (fault: unknown) => void;
}

/** Changes in one statement: more gains nothing and makes others wait. */
const largestBatch = 2_000;

/** How long a database that does not answer is waited for, in milliseconds. */
const patience = 60_000;
const backoff = growingPauses({ firstMs: 50, longestMs: 2_000 });

/**
 * Group commit: one statement is in flight, and whatever gathers meanwhile, of all runs, goes into the next one. The
 * database is asked once for many changes instead of once for each.
 */
export function createJournal(
  database: Database,
  emitter: EventEmitter,
  serverId: string,
  onCommitted: (milliseconds: number, events: number) => void = () => {},
): Journal {
  const dirty = new Set<OpenLog>();
  let working: Promise<void> | undefined;

  return {
    open(record, onLost) {
      const { status } = record.row;
      return runLog({ record, status, waiting: [], waiters: [], handedIn: 0, written: 0, fault: undefined, onLost });
    },
    settled: async () => {
      while (working) await working;
    },
  };

  function runLog(log: OpenLog): RunLog {
    return {
      record: log.record,
      get waiting() {
        return log.waiting.length;
      },
      node(change) {
        if (log.fault) throw log.fault;
        if (log.status !== 'RUNNING') throw new AppError('CANCELLED');
        handIn(log, change);
      },
      execution(change) {
        if (log.fault) throw log.fault;
        log.status = moveExecution(log.status, change.type);
        handIn(log, change);
      },
      settled() {
        if (log.fault) return Promise.reject(log.fault);
        if (log.written === log.handedIn) return Promise.resolve();
        return new Promise((resolve, reject) => log.waiters.push({ upTo: log.handedIn, resolve, reject }));
      },
    };
  }

  function handIn(log: OpenLog, change: Change) {
    log.waiting.push(change);
    log.handedIn += 1;
    dirty.add(log);
    working ??= work();
  }

  async function work() {
    while (dirty.size > 0) {
      // After this turn of the event loop, so that what happens together is written together: a walk goes as far as it can.
      await new Promise<void>((resolve) => setImmediate(resolve));
      await commit(takeBatch());
    }
    working = undefined;
  }

  function takeBatch(): Part[] {
    const parts: Part[] = [];
    let room = largestBatch;
    for (const log of dirty) {
      if (room <= 0) break;
      const changes = log.waiting.splice(0, room);
      room -= changes.length;
      if (log.waiting.length === 0) dirty.delete(log);
      try {
        parts.push({
          log,
          count: changes.length,
          draft: draftChanges(log.record, changes, log.record.row.lease_epoch),
        });
      } catch (fault) {
        lose(log, fault);
      }
    }
    return parts;
  }

  /** A run that the database cannot take must not stop the others: then each goes by itself. */
  async function commit(parts: Part[]): Promise<void> {
    if (parts.length === 0) return;
    try {
      await commitTogether(parts);
    } catch (fault) {
      const [only] = parts;
      if (parts.length === 1 && only) lose(only.log, fault);
      else for (const part of parts) await commit([part]);
    }
  }

  async function commitTogether(parts: Part[]): Promise<void> {
    const writes = parts.map(({ draft }) => draft.write);
    const notices = database.isShared ? noticesOf(serverId, parts) : [];
    const began = performance.now();
    const committed = await commitPatiently(database, writes, notices);
    onCommitted(
      performance.now() - began,
      parts.reduce((sum, { count }) => sum + count, 0),
    );
    const byId = new Map(committed.map((one) => [one.id, one]));
    for (const { log, draft, count } of parts) {
      const run = byId.get(draft.write.executionId);
      if (!run) lose(log, new RunLost('Somebody else has moved this execution.'));
      else conclude(log, count, draft.conclude(run));
    }
  }

  function conclude(log: OpenLog, count: number, events: ReturnType<Draft['conclude']>) {
    log.written += count;
    for (const event of events) emitter.emit(event);
    const isDone = ({ upTo }: OpenLog['waiters'][number]) => upTo <= log.written;
    for (const waiter of log.waiters.filter(isDone)) waiter.resolve();
    log.waiters = log.waiters.filter((waiter) => !isDone(waiter));
  }

  function lose(log: OpenLog, fault: unknown) {
    log.fault = fault;
    log.waiting = [];
    dirty.delete(log);
    for (const waiter of log.waiters.splice(0)) waiter.reject(fault);
    log.onLost(fault);
  }
}

interface Part {
  log: OpenLog;
  /** How many changes are in the draft. */
  count: number;
  draft: Draft;
}

/**
 * Tries again while the database is away. Where the commit had gone through although its answer was lost, the second one
 * is refused, for its number is taken: the run is then read anew by whoever takes it up next.
 */
function commitPatiently(database: Database, writes: RunWrite[], notices: string[]): ReturnType<typeof commitRuns> {
  return retry(() => commitRuns(database.service, writes, notices), {
    backoff,
    mayPass: isTransientDatabaseError,
    withinMs: patience,
  });
}
