import { z } from 'zod';
import { AppError, toAppError } from '../errors.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { type AnyJob, defineJob, type JobEnd } from '../jobs/define-job.ts';
import { openRequestContext } from '../observe/request-context.ts';
import { growingPauses } from '../retry/backoff.ts';
import { decideFiring } from '../schedules/decide-firing.ts';
import { checkCron, checkTimeZone, sayTimes, type Times } from '../schedules/times.ts';
import type { Queryable } from '../store/database.ts';
import { type CallResult, findDueSchedules, findSchedules, noteFiring } from '../store/schedules.ts';
import type { ScheduleRow } from '../store/tables.ts';
import { startPublished, type StartingParts } from './start-published.ts';

/*
 * Each time of a schedule is a job that waits for it, and writes the next one in the transaction that tells what became of it. The run
 * is known by the schedule and the time, so that it is started once, however many servers there are and however often one of them dies
 * over it. A job for a time at which the schedule does not come any more does nothing.
 */

export interface ScheduleJobsOptions extends StartingParts {
  background: Pick<JobRunner, 'enqueue'>;
  /** The time by which schedules come. */
  now(): Date;
}

export interface ScheduleJobs {
  jobs: readonly AnyJob[];
  /** Has a schedule run when it comes next. */
  enqueue(schedule: Pick<ScheduleRow, 'id' | 'next_at'>, db?: Queryable): Promise<void>;
}

const payload = z.strictObject({ scheduleId: z.uuid(), dueAt: z.iso.datetime() });
type Due = z.infer<typeof payload>;

/** Milliseconds. */
const sweepEvery = 300_000;

/** A pause of the database or the like; after it the time is told as one at which nothing was run. */
const patience = growingPauses({ firstMs: 1_000, longestMs: 60_000, factor: 4, mostRetries: 4 });

export function createScheduleJobs(options: ScheduleJobsOptions): ScheduleJobs {
  const { background, database, now } = options;
  const fire = defineJob<Due>({ name: 'fire-schedule', payload, mostAtOnce: 4, retry: patience, run });
  const sweep = defineJob<object>({
    name: 'find-due-schedules',
    payload: z.strictObject({}),
    schedule: { everyMs: sweepEvery, payload: {} },
    // Their jobs were lost, or could not be written when they were made.
    async run() {
      const soon = new Date(now().getTime() + sweepEvery);
      for (const schedule of await findDueSchedules(database.service, soon)) await enqueue(schedule);
    },
  });
  return { jobs: [fire, sweep], enqueue };

  async function enqueue({ id, next_at: dueAt }: Pick<ScheduleRow, 'id' | 'next_at'>, db?: Queryable): Promise<void> {
    if (!dueAt) return;
    const due: Due = { scheduleId: id, dueAt: dueAt.toISOString() };
    const startInMs = Math.max(0, dueAt.getTime() - now().getTime());
    await background.enqueue(fire, due, { key: `${id} ${due.dueAt}`, startInMs, ...(db && { db }) });
  }

  async function run({ scheduleId, dueAt }: Due): Promise<JobEnd | void> {
    const [schedule] = await findSchedules(database.service, [scheduleId]);
    if (schedule?.next_at?.toISOString() !== dueAt) return;
    const times = { cron: schedule.cron, timeZone: schedule.time_zone };
    const unreadable = findUnreadable(times);
    const at = schedule.next_at;
    const firing = unreadable
      ? { runFor: null, dueAt: at, nextAt: null }
      : decideFiring({ ...times, dueAt: at, missed: schedule.missed }, now());
    const end = (result: CallResult) => async (db: Queryable) => {
      const noted = await noteFiring(db, { id: schedule.id, dueAt: at, nextAt: firing.nextAt, result });
      if (noted) await enqueue(noted, db);
    };
    if (unreadable) return { write: end(refused(firing.dueAt, unreadable)) };
    if (!firing.runFor) return { write: end({ at: firing.dueAt, outcome: 'MISSED', executionId: null, error: null }) };
    try {
      const { id } = await start(schedule, firing.runFor);
      return { write: end({ at: firing.runFor, outcome: 'STARTED', executionId: id, error: null }) };
    } catch (error) {
      return endOfFailure(error, end(refused(firing.runFor, toAppError(error))));
    }
  }

  function start(schedule: ScheduleRow, time: Date) {
    return startPublished(options, {
      by: schedule,
      caller: { kind: 'SCHEDULE', id: schedule.id, name: sayTimes(schedule) },
      inputs: schedule.inputs,
      idempotencyKey: `schedule ${schedule.id} ${time.toISOString()}`,
      isSameByKey: true,
      requestContext: openRequestContext(),
    });
  }
}

/** What was refused will not go better a second later; what broke may. */
function endOfFailure(error: unknown, tell: (db: Queryable) => Promise<void>): JobEnd {
  const { code, retryable } = toAppError(error);
  if (code !== 'INTERNAL' && !retryable) return { write: tell };
  return {
    failedWith: error,
    isUnforeseen: code === 'INTERNAL',
    write: async (db, againInMs) => (againInMs === null ? tell(db) : undefined),
  };
}

function refused(at: Date, { code, message }: AppError): CallResult {
  return { at, outcome: 'REFUSED', executionId: null, error: { code, message } };
}

/** The row may have been written past this API. */
function findUnreadable({ cron, timeZone }: Times): AppError | null {
  const problems = { cron: checkCron(cron), timeZone: checkTimeZone(timeZone) };
  const [first] = Object.entries(problems).filter(([, problem]) => problem !== null);
  return first ? new AppError('INPUT_INVALID', { message: `${first[0]}: ${first[1]}` }) : null;
}
