import { useEffect, useRef, useState } from 'react';
import type { FocusEvent, PointerEvent } from 'react';
import { useQuery } from 'urql';
import { useRunStore } from '../../run/state/RunContext.tsx';
import { isLive } from '../../run/state/run-state.ts';
import type { RunState } from '../../run/state/run-state.ts';
import { hintReuse } from '../../run/status/reuse-hint.ts';
import type { Point } from '../../graph/model/graph.ts';
import { EstimateCostQuery } from '../../run/cost/estimate-documents.ts';

/**
 * Shows on the canvas what a run would take over, while somebody means to press the element that this is spread on: a mouse came to
 * it from elsewhere, or it has the focus. A run that begins or ends takes that back, for its results are what is to be seen then.
 */
export function useReuseHint(workflowId: string) {
  const [{ data }] = useQuery({ query: EstimateCostQuery, variables: { workflowId } });
  const keys = data?.estimateCost?.reusedNodeKeys;
  const run = useRunStore();
  const ref = useRef<HTMLDivElement>(null);
  const lastPlace = useRef<Point | null>(null);
  const [isPointed, setIsPointed] = useState(false);
  const [isFocused, setIsFocused] = useState(false);
  const isShown = isPointed || isFocused;

  useEffect(() => {
    if (!isShown || !keys) return undefined;
    hintReuse(keys);
    return () => hintReuse([]);
  }, [isShown, keys]);

  useEffect(
    () =>
      run.subscribe((now, before) => {
        if (now.execution?.id === before.execution?.id && isUnderWay(now) === isUnderWay(before)) return;
        setIsPointed(false);
        setIsFocused(false);
      }),
    [run],
  );

  // Leaving is not told by a button that came, or was disabled, under the mouse.
  useEffect(() => {
    const stop = new AbortController();
    const look = ({ target, clientX, clientY }: globalThis.PointerEvent) => {
      lastPlace.current = { x: clientX, y: clientY };
      if (!(target instanceof Node && ref.current?.contains(target))) setIsPointed(false);
    };
    document.addEventListener('pointermove', look, { signal: stop.signal });
    return () => stop.abort();
  }, []);

  return {
    ref,
    onPointerEnter({ pointerType }: PointerEvent) {
      // A button that comes under a mouse at rest is entered, too.
      if (pointerType !== 'touch' && !isOver(ref.current, lastPlace.current)) setIsPointed(true);
    },
    // The menu beside the button is heard as well; a mouse that leaves its focus behind is not.
    onFocus: ({ target }: FocusEvent) =>
      setIsFocused(target.closest('[role=menu]') !== null || target.matches('button:focus-visible')),
    onBlur: () => setIsFocused(false),
  };
}

function isUnderWay({ execution }: RunState): boolean {
  return execution !== null && isLive(execution.status);
}

function isOver(element: Element | null, place: Point | null): boolean {
  if (!element || !place) return false;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return place.x >= left && place.x <= right && place.y >= top && place.y <= bottom;
}
