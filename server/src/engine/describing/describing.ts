import { z } from 'zod';
import { defineJob, type Job } from '../../jobs/define-job.ts';
import type { JobRunner } from '../../jobs/job-runner.ts';
import type { Database, Queryable } from '../../store/database.ts';
import {
  type Asking,
  askForUndescribed,
  countAskedToday,
  listAskings,
  listOwnersOfUndescribed,
} from '../../store/descriptions.ts';
import type { DescribePayload } from './describe-job.ts';

/** Sees to it that pictures are described. */
export interface Describing {
  /** Null where pictures are not described on this server. `perDay`: how many of one person's in a day (UTC); null for any number. */
  limits: { perDay: number | null } | null;
  /** How many more of theirs may be asked for today; null for any number. */
  leftToday(db: Queryable, userId: string): Promise<number | null>;
  /** Those that came just now, as far as their owner wants them described. */
  describeNew(userId: string, ids: readonly string[]): Promise<void>;
  /** Sets going what was asked for and written; what is forgotten here is found by `describeRest`. */
  carry(ids: readonly string[]): Promise<void>;
  /** What stands undescribed, some at a time, and what no job carries. */
  describeRest(signal: AbortSignal): Promise<void>;
}

export interface DescribingOptions {
  database: Database;
  background: Pick<JobRunner, 'enqueue' | 'wake'>;
  job: Job<DescribePayload>;
  limits: Describing['limits'];
}

/** Of one person's, under way at once for nobody having asked: what comes new finds few before it. */
const mostInBackground = 200;
/** Askings that are looked through for some that no job carries. */
const mostAskings = 200;

export function createDescribing({ database, background, job, limits }: DescribingOptions): Describing {
  const db = database.service;

  return { limits, leftToday, describeNew, carry, describeRest };

  async function leftToday(queryable: Queryable, userId: string): Promise<number | null> {
    if (!limits || limits.perDay === null) return null;
    return Math.max(0, limits.perDay - (await countAskedToday(queryable, userId)));
  }

  async function describeNew(userId: string, ids: readonly string[]): Promise<void> {
    if (limits) await askFor(userId, ids.length, ids);
  }

  async function askFor(userId: string, most: number, ids?: readonly string[]): Promise<void> {
    const left = await leftToday(db, userId);
    const asked = await askForUndescribed(db, userId, { most: Math.min(most, left ?? most), ...(ids && { ids }) });
    await enqueue(asked);
  }

  async function carry(ids: readonly string[]): Promise<void> {
    if (limits && ids.length > 0) await enqueue(await listAskings(db, { ids, most: ids.length }));
  }

  async function describeRest(signal: AbortSignal): Promise<void> {
    if (!limits) return;
    await enqueue(await listAskings(db, { most: mostAskings }));
    for (const { id, under_way } of await listOwnersOfUndescribed(db)) {
      signal.throwIfAborted();
      await askFor(id, mostInBackground - under_way);
    }
  }

  /** Each asking has one job: another is dropped. */
  async function enqueue(askings: readonly Asking[]): Promise<void> {
    if (askings.length === 0) return;
    await db.transaction().execute(async (transaction) => {
      for (const { id, user_id, request } of askings)
        await background.enqueue(job, { assetId: id, request }, { key: request, group: user_id, db: transaction });
    });
    background.wake();
  }
}

/** Milliseconds. */
const restEvery = 60_000;

export function defineDescribeRestJob(describing: Pick<Describing, 'describeRest'>): Job<object> {
  return defineJob({
    name: 'describe-rest',
    payload: z.strictObject({}),
    schedule: { everyMs: restEvery, payload: {} },
    run: (_, { signal }) => describing.describeRest(signal),
  });
}
