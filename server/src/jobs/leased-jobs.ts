import type { PgBoss } from 'pg-boss';
import type { Database } from '../store/database.ts';
import { type Attempt, bossSchema } from './open-boss.ts';

/** The jobs of one queue that this server has a lease on. */
export interface LeasedJobs {
  add(jobs: readonly Attempt[]): void;
  attemptsOf(ids: Iterable<string>): Attempt[];
  remove(ids: Iterable<string>): void;
  /** Gives a sign of life for all in one statement, and tells which have gone to others for want of one. */
  sendHeartbeat(): Promise<void>;
}

export interface LeasedJobsOptions {
  boss: PgBoss;
  database: Database;
  queue: string;
  /** Hears of jobs that this server no longer holds. */
  onLost: (ids: string[]) => void;
  /** Jobs that are about to be ended, and need not be missed. */
  isDone?: (id: string) => boolean;
}

/** Settings of a queue whose jobs go to others when their server gives no sign of life. */
export function leased(leaseSeconds: number) {
  return { heartbeatSeconds: leaseSeconds, expireInSeconds: 86_399, retryLimit: 1_000_000, retryDelay: 0 };
}

/** How often a sign of life is given, in milliseconds. */
export const heartbeatEvery = (leaseSeconds: number) => leaseSeconds * 250;

export function createLeasedJobs({
  boss,
  database,
  queue,
  onLost,
  isDone = () => false,
}: LeasedJobsOptions): LeasedJobs {
  const held = new Map<string, number>();

  return {
    add(jobs) {
      for (const { id, retryCount } of jobs) held.set(id, retryCount);
    },
    attemptsOf: (ids) => [...ids].flatMap((id) => attempt(id, held.get(id))),
    remove(ids) {
      for (const id of ids) held.delete(id);
    },
    async sendHeartbeat() {
      const attempts = [...held].map(([id, retryCount]) => ({ id, retryCount }));
      if (attempts.length === 0) return;
      await boss.touch(queue, attempts);
      const lost = await findLost(attempts);
      for (const id of lost) held.delete(id);
      if (lost.length > 0) onLost(lost);
    },
  };

  async function findLost(attempts: Attempt[]): Promise<string[]> {
    const { rows } = await database.query(
      `select id, retry_count from ${bossSchema}.job where name = $1 and id = any($2::uuid[]) and state = 'active'`,
      [queue, attempts.map(({ id }) => id)],
    );
    const alive = new Set(rows.map((row) => `${String(row.id)} ${String(row.retry_count)}`));
    return attempts
      .filter(({ id, retryCount }) => !alive.has(`${id} ${retryCount}`) && held.get(id) === retryCount && !isDone(id))
      .map(({ id }) => id);
  }
}

function attempt(id: string, retryCount: number | undefined): Attempt[] {
  return retryCount === undefined ? [] : [{ id, retryCount }];
}

/** Where the database is this process's own, whoever held jobs in it is gone: they can be taken at once. */
export async function takeBackAll(boss: PgBoss, database: Database, queues: readonly string[]): Promise<void> {
  const { rows } = await database.query(
    `select name, array_agg(id) as ids from ${bossSchema}.job where name = any($1) and state = 'active' group by name`,
    [queues],
  );
  for (const { name, ids } of rows) await boss.fail(String(name), ids as string[]);
}
