import { randomUUID } from 'node:crypto';
import { AppError } from '../errors.ts';
import { setExecutionBudget } from '../store/budgets.ts';
import type { Database } from '../store/database.ts';
import { commitRuns } from '../store/execution-log.ts';
import type { ExecutionRow, ExecutionStatus } from '../store/tables.ts';
import type { Change, ExecutionChange } from './change.ts';
import { draftChanges } from './draft.ts';
import type { EventEmitter } from './emitter.ts';
import type { Jobs } from './jobs.ts';
import { jobsNotice, noticesOf } from './notice.ts';
import type { VersionedTypes } from '../nodes/carry-over.ts';
import { type ExecutionRecord, loadRecord } from './record.ts';

export interface MoverOptions {
  database: Database;
  emitter: EventEmitter;
  jobs: Jobs;
  serverId: string;
  types: VersionedTypes;
}

interface Going {
  isStepping: boolean;
  /** Refused where it has come further than this number. */
  lastSequence?: number | undefined;
  /** USD that it may cost in all from now on; left out, it stays as it was. */
  budget?: string | undefined;
  /** What else becomes of it. */
  also?(record: ExecutionRecord): Pick<ExecutionChange, 'leavesFailed' | 'alongside'>;
}

/** Times that a move is worked out anew when somebody else was faster. A run at work has at most ten events a second and node. */
const mostTries = 100;

/** Moves executions that this server does not run: it waits for somebody, has ended, or is at work elsewhere. */
export function createMover({ database, emitter, jobs, serverId, types }: MoverOptions) {
  return { move, setGoing };

  /** `work` gives the changes, from the state as it is now, or throws why there are none. */
  async function move(
    executionId: string,
    work: (record: ExecutionRecord) => Change[],
    { jobId, budget }: { jobId?: string; budget?: string | undefined } = {},
  ): Promise<ExecutionRecord> {
    for (let tries = 0; tries < mostTries; tries++) {
      const record = await loadRecord(database.service, executionId, types);
      if (budget !== undefined) record.row = { ...record.row, budget };
      const draft = draftChanges(record, work(record), null);
      const notices = database.isShared ? noticesOf(serverId, [{ log: { record }, draft }]) : [];
      const committed = await database.service.transaction().execute(async (db) => {
        const [run] = await commitRuns(db, [draft.write], jobId ? [...notices, jobsNotice] : notices);
        if (run && budget !== undefined) await setExecutionBudget(db, executionId, budget);
        if (run && jobId) await jobs.enqueue(db, [{ id: jobId, executionId }]);
        return run;
      });
      if (!committed) continue;
      for (const event of draft.conclude(committed)) emitter.emit(event);
      if (jobId) jobs.wake();
      return record;
    }
    throw new AppError('STATE_CONFLICT', { message: 'The execution is changing too fast; try again.' });
  }

  async function setGoing(
    executionId: string,
    from: readonly ExecutionStatus[],
    { isStepping, lastSequence, budget, also = () => ({}) }: Going,
  ): Promise<ExecutionRow> {
    const jobId = randomUUID();
    const { row } = await move(
      executionId,
      (record) => {
        const isAsKnown = lastSequence === undefined || record.row.last_sequence === lastSequence;
        if (from.includes(record.row.status) && isAsKnown)
          return [{ type: 'ExecutionResumed', set: { isStepping, jobId }, ...also(record) }];
        throw new AppError('STATE_CONFLICT', {
          message: `The execution must be ${from.join(' or ')} for this, but it is ${record.row.status}.`,
        });
      },
      { jobId, budget },
    );
    return row;
  }
}
