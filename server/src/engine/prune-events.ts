import type { Database } from '../store/database.ts';
import { pruneEvents } from '../store/prune-events.ts';

/** In milliseconds. */
const pruneEvery = 3_600_000;

/**
 * Deletes the events of executions that ended more than so many days ago, now and every hour; null keeps them for ever.
 * The executions themselves stay, with what each node took and gave.
 */
export function startPruning(database: Database, days: number | null, onFault: (fault: unknown) => void): Disposable {
  if (days === null) return { [Symbol.dispose]: () => {} };
  const prune = () => void pruneAll(database, days).catch(onFault);
  prune();
  const timer = setInterval(prune, pruneEvery);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

/** A few executions at a time, so that nobody waits for long. */
export async function pruneAll(database: Database, days: number): Promise<void> {
  while ((await pruneEvents(database.service, days)) > 0);
}
