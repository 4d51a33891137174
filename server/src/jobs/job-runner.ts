import type { PgBoss } from 'pg-boss';
import type { Observer } from '../observe/observer.ts';
import type { Database, Queryable } from '../store/database.ts';
import type { AnyJob, Job } from './define-job.ts';
import { doJob, JobLost } from './do-job.ts';
import { createLeasedJobs, type LeasedJobs, leased, heartbeatEvery, takeBackAll } from './leased-jobs.ts';
import { type Enqueued, type FetchedJob, type JobData, recordOf, recordOfNext } from './job-record.ts';
import { lookAtQueues } from './look-at-queues.ts';
import { partOf, prepareQueues } from './open-boss.ts';
import { ServerClosing } from './server-closing.ts';

/*
 * A job is written, waits for its time, is taken by one server, and ends there:
 *
 * - well: it goes, and what it is to write is written in the same transaction;
 * - badly: it goes, and where it may be tried again, another that waits is written in its stead, with the failure counted;
 * - scheduled ones: the next is written in their stead, however they end;
 * - with a payload that nobody understands: it stays, as cancelled, to be looked at;
 * - its server closes, or gives no sign of life: it is as if it had not been taken.
 *
 * A server that has lost a job to another can write nothing more for it.
 */

/** Does the background work of this server. */
export interface JobRunner {
  /** Writes a job as a part of the caller's transaction, or by itself; call `wake` once a transaction is committed. */
  enqueue<Payload>(job: Job<Payload>, payload: Payload, options?: Enqueued & { db?: Queryable }): Promise<void>;
  /** Begins to take jobs of these kinds, too, also those that a server that stopped has left behind. */
  start(jobs: readonly AnyJob[]): Promise<void>;
  /** There may be jobs to take. */
  wake(): void;
  /** Takes no more, lets what is under way end for a while (milliseconds), and gives the rest back. */
  close(grace: number): Promise<void>;
}

export interface JobRunnerOptions {
  database: Database;
  boss: PgBoss;
  /** Seconds without a sign of life after which a server's jobs go to others; at least 10. */
  leaseSeconds: number;
  observer: Pick<Observer, 'jobEnded'>;
  /** Hears that jobs could not be looked for, or ended, for a while. */
  onError: (error: unknown) => void;
}

interface Kind {
  job: AnyJob;
  held: LeasedJobs;
  running: Map<string, Running>;
}

interface Running {
  stop: AbortController;
  finished: Promise<void>;
}

/** In milliseconds: how often a shared database is asked although nobody told of anything; after an error; and at least. */
const lookEvery = 5_000;
const pauseAfterError = 5_000;
const leastPause = 20;
/** A timer of Node cannot be set for more than 24 days. */
const mostPause = 3_600_000;

export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const { database, boss, leaseSeconds, onError } = options;
  const kinds = new Map<string, Kind>();
  const closing = new AbortController();
  let isOpen = false;
  let isWoken = false;
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let signs: NodeJS.Timeout | undefined;

  return { enqueue, start, wake, close };

  async function enqueue<Payload>(job: Job<Payload>, payload: Payload, given: Enqueued & { db?: Queryable } = {}) {
    const { db, ...rest } = given;
    await boss.insert(job.name, [recordOf({ payload }, rest)], db && { db: partOf(db) });
    if (!db) wake();
  }

  async function start(jobs: readonly AnyJob[]) {
    const names = jobs.map(({ name }) => name);
    const queues = names.map((name) => ({ name, policy: 'exclusive' as const, ...leased(leaseSeconds) }));
    await prepareQueues(boss, queues);
    for (const job of jobs) kinds.set(job.name, kindOf(job));
    if (!database.isShared) await takeBackAll(boss, database, names);
    // Dropped where one waits already, or is at work on another server; what was due while no server ran is taken at once.
    for (const { name, schedule } of jobs) if (schedule) await boss.insert(name, [recordOfNext(schedule)]);
    isOpen = true;
    signs ??= setInterval(() => void sendHeartbeats().catch(onError), heartbeatEvery(leaseSeconds)).unref();
    wake();
  }

  function kindOf(job: AnyJob): Kind {
    const running: Kind['running'] = new Map();
    const onLost = (ids: string[]) => {
      for (const id of ids) running.get(id)?.stop.abort(new JobLost());
    };
    return { job, running, held: createLeasedJobs({ boss, database, queue: job.name, onLost }) };
  }

  async function close(grace: number) {
    isOpen = false;
    clearTimeout(timer);
    await looking;
    clearTimeout(timer);
    const enough = setTimeout(() => closing.abort(new ServerClosing()), grace);
    await Promise.all([...kinds.values()].flatMap(({ running }) => [...running.values()].map((one) => one.finished)));
    clearTimeout(enough);
    clearInterval(signs);
  }

  async function sendHeartbeats(): Promise<void> {
    for (const { held } of kinds.values()) await held.sendHeartbeat();
  }

  function wake() {
    if (!isOpen) return;
    isWoken = true;
    looking ??= look();
  }

  async function look(): Promise<void> {
    while (isWoken && isOpen) {
      isWoken = false;
      try {
        await takeWhatIsDue();
      } catch (error) {
        onError(error);
        aim(pauseAfterError);
      }
    }
    looking = undefined;
  }

  async function takeWhatIsDue(): Promise<void> {
    // Whoever ends next looks for more of the others.
    const free = [...kinds.values()].filter((kind) => freeSlots(kind) > 0);
    const { due, nextInMs } = await lookAtQueues(
      database,
      free.map(({ job }) => job.name),
    );
    let taken = 0;
    for (const kind of free) if (due.has(kind.job.name)) taken += await take(kind);
    if (taken > 0) isWoken = true;
    else aim(nextInMs);
  }

  function freeSlots({ job, running }: Kind): number {
    return (job.mostAtOnce ?? 1) - running.size;
  }

  async function take(kind: Kind): Promise<number> {
    const { name, mostOfGroup } = kind.job;
    const found = await boss.fetch<JobData>(name, {
      includeMetadata: true,
      batchSize: freeSlots(kind),
      ...(mostOfGroup !== undefined && { groupConcurrency: mostOfGroup }),
    });
    for (const fetched of found) begin(kind, fetched);
    return found.length;
  }

  function aim(milliseconds: number | null) {
    clearTimeout(timer);
    const longest = database.isShared ? lookEvery : mostPause;
    if (!isOpen || (milliseconds === null && !database.isShared)) return;
    timer = setTimeout(wake, Math.min(longest, Math.max(leastPause, milliseconds ?? longest)));
    timer.unref();
  }

  function begin(kind: Kind, fetched: FetchedJob) {
    const { job, held, running } = kind;
    const stop = new AbortController();
    held.add([fetched]);
    const finished = doJob(options, job, fetched, AbortSignal.any([stop.signal, closing.signal]))
      .catch(onError)
      .finally(() => {
        // A job that was lost may have come back here, and be under way anew.
        if (running.get(fetched.id)?.stop === stop) {
          held.remove([fetched.id]);
          running.delete(fetched.id);
        }
        wake();
      });
    running.set(fetched.id, { stop, finished });
  }
}
