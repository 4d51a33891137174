import { CompiledQuery } from 'kysely';
import { type Db, PgBoss, type Queue } from 'pg-boss';
import type { Database, Queryable } from '../store/database.ts';

/** One holding of a job: the next one has another number, by which whoever held a job before can no longer end it. */
export interface Attempt {
  id: string;
  retryCount: number;
}

/** Where pg-boss has its tables. */
export const bossSchema = 'pgboss';

/**
 * pg-boss keeps all jobs, of executions and of background work, in the same database and in the same transactions as what they
 * are about. All times are the database's. Who opens it stops it.
 */
export async function openBoss(database: Database, onError: (error: unknown) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.query(text, values) },
    backend: database.isShared ? 'postgres' : 'pglite',
    schema: bossSchema,
    schedule: false,
    // Where no other server can be, nobody's death needs to be noticed.
    superviseIntervalSeconds: database.isShared ? 5 : 600,
    monitorIntervalSeconds: database.isShared ? 5 : 600,
    persistWarnings: false,
    monitorVacuum: false,
    reindex: false,
  });
  boss.on('error', onError);
  await boss.start();
  return boss;
}

export function closeBoss(boss: PgBoss): Promise<void> {
  return boss.stop({ graceful: false, close: false });
}

/** Makes queues as they should be, in one look where they are so already. */
export async function prepareQueues(boss: PgBoss, queues: readonly Queue[]): Promise<void> {
  const there = new Map((await boss.getQueues(queues.map(({ name }) => name))).map((one) => [one.name, one]));
  for (const { name, policy = 'standard', ...settings } of queues) {
    const found = there.get(name);
    if (!found) await boss.createQueue(name, { policy, ...settings });
    // What its jobs are like cannot be changed; how long a lease lasts can.
    else if (found.heartbeatSeconds !== settings.heartbeatSeconds) await boss.updateQueue(name, settings);
    // pg-boss looks a queue up at its first use, past the transaction that it is handed: with one connection, a first use inside of
    // a transaction would wait for itself.
    if (!found) await boss.touch(name, nobodysJob);
  }
}

const nobodysJob = '00000000-0000-0000-0000-000000000000';

/** Deletes a job if it is still held by this attempt; gives how many that were. */
export async function deleteHeld(boss: PgBoss, queue: string, attempt: Attempt, db: Queryable): Promise<number> {
  const response = await boss.deleteJob(queue, [attempt], { db: partOf(db) });
  // Its types keep it to themselves.
  return (response as { affected: number }).affected;
}

/** pg-boss's statements as a part of our transaction. */
export function partOf(db: Queryable): Db {
  return {
    async executeSql(text, values = []) {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
      return { rows: [...rows] };
    },
  };
}
