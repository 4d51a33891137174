import type { Database } from '../store/database.ts';
import { pruneEvents } from '../store/prune-events.ts';
import { removeOldKeys } from '../store/idempotency-keys.ts';
import { removeDeletedWorkflows } from '../store/remove-deleted-workflows.ts';
import { removeUntouchedWorkflows } from '../store/remove-untouched-workflows.ts';
import { removeOldDeliveries } from '../store/webhook-queue.ts';
import { type OldResultsOptions, removeOldResults } from './remove-old-results.ts';

/** In milliseconds. */
const pruneEvery = 3_600_000;

/** Days in which a deleted workflow can be brought back. */
export const restorableDays = 30;

/** Days after which a provisional workflow goes that nobody has touched. */
export const provisionalDays = 30;

/** Days for which it can be seen what became of a webhook's messages. */
const deliveryDays = 30;

export interface PruningOptions {
  database: Database;
  /** Days for which the events of an execution that has ended are kept; null for ever. */
  eventDays: number | null;
  /** And for which the execution itself is kept, with all that it made. */
  results: Omit<OldResultsOptions, 'database'>;
  onFault(fault: unknown): void;
}

/**
 * Removes what is too old, now and every hour: workflows whose deletion can be undone no more, what webhooks were sent, idempotency keys,
 * events, and results.
 */
export function startPruning({ database, eventDays, results, onFault }: PruningOptions): AsyncDisposable {
  let atWork = Promise.resolve();
  const prune = () => {
    atWork = pruneAll(database, eventDays)
      .then(() => removeOldResults({ database, ...results }))
      .catch(onFault);
  };
  prune();
  const timer = setInterval(prune, pruneEvery);
  timer.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await atWork;
    },
  };
}

/** A few at a time, so that nobody waits for long. */
export async function pruneAll(database: Database, eventDays: number | null): Promise<void> {
  while ((await removeDeletedWorkflows(database.service, restorableDays)) > 0);
  while ((await removeOldKeys(database.service)) > 0);
  while ((await removeUntouchedWorkflows(database.service, provisionalDays)) > 0);
  while ((await removeOldDeliveries(database.service, deliveryDays)) > 0);
  if (eventDays !== null) while ((await pruneEvents(database.service, eventDays)) > 0);
}
