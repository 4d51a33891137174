import { randomUUID } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import { createLeasedJobs, leased, heartbeatEvery, takeBackAll } from '../jobs/leased-jobs.ts';
import { noticeChannel } from '../jobs/notice.ts';
import { type Attempt, bossSchema, partOf, prepareQueues } from '../jobs/open-boss.ts';
import { pause } from '../retry/pause.ts';
import type { Database, Queryable } from '../store/database.ts';
import { giveJobs } from '../store/executions.ts';
import { jobsNotice } from './notice.ts';

/** What carries an execution to a server: whoever holds the job runs the whole graph. */
export interface Job {
  id: string;
  executionId: string;
}

export interface Jobs {
  /** Writes jobs as a part of the caller's transaction. Call `wake` once that is committed. */
  enqueue(db: Queryable, jobs: readonly Job[]): Promise<void>;
  /** Begins to take jobs, for as long as there are places free. */
  start(take: (jobs: Job[]) => Promise<void>, freeSlots: () => number): Promise<void>;
  /** There may be jobs to take. */
  wake(): void;
  /** The job has done its work and goes. */
  finish(jobId: string): void;
  /** Gives jobs back, for whoever takes them next. */
  release(jobIds: readonly string[]): Promise<void>;
  /** Takes no more; what is held stays held until it is finished or released. */
  stopTaking(): void;
  close(): Promise<void>;
}

export interface JobsOptions {
  database: Database;
  boss: PgBoss;
  /** Seconds without a sign of life after which a server's jobs go to others; at least 10. */
  leaseSeconds: number;
  /** Hears of jobs that this server no longer holds. */
  onLost: (jobIds: string[]) => void;
  onError: (fault: unknown) => void;
}

const queue = 'executions';

/** Jobs taken at once; the rest is left to other servers. */
const mostAtOnce = { shared: 25, alone: 100 };

/** In milliseconds: how often jobs are looked for although nobody told of any. */
const lookEvery = 2_000;
/** The same for executions that no job carries, which no way of writing them leaves behind. */
const mendEvery = 600_000;

/**
 * Carries executions by jobs, which are kept in the same transactions as the executions. A server that is at work gives a sign of
 * life for all its jobs in one statement; those of a server that gives none are taken by others.
 */
export async function createJobs(options: JobsOptions): Promise<Jobs> {
  const { database, boss, leaseSeconds, onLost, onError } = options;
  await prepareQueues(boss, [{ name: queue, ...leased(leaseSeconds) }]);
  const done = new Set<string>();
  const held = createLeasedJobs({ boss, database, queue, onLost, isDone: (id) => done.has(id) });
  const closing = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  let isTaking = true;
  let isWoken = false;
  let isFull = false;
  let wakeUp: () => void = () => {};
  let taking: Promise<void> | undefined;
  let clearing: Promise<void> | undefined;

  return {
    enqueue,
    async start(take, freeSlots) {
      if (!database.isShared) await takeBackAll(boss, database, [queue]);
      await mend();
      taking = takeJobs(take, freeSlots);
      every(heartbeatEvery(leaseSeconds), held.sendHeartbeat);
      every(mendEvery, mend);
    },
    wake,
    finish(jobId) {
      done.add(jobId);
      clearing ??= new Promise<void>((resolve) => setImmediate(resolve)).then(clear);
      if (isFull) wake();
    },
    release,
    stopTaking,
    async close() {
      stopTaking();
      for (const timer of timers) clearInterval(timer);
      closing.abort();
      await taking;
      await clearing;
    },
  };

  async function enqueue(db: Queryable, jobs: readonly Job[]): Promise<void> {
    const records = jobs.map(({ id, executionId }) => ({ id, data: { executionId } }));
    await boss.insert(queue, records, { db: partOf(db) });
  }

  function wake() {
    isWoken = true;
    wakeUp();
  }

  function stopTaking() {
    isTaking = false;
    wake();
  }

  async function takeJobs(take: (jobs: Job[]) => Promise<void>, freeSlots: () => number): Promise<void> {
    while (isTaking) {
      isWoken = false;
      const batchSize = Math.min(database.isShared ? mostAtOnce.shared : mostAtOnce.alone, freeSlots());
      isFull = batchSize <= 0;
      const jobs = batchSize > 0 ? await fetchJobs(batchSize) : [];
      if (jobs.length > 0) await take(jobs).catch((fault: unknown) => giveBack(jobs, fault));
      if (jobs.length < batchSize || batchSize <= 0) await untilWoken();
    }
  }

  async function fetchJobs(batchSize: number): Promise<Job[]> {
    try {
      const found = await boss.fetch<{ executionId: string }>(queue, { batchSize });
      const jobs = found.map(({ id, data }) => ({ id, executionId: data.executionId }));
      held.add(found);
      return jobs;
    } catch (fault) {
      onError(fault);
      return [];
    }
  }

  async function giveBack(jobs: readonly Job[], fault: unknown): Promise<void> {
    onError(fault);
    await release(jobs.map(({ id }) => id));
    await pause(1_000, { signal: closing.signal }).catch(() => {});
  }

  async function untilWoken(): Promise<void> {
    if (isWoken || !isTaking) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, lookEvery);
      timer.unref();
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** What is done is deleted, not kept: the execution tells its story. One left behind finds nothing to do. */
  async function clear(): Promise<void> {
    while (done.size > 0) {
      const attempts = takeAttempts(done);
      done.clear();
      if (attempts.length > 0) await boss.deleteJob(queue, attempts).catch(onError);
    }
    clearing = undefined;
  }

  async function release(jobIds: readonly string[]): Promise<void> {
    const attempts = takeAttempts(jobIds);
    if (attempts.length === 0) return;
    try {
      await boss.fail(queue, attempts);
      if (database.isShared) await database.query('select pg_notify($1, $2)', [noticeChannel, jobsNotice]);
    } catch (fault) {
      onError(fault);
    }
  }

  function takeAttempts(jobIds: Iterable<string>): Attempt[] {
    const ids = [...jobIds];
    const attempts = held.attemptsOf(ids);
    held.remove(ids);
    return attempts;
  }

  /** Also takes up what was left by a version that kept no jobs. */
  async function mend(): Promise<void> {
    const { rows } = await database.query(
      `select e.id from executions e where e.status in ('PENDING', 'RUNNING') and not exists (
         select from ${bossSchema}.job j where j.name = $1 and j.id = e.job_id and j.state in ('created', 'retry', 'active'))`,
      [queue],
    );
    if (rows.length === 0) return;
    const jobs = rows.map((row) => ({ id: randomUUID(), executionId: String(row.id) }));
    await database.service.transaction().execute(async (db) => {
      await giveJobs(db, new Map(jobs.map(({ id, executionId }) => [executionId, id])));
      await enqueue(db, jobs);
    });
    wake();
  }

  function every(milliseconds: number, work: () => Promise<void>) {
    const timer = setInterval(() => void work().catch(onError), milliseconds);
    timer.unref();
    timers.push(timer);
  }
}
