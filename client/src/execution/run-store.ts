import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { reduceExecution } from './reduce-execution.ts';
import type { RunEvent } from './reduce-execution.ts';
import { noRun } from './run-state.ts';
import type { RunState } from './run-state.ts';

/** The run on screen, outside the graph: a card listens to its own node alone. */
export interface RunStore extends StoreApi<RunState> {
  show(run: RunState): void;
  apply(event: RunEvent): void;
}

/** Events of one frame are taken in together, so that a hundred a second cost no more than a frame does. */
const frameMs = 16;

export function createRunStore(): RunStore {
  const store = createStore<RunState>(() => noRun);
  let waiting: RunEvent[] = [];

  function takeIn() {
    const events = waiting;
    waiting = [];
    store.setState((state) => events.reduce(reduceExecution, state), true);
  }

  return {
    ...store,
    // What waits stays: the reducer passes over what the run has seen already, and over other runs.
    show(run) {
      store.setState(run, true);
    },
    apply(event) {
      waiting.push(event);
      if (waiting.length === 1) setTimeout(takeIn, frameMs);
    },
  };
}
