import type { Queryable } from '../store/database.ts';
import { findExecutions } from '../store/executions.ts';
import type { ExecutionRow } from '../store/tables.ts';
import type { EventEmitter } from './emitter.ts';
import { isFinished } from './state.ts';

export interface EndOptions {
  emitter: EventEmitter;
  /** Who asks for it: the engine, or the person whose it is. */
  read<Result>(work: (db: Queryable) => Promise<Result>): Promise<Result>;
}

/** Waits until an execution has ended, wherever it runs; null where it is removed meanwhile. Rejects when `signal` is aborted. */
export function untilEnded(
  executionId: string,
  { read, emitter }: EndOptions,
  signal: AbortSignal,
): Promise<ExecutionRow | null> {
  const { promise, resolve, reject } = Promise.withResolvers<ExecutionRow | null>();
  const stop = () => reject(signal.reason);
  const look = async () => {
    const [row] = await read((db) => findExecutions(db, [executionId]));
    if (!row || isFinished(row.status)) resolve(row ?? null);
  };
  // It listens first: what ends while it looks is told.
  const stopListening = emitter.onExecution(
    executionId,
    ({ execution }) => {
      if (isFinished(execution.status)) resolve(execution);
    },
    () => void look().catch(reject),
  );
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  void look().catch(reject);
  return promise.finally(() => {
    stopListening();
    signal.removeEventListener('abort', stop);
  });
}
