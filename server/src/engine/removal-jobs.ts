import { z } from 'zod';
import { defineJob, type Job } from '../jobs/define-job.ts';
import type { Database, Queryable } from '../store/database.ts';
import { removeOldExports } from '../store/exports.ts';
import { removeOldKeys } from '../store/idempotency-keys.ts';
import { pruneEvents } from '../store/prune-events.ts';
import { removeDeleted } from '../store/remove-deleted.ts';
import { removeUntouchedWorkflows } from '../store/remove-untouched-workflows.ts';
import { removeOldDeliveries } from '../store/webhook-queue.ts';
import { type OldResultsOptions, removeOldResults } from './remove-old-results.ts';

/** Days in which a deleted workflow, brand or font can be brought back. */
export const restorableDays = 30;

/** Days after which a provisional workflow goes that nobody has touched. */
export const provisionalDays = 30;

/** Days for which it can be seen what became of a webhook's messages. */
const deliveryDays = 30;

/** Days for which an export can be downloaded. */
const exportDays = 30;

export interface RemovalOptions {
  database: Database;
  /** Days for which the events of an execution that has ended are kept; null for ever. */
  eventDays: number | null;
  /** And for which the execution itself is kept, with all that it made. */
  results: Omit<OldResultsOptions, 'database'>;
}

/** Removes some of what is too old, and gives the number: a few at a time, so that nobody waits for long. */
type RemoveSome = (db: Queryable) => Promise<number>;

/** What removes what is too old, each by itself, an hour after it has last done so. */
export function defineRemovalJobs({ database, eventDays, results }: RemovalOptions): Job<object>[] {
  return [
    removal('remove-deleted-workflows', (db) => removeDeleted(db, 'workflows', restorableDays)),
    removal('remove-deleted-fonts', (db) => removeDeleted(db, 'fonts', restorableDays)),
    removal('remove-deleted-brands', (db) => removeDeleted(db, 'brands', restorableDays)),
    removal('remove-untouched-workflows', (db) => removeUntouchedWorkflows(db, provisionalDays)),
    removal('remove-idempotency-keys', removeOldKeys),
    removal('remove-webhook-deliveries', (db) => removeOldDeliveries(db, deliveryDays)),
    removal('remove-exports', (db) => removeOldExports(db, exportDays)),
    removal('prune-events', async (db) => (eventDays === null ? 0 : pruneEvents(db, eventDays))),
    hourly('remove-old-results', (signal) => removeOldResults({ database, ...results }, signal)),
  ];

  function removal(name: string, removeSome: RemoveSome): Job<object> {
    return hourly(name, async (signal) => {
      do signal.throwIfAborted();
      while ((await removeSome(database.service)) > 0);
    });
  }
}

const everyMs = 3_600_000;

function hourly(name: string, work: (signal: AbortSignal) => Promise<void>): Job<object> {
  return defineJob({
    name,
    payload: z.strictObject({}),
    schedule: { everyMs, payload: {} },
    run: (_, { signal }) => work(signal),
  });
}
