import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { RunEvent } from '../state/reduce-execution.ts';
import { readMoment } from './phase.ts';
import type { Moment } from './phase.ts';
import { noStretches, readStretches, reconciled } from './stretches.ts';
import type { Stretches } from './stretches.ts';

export interface MomentsState {
  executionId: string | null;
  /** In the order of their numbers; only where a phase changes. */
  list: readonly Moment[];
  /** The same as stretches of time; what has not changed stays the same thing. */
  stretches: Stretches;
  /** The run's earlier moments have been read from the log. */
  isComplete: boolean;
}

/** When what began in the run on screen: what a node's state as it is now cannot tell. */
export interface Moments extends StoreApi<MomentsState> {
  /** Takes in events as they happen. */
  take(events: readonly RunEvent[]): void;
  /** Puts what the log tells before what was heard. */
  fill(executionId: string, log: readonly Moment[]): void;
}

const none: MomentsState = { executionId: null, list: [], stretches: noStretches, isComplete: false };

export function createMoments(): Moments {
  const store = createStore<MomentsState>(() => none);
  const show = (state: MomentsState) =>
    store.setState({ ...state, stretches: reconciled(store.getState().stretches, readStretches(state.list)) }, true);

  return {
    ...store,
    take(events) {
      const known = store.getState();
      let state = known;
      for (const event of events) {
        const moment = momentOf(event);
        if (!moment) continue;
        if (state.executionId !== event.execution.id) state = { ...none, executionId: event.execution.id };
        state = { ...state, list: added(state.list, moment) };
      }
      if (state.executionId !== known.executionId || state.list !== known.list) show(state);
    },
    fill(executionId, log) {
      const known = store.getState();
      const heard = known.executionId === executionId ? known.list : [];
      const last = log.at(-1)?.sequence ?? 0;
      const list = [...log, ...heard.filter(({ sequence }) => sequence > last)].reduce(added, []);
      show({ ...known, executionId, list, isComplete: true });
    },
  };
}

function momentOf({ type, sequence, at, node }: RunEvent): Moment | null {
  return at ? readMoment(type, sequence, at, node?.key ?? null, node?.state.progress?.queuePosition) : null;
}

/** The same list where the moment tells nothing new: progress comes ten times a second. */
function added(list: readonly Moment[], moment: Moment): readonly Moment[] {
  const last = list.at(-1);
  if (last && last.sequence >= moment.sequence) return list;
  const before = moment.key === null ? null : list.findLast(({ key }) => key === moment.key);
  return before?.phase === moment.phase ? list : [...list, moment];
}
