import type { Alignment, Axis } from '../layout/align.ts';
import { aligned, distributed } from '../layout/align.ts';
import { rectOf } from '../model/geometry.ts';
import { makeRoom } from '../layout/make-room.ts';
import type { Growth } from '../layout/make-room.ts';
import { heldBy, madeWay, moved, withHeld } from './moves.ts';
import type { Places } from './moves.ts';
import { nameThings } from './name-things.ts';
import { chosenIds } from './selection-actions.ts';
import type { NamedStep, StoreHost } from './store-host.ts';

export interface ArrangeActions {
  /** Lines up what is chosen. */
  align(alignment: Alignment): void;
  /** Spreads what is chosen, with equal gaps. */
  distribute(axis: Axis): void;
  /** Puts things in their places as one step. */
  place(step: NamedStep, places: Places): void;
  /**
   * Shows things on their way to their places; it is no step of its own. Where they arrive is saved once more: what was sent
   * meanwhile may have been half the way.
   */
  showAt(places: Places, isArrival: boolean): void;
  /** Makes room for cards that have become higher. What makes way is not moved for good: it is no step, and is not saved. */
  makeRoom(growths: readonly Growth[]): void;
}

export function arrangeActions({ get, set, change }: StoreHost): ArrangeActions {
  /** What is chosen, moved so; a frame takes along what lies in it. */
  function arrange(step: (what: string) => NamedStep, places: (items: Item[]) => Places) {
    const state = get();
    const ids = new Set(chosenIds(state));
    const items = [...state.nodes, ...state.annotations]
      .filter(({ id }) => ids.has(id))
      .map((thing) => ({ id: thing.id, rect: rectOf(thing) }));
    if (items.length < 2) return;
    const all = withHeld(state, places(items), heldBy(state, ids));
    change(step(nameThings(state, ids)), (flow) => moved(flow, all));
  }

  return {
    align: (alignment) =>
      arrange(
        (what) => ({ name: `align ${what}`, announcement: `Aligned ${what}.` }),
        (items) => aligned(items, alignment),
      ),
    distribute: (axis) =>
      arrange(
        (what) => ({ name: `distribute ${what}`, announcement: `Distributed ${what}.` }),
        (items) => distributed(items, axis),
      ),
    place: (step, places) => change(step, (flow) => moved(flow, places)),
    makeRoom: (growths) => set((state) => madeWay(state, makeRoom(state, growths))),
    showAt: (places, isArrival) =>
      set((state) => ({ ...moved(state, places), revision: state.revision + (isArrival ? 1 : 0) })),
  };
}

type Item = Parameters<typeof aligned>[0][number];
