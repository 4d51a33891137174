import type { RunStore } from '../state/run-store.ts';
import { createPhaseLog } from './phase-log.ts';
import type { PhaseLog } from './phase-log.ts';

const known = new WeakMap<RunStore, PhaseLog>();

/** The log of the run that a store shows, heard from the first time on that somebody asks; the log tells the earlier ones. */
export function phaseLogOf(store: RunStore): PhaseLog {
  const log = known.get(store) ?? createPhaseLog();
  if (!known.has(store)) {
    known.set(store, log);
    store.listen((events) => log.take(events));
  }
  return log;
}
