import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { createCorrections } from './corrections.ts';
import type { Corrections } from './corrections.ts';
import { createOutdated } from './outdated.ts';
import type { Outdated } from './outdated.ts';
import { reduceExecution, withItems } from './reduce-execution.ts';
import type { RunEvent } from './reduce-execution.ts';
import { noRun } from './run-state.ts';
import type { RunItem, RunState } from './run-state.ts';

/** The run on screen, outside the graph: a card listens to its own node alone. */
export interface RunStore extends StoreApi<RunState> {
  /** What a person puts right in it, and has not saved yet. */
  corrections: Corrections;
  /** What of its results a change of the workflow has put out of date. */
  outdated: Outdated;
  show(run: RunState): void;
  apply(event: RunEvent): void;
  /** Tells of the events of the run on screen as they are taken in, until the answer is called. */
  listen(listener: (events: readonly RunEvent[]) => void): () => void;
  /** Reads the run on screen anew, with what happens to it meanwhile. A read that gives null changes nothing. */
  refetch(read: () => Promise<RunState | null>): Promise<void>;
  /** Takes in items of a node that are read, and what happens to them meanwhile. */
  readItems(nodeKey: string, read: () => Promise<readonly RunItem[]>): Promise<void>;
}

/** Events of one frame are taken in together, so that a hundred a second cost no more than a frame does. */
const frameMs = 16;

export function createRunStore(): RunStore {
  const store = createStore<RunState>(() => noRun);
  const listeners = new Set<(events: readonly RunEvent[]) => void>();
  let waiting: RunEvent[] = [];
  /** For each read under way, what has come since it began. */
  const sinceRead = new Set<RunEvent[]>();

  function takeIn() {
    const events = waiting;
    waiting = [];
    const own = events.filter(({ execution }) => execution.id === store.getState().execution?.id);
    for (const listener of listeners) listener(own);
    store.setState((state) => events.reduce(reduceExecution, state), true);
  }

  /** The same run is known as it was later. */
  function isOvertaken({ execution, lastSequence }: RunState): boolean {
    const shown = store.getState();
    return execution?.id === shown.execution?.id && lastSequence < shown.lastSequence;
  }

  return {
    ...store,
    corrections: createCorrections(),
    outdated: createOutdated(),
    // What waits stays: the reducer passes over what the run has seen already, and over other runs. An answer that events have overtaken
    // tells nothing new, and what it has not seen would not be told again.
    show(run) {
      if (!isOvertaken(run)) store.setState(run, true);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    apply(event) {
      waiting.push(event);
      for (const events of sinceRead) events.push(event);
      if (waiting.length === 1) setTimeout(takeIn, frameMs);
    },
    async refetch(read) {
      const events: RunEvent[] = [];
      sinceRead.add(events);
      const run = await read().finally(() => sinceRead.delete(events));
      if (!run || run.execution?.id !== store.getState().execution?.id) return;
      const after = events.reduce(reduceExecution, withKnownItems(run, store.getState()));
      if (!isOvertaken(after)) store.setState(after, true);
    },
    async readItems(nodeKey, read) {
      const events: RunEvent[] = [];
      const id = store.getState().nodes[nodeKey]?.id;
      sinceRead.add(events);
      const items = await read().finally(() => sinceRead.delete(events));
      if (store.getState().nodes[nodeKey]?.id === id)
        store.setState((state) => withItems(state, nodeKey, items, events), true);
    },
  };
}

/** A run that was read anew, with the items that were known: they are read apart, where they are to be seen. */
function withKnownItems(run: RunState, before: RunState): RunState {
  const nodes = Object.entries(run.nodes).map(([key, node]) => {
    const known = before.nodes[key];
    return [
      key,
      known && known.attempts === node.attempts
        ? { ...node, items: known.items, itemsTurn: known.itemsTurn + 1 }
        : node,
    ] as const;
  });
  return { ...run, nodes: Object.fromEntries(nodes) };
}
