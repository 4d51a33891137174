import type { EditorStore } from '../../../graph/store/editor-store.ts';
import { rectOf } from '../../../graph/model/geometry.ts';
import type { Rect } from '../../../graph/model/geometry.ts';
import type { Places } from '../../../graph/store/moves.ts';
import type { NamedStep } from '../../../graph/store/store-host.ts';

const lengthMs = 280;
/** More things than these would not move smoothly. */
const most = 300;

/** Puts things in their places as one step, and shows how they get there. Whatever else is done meanwhile ends the show. */
export function glide(store: EditorStore, step: NamedStep, places: Places): void {
  const { nodes, annotations } = store.getState();
  const before = new Map([...nodes, ...annotations].map((thing) => [thing.id, rectOf(thing)]));
  store.getState().place(step, places);
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (isStill || places.size > most) return;
  const { history } = store.getState();
  const begun = performance.now();

  function show(now: number) {
    if (store.getState().history !== history) return;
    const part = Math.min(1, Math.max(0, (now - begun) / lengthMs));
    const isArrival = part === 1;
    store.getState().showAt(isArrival ? places : between(before, places, 1 - (1 - part) ** 3), isArrival);
    if (!isArrival) requestAnimationFrame(show);
  }
  show(begun);
}

function between(before: ReadonlyMap<string, Rect>, places: Places, part: number): Places {
  return new Map(
    [...places].map(([id, to]) => {
      const from = before.get(id) ?? to;
      const at = (start: number, end: number) => start + (end - start) * part;
      return [id, { ...to, x: at(from.x, to.x), y: at(from.y, to.y) }];
    }),
  );
}
