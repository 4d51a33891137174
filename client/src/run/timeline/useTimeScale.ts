import { useEffect, useMemo, useState } from 'react';
import type { RefObject } from 'react';
import { useRun } from '../state/RunContext.tsx';
import { isLive } from '../state/run-state.ts';
import type { Spans } from './spans.ts';
import { createTimeAxis, roundSpan } from './time-axis.ts';
import type { TimeAxis } from './time-axis.ts';

export interface TimeScale {
  axis: TimeAxis;
  /** How much is drawn, in milliseconds. */
  span: number;
}

const stillMs = 1_000;

/**
 * The time axis of the run on screen. While it goes on, `--now` of the element is moved with each frame, and with it every bar
 * that ends there: nothing is drawn anew for that.
 */
export function useTimeScale(box: RefObject<HTMLElement | null>, { nodes, rests }: Spans): TimeScale {
  const execution = useRun((state) => state.execution);
  const isGoing = execution !== null && isLive(execution.status);
  const created = execution ? Date.parse(execution.startedAt ?? execution.createdAt) : 0;
  const finished = execution?.finishedAt ? Date.parse(execution.finishedAt) : null;
  const [longest, setLongest] = useState({ id: execution?.id, span: 0 });

  const firsts = [...nodes.values()].flatMap(([first]) => (first ? [first.from] : []));
  const start = firsts.reduce((least, time) => Math.min(least, time), created);
  const until = isGoing ? latestOf(nodes, start) : (finished ?? start);
  // While nothing is folded, how far it has come does not move what is drawn.
  const foldedUntil = rests.length > 0 ? until : start;
  const axis = useMemo(() => createTimeAxis(start, rests, foldedUntil), [start, rests, foldedUntil]);
  // At a pause nothing moves, however long it lasts.
  const isMoving = isGoing && execution.status !== 'PAUSED';
  const paused = isGoing && !isMoving ? rests.at(-1) : undefined;
  const end = axis.at(paused?.to === null ? paused.from + 1 : until);

  const reached = Math.max(end, longest.id === execution?.id ? longest.span : 0);
  const span = isGoing ? roundSpan(reached) : Math.max(100, end * 1.015);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    if (!isMoving) {
      element.style.setProperty('--now', String(end));
      return undefined;
    }
    const id = execution?.id;
    function move() {
      const now = Math.max(axis.at(Date.now()), end);
      element?.style.setProperty('--now', now.toFixed(1));
      if (now > span) setLongest({ id, span: now });
    }
    move();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      const timer = setInterval(move, stillMs);
      return () => clearInterval(timer);
    }
    let frame = requestAnimationFrame(function next() {
      move();
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [box, axis, end, span, isMoving, execution?.id]);

  return useMemo(() => ({ axis, span }), [axis, span]);
}

/** The last that is known of a run that goes on. */
function latestOf(nodes: Spans['nodes'], start: number): number {
  return [...nodes.values()].flat().reduce((latest, { from, to }) => Math.max(latest, to ?? from), start);
}
