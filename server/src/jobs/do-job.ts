import type { JobInsert, PgBoss } from 'pg-boss';
import type { JobOutcome, Observer } from '../observe/observer.ts';
import { growingPauses } from '../retry/backoff.ts';
import { retry } from '../retry/retry.ts';
import type { Database } from '../store/database.ts';
import { isTransientDatabaseError } from '../store/transient-error.ts';
import type { AnyJob, JobEnd } from './define-job.ts';
import { type FetchedJob, recordOf, recordOfNext } from './job-record.ts';
import { notifyOfBackgroundJobs } from './notice.ts';
import { deleteHeld, partOf } from './open-boss.ts';

/** Another server has taken the job over. */
export class JobLost extends Error {
  override readonly name = 'JobLost';
}

export interface DoingOptions {
  database: Database;
  boss: PgBoss;
  observer: Pick<Observer, 'jobEnded'>;
}

/** While the database is away, an end is written again and again. */
const patience = {
  backoff: growingPauses({ firstMs: 50, longestMs: 2_000 }),
  withinMs: 60_000,
  mayPass: isTransientDatabaseError,
};

/** Does a job that this server has taken, and brings it to its end, whatever that is. */
export async function doJob(
  { database, boss, observer }: DoingOptions,
  job: AnyJob,
  fetched: FetchedJob,
  signal: AbortSignal,
): Promise<void> {
  const began = performance.now();
  const attempt = { id: fetched.id, retryCount: fetched.retryCount };
  const report = (outcome: JobOutcome, error?: unknown) =>
    observer.jobEnded({ name: job.name, id: fetched.id, outcome, milliseconds: performance.now() - began, error });

  const payload = job.payload.safeParse(fetched.data?.payload);
  if (!payload.success) {
    await boss.cancel(job.name, [attempt]);
    return report('REFUSED', payload.error);
  }
  let end: JobEnd;
  try {
    end = (await job.run(payload.data, { signal })) ?? {};
  } catch (error) {
    if (signal.aborted) return giveBack();
    end = { failedWith: error ?? new Error('A job failed without a word.'), isUnforeseen: true };
  }
  const hasFailed = end.failedWith !== undefined;
  const failures = (fetched.data?.failures ?? 0) + 1;
  const againInMs = hasFailed ? (job.retry?.(failures, end.failedWith) ?? null) : null;
  const next = againInMs === null ? job.schedule && recordOfNext(job.schedule) : againOf(fetched, failures, againInMs);
  try {
    await retry(write, patience);
  } catch (error) {
    // Nobody holds it any more once its lease has run out, and then it is done anew.
    return error instanceof JobLost ? undefined : report('RETRIED', error);
  }
  report(hasFailed ? (againInMs === null ? 'FAILED' : 'RETRIED') : 'COMPLETED', end.isUnforeseen && end.failedWith);

  /** In one transaction, so that what a job has done, and that it is done, are true together. */
  function write(): Promise<void> {
    return database.service.transaction().execute(async (db) => {
      await end.write?.(db, againInMs);
      if ((await deleteHeld(boss, job.name, attempt, db)) === 0) throw new JobLost();
      if (next) await boss.insert(job.name, [next], { db: partOf(db) });
    });
  }

  async function giveBack(): Promise<void> {
    await boss.fail(job.name, [attempt]);
    if (database.isShared) await notifyOfBackgroundJobs(database);
  }
}

function againOf({ data, singletonKey, groupId }: FetchedJob, failures: number, startInMs: number): JobInsert {
  const group = groupId ?? undefined;
  return recordOf(
    { payload: data?.payload, failures },
    { key: singletonKey ?? '', startInMs, ...(group && { group }) },
  );
}
