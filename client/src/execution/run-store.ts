import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { createCorrections } from './correction/corrections.ts';
import type { Corrections } from './correction/corrections.ts';
import { reduceExecution } from './reduce-execution.ts';
import type { RunEvent } from './reduce-execution.ts';
import { noRun } from './run-state.ts';
import type { RunState } from './run-state.ts';
import { createMoments } from './timeline/moments.ts';
import type { Moments } from './timeline/moments.ts';

/** The run on screen, outside the graph: a card listens to its own node alone. */
export interface RunStore extends StoreApi<RunState> {
  /** What a person puts right in it, and has not saved yet. */
  corrections: Corrections;
  moments: Moments;
  show(run: RunState): void;
  apply(event: RunEvent): void;
  /** Reads the run on screen anew, with what happens to it meanwhile. A read that gives null changes nothing. */
  readAnew(read: () => Promise<RunState | null>): Promise<void>;
}

/** Events of one frame are taken in together, so that a hundred a second cost no more than a frame does. */
const frameMs = 16;

export function createRunStore(): RunStore {
  const store = createStore<RunState>(() => noRun);
  const moments = createMoments();
  let waiting: RunEvent[] = [];
  /** For each read under way, what has come since it began. */
  const sinceRead = new Set<RunEvent[]>();

  function takeIn() {
    const events = waiting;
    waiting = [];
    moments.take(events.filter(({ execution }) => execution.id === store.getState().execution?.id));
    store.setState((state) => events.reduce(reduceExecution, state), true);
  }

  return {
    ...store,
    corrections: createCorrections(),
    moments,
    // What waits stays: the reducer passes over what the run has seen already, and over other runs.
    show(run) {
      store.setState(run, true);
    },
    apply(event) {
      waiting.push(event);
      for (const events of sinceRead) events.push(event);
      if (waiting.length === 1) setTimeout(takeIn, frameMs);
    },
    async readAnew(read) {
      const events: RunEvent[] = [];
      sinceRead.add(events);
      const run = await read().finally(() => sinceRead.delete(events));
      if (run && run.execution?.id === store.getState().execution?.id)
        store.setState(events.reduce(reduceExecution, run), true);
    },
  };
}
