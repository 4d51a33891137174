import { randomUUID } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { type Db, PgBoss } from 'pg-boss';
import { pause } from '../retry/pause.ts';
import type { Database, Queryable } from '../store/database.ts';
import { giveJobs } from '../store/executions.ts';
import { jobsNotice, noticeChannel } from './notice.ts';

/** What carries an execution to a server: whoever holds the job runs the whole graph. */
export interface Job {
  id: string;
  executionId: string;
}

export interface Jobs {
  /** Writes jobs as a part of the caller's transaction. Call `wake` once that is committed. */
  enqueue(db: Queryable, jobs: readonly Job[]): Promise<void>;
  /** Begins to take jobs, for as long as there are places free. */
  start(take: (jobs: Job[]) => Promise<void>, freePlaces: () => number): Promise<void>;
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
  /** Seconds without a sign of life after which a server's jobs go to others; at least 10. */
  leaseSeconds: number;
  /** Hears of jobs that this server no longer holds. */
  onLost: (jobIds: string[]) => void;
  onFault: (fault: unknown) => void;
}

/** One holding of a job: the next one has another number. */
interface Attempt {
  id: string;
  retryCount: number;
}

const queue = 'executions';
const schema = 'pgboss';

/** Jobs taken at once; the rest is left to other servers. */
const mostAtOnce = { shared: 25, alone: 100 };

/** In milliseconds: how often jobs are looked for although nobody told of any. */
const lookEvery = 2_000;
/** The same for executions that no job carries, which no way of writing them leaves behind. */
const mendEvery = 600_000;

/**
 * pg-boss keeps the jobs, in the same database and in the same transactions as the executions. A server that is at work
 * gives a sign of life for all its jobs in one statement; those of a server that gives none are taken by others. All
 * times are the database's.
 */
export async function createJobs(options: JobsOptions): Promise<Jobs> {
  const { database, leaseSeconds, onLost, onFault } = options;
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.query(text, values) },
    backend: database.isShared ? 'postgres' : 'pglite',
    schema,
    schedule: false,
    // Where no other server can be, nobody's death needs to be noticed.
    superviseIntervalSeconds: database.isShared ? 5 : 600,
    monitorIntervalSeconds: database.isShared ? 5 : 600,
    persistWarnings: false,
    monitorVacuum: false,
    reindex: false,
  });
  boss.on('error', onFault);
  await boss.start();
  const settings = { heartbeatSeconds: leaseSeconds, expireInSeconds: 86_399, retryLimit: 1_000_000, retryDelay: 0 };
  await boss.createQueue(queue, settings);
  await boss.updateQueue(queue, settings);
  // pg-boss looks the queue up at its first use, past the transaction that it is handed: with one connection, a first use
  // inside of a transaction would wait for itself.
  await boss.touch(queue, randomUUID());

  /** By id, with the number of the attempt: whoever held a job before can no longer end it. */
  const held = new Map<string, number>();
  const done = new Set<string>();
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
    async start(take, freePlaces) {
      if (!database.isShared) await takeBackAll();
      await mend();
      taking = takeJobs(take, freePlaces);
      every(leaseSeconds * 250, giveSignOfLife);
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
      await boss.stop({ graceful: false, close: false });
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

  async function takeJobs(take: (jobs: Job[]) => Promise<void>, freePlaces: () => number): Promise<void> {
    while (isTaking) {
      isWoken = false;
      const batchSize = Math.min(database.isShared ? mostAtOnce.shared : mostAtOnce.alone, freePlaces());
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
      for (const { id, retryCount } of found) held.set(id, retryCount);
      return jobs;
    } catch (fault) {
      onFault(fault);
      return [];
    }
  }

  async function giveBack(jobs: readonly Job[], fault: unknown): Promise<void> {
    onFault(fault);
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
      if (attempts.length > 0) await boss.deleteJob(queue, attempts).catch(onFault);
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
      onFault(fault);
    }
  }

  function takeAttempts(jobIds: Iterable<string>): Attempt[] {
    return [...jobIds].flatMap((id) => {
      const retryCount = held.get(id);
      held.delete(id);
      return retryCount === undefined ? [] : [{ id, retryCount }];
    });
  }

  async function giveSignOfLife(): Promise<void> {
    const attempts = [...held].map(([id, retryCount]) => ({ id, retryCount }));
    if (attempts.length === 0) return;
    await boss.touch(queue, attempts);
    const lost = await findLost(attempts);
    for (const id of lost) held.delete(id);
    if (lost.length > 0) onLost(lost);
  }

  async function findLost(attempts: Attempt[]): Promise<string[]> {
    const { rows } = await database.query(
      `select id, retry_count from ${schema}.job where name = $1 and id = any($2::uuid[]) and state = 'active'`,
      [queue, attempts.map(({ id }) => id)],
    );
    const alive = new Set(rows.map((row) => `${String(row.id)} ${String(row.retry_count)}`));
    return attempts
      .filter(({ id, retryCount }) => !alive.has(`${id} ${retryCount}`) && held.get(id) === retryCount && !done.has(id))
      .map(({ id }) => id);
  }

  /** The folder is this process's own: whoever held jobs in it is gone. */
  async function takeBackAll(): Promise<void> {
    const { rows } = await database.query(`select id from ${schema}.job where name = $1 and state = 'active'`, [queue]);
    const ids = rows.map((row) => String(row.id));
    if (ids.length > 0) await boss.fail(queue, ids);
  }

  /** Also takes up what was left by a version that kept no jobs. */
  async function mend(): Promise<void> {
    const { rows } = await database.query(
      `select e.id from executions e where e.status in ('PENDING', 'RUNNING') and not exists (
         select from ${schema}.job j where j.name = $1 and j.id = e.job_id and j.state in ('created', 'retry', 'active'))`,
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
    const timer = setInterval(() => void work().catch(onFault), milliseconds);
    timer.unref();
    timers.push(timer);
  }
}

/** pg-boss's statements as a part of our transaction. */
function partOf(db: Queryable): Db {
  return {
    async executeSql(text, values = []) {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
      return { rows: [...rows] };
    },
  };
}
