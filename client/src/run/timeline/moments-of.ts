import type { RunStore } from '../state/run-store.ts';
import { createMoments } from './moments.ts';
import type { Moments } from './moments.ts';

const known = new WeakMap<RunStore, Moments>();

/** The moments of the run that a store shows, heard from the first time on that somebody asks; the log tells the earlier ones. */
export function momentsOf(store: RunStore): Moments {
  const moments = known.get(store) ?? createMoments();
  if (!known.has(store)) {
    known.set(store, moments);
    store.hear((events) => moments.take(events));
  }
  return moments;
}
