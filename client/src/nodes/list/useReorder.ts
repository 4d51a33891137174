import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';

/** Where a thing is dragged from and to, by places in the list. */
interface Drag {
  from: number;
  to: number;
}

interface Reorder {
  drag: Drag | null;
  /** What to say of the last move to those who do not see it. */
  said: string;
  /** For the handle of the thing at that place. */
  handleProps(index: number): {
    onKeyDown: (event: KeyboardEvent) => void;
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    onPointerCancel: () => void;
  };
  /** For what is dragged over: the whole thing at that place. */
  placeProps(index: number): { 'data-place': number; 'data-over': string | undefined };
  /** Moves one by keyboard or by a menu. */
  move(from: number, to: number): void;
}

/** Puts things of a list in another order: dragged by their handle with mouse or finger, or moved by the arrow keys on it. */
export function useReorder(count: number, onMove: (from: number, to: number) => void): Reorder {
  const [drag, setDrag] = useState<Drag | null>(null);
  const [said, setSaid] = useState('');

  function move(from: number, to: number) {
    if (to < 0 || to >= count || to === from) return;
    onMove(from, to);
    setSaid(`Moved to place ${to + 1} of ${count}.`);
  }

  return {
    drag,
    said,
    move,
    handleProps: (index) => ({
      onKeyDown(event) {
        const to = placeByKey(event, index, count);
        if (to === null) return;
        event.preventDefault();
        event.stopPropagation();
        move(index, to);
      },
      onPointerDown(event) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: index, to: index });
      },
      onPointerMove(event) {
        const over = drag && placeUnder(event);
        if (drag && over !== null && over !== drag.to) setDrag({ ...drag, to: over });
      },
      onPointerUp() {
        setDrag(null);
        if (drag) move(drag.from, drag.to);
      },
      onPointerCancel: () => setDrag(null),
    }),
    placeProps: (index) => ({
      'data-place': index,
      'data-over': drag?.to === index && drag.from !== index ? (drag.from < index ? 'after' : 'before') : undefined,
    }),
  };
}

/** A list with one thing at another place. */
export function moved<Thing>(things: readonly Thing[], from: number, to: number): Thing[] {
  const thing = things[from];
  return thing === undefined ? [...things] : things.toSpliced(from, 1).toSpliced(to, 0, thing);
}

function placeByKey({ key }: KeyboardEvent, index: number, count: number): number | null {
  if (key === 'ArrowUp' || key === 'ArrowLeft') return index - 1;
  if (key === 'ArrowDown' || key === 'ArrowRight') return index + 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** The place of the same list under the pointer. */
function placeUnder({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): number | null {
  const list = currentTarget.closest('[data-reorder]');
  const place = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-place]');
  return place && list?.contains(place) ? Number(place.dataset['place']) : null;
}
