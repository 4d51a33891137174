import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { RunEvent } from '../state/reduce-execution.ts';
import { readPhaseChange } from './phase.ts';
import type { PhaseChange } from './phase.ts';
import { noSpans, readSpans, reconciled } from './spans.ts';
import type { Spans } from './spans.ts';

export interface PhaseLogState {
  executionId: string | null;
  /** In the order of their numbers; only where a phase changes. */
  list: readonly PhaseChange[];
  /** The same as spans of time; what has not changed stays the same thing. */
  spans: Spans;
  /** The run's earlier changes have been read from the log. */
  isComplete: boolean;
}

/** When what began in the run on screen: what a node's state as it is now cannot tell. */
export interface PhaseLog extends StoreApi<PhaseLogState> {
  /** Takes in events as they happen. */
  take(events: readonly RunEvent[]): void;
  /** Puts what the log tells before what was heard. */
  fill(executionId: string, log: readonly PhaseChange[]): void;
}

const none: PhaseLogState = { executionId: null, list: [], spans: noSpans, isComplete: false };

export function createPhaseLog(): PhaseLog {
  const store = createStore<PhaseLogState>(() => none);
  const show = (state: PhaseLogState) =>
    store.setState({ ...state, spans: reconciled(store.getState().spans, readSpans(state.list)) }, true);

  return {
    ...store,
    take(events) {
      const known = store.getState();
      let state = known;
      for (const event of events) {
        const change = phaseChangeOf(event);
        if (!change) continue;
        if (state.executionId !== event.execution.id) state = { ...none, executionId: event.execution.id };
        state = { ...state, list: added(state.list, change) };
      }
      if (state.executionId !== known.executionId || state.list !== known.list) show(state);
    },
    fill(executionId, log) {
      const known = store.getState();
      const received = known.executionId === executionId ? known.list : [];
      const last = log.at(-1)?.sequence ?? 0;
      const list = [...log, ...received.filter(({ sequence }) => sequence > last)].reduce(added, []);
      show({ ...known, executionId, list, isComplete: true });
    },
  };
}

function phaseChangeOf({ type, sequence, at, node }: RunEvent): PhaseChange | null {
  return at ? readPhaseChange(type, sequence, at, node?.key ?? null, node?.state.progress?.queuePosition) : null;
}

/** The same list where the change tells nothing new: progress comes ten times a second. */
function added(list: readonly PhaseChange[], change: PhaseChange): readonly PhaseChange[] {
  const last = list.at(-1);
  if (last && last.sequence >= change.sequence) return list;
  const before = change.key === null ? null : list.findLast(({ key }) => key === change.key);
  return before?.phase === change.phase ? list : [...list, change];
}
