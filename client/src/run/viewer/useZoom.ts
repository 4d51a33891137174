import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { isZoomed, noZoom, panned, zoomedAt } from './zoom.ts';
import type { Point, Zoom } from './zoom.ts';

export interface ZoomControls {
  zoom: Zoom;
  zoomBy: (factor: number) => void;
  reset: () => void;
}

const wheelStep = 0.0018;
const pinchStep = 0.012;
const closeUp = 2.5;

/** Zooms what is in a box by wheel, pinch and double click, and moves it by dragging. The box's own middle is the origin. */
export function useZoom(box: RefObject<HTMLElement | null>): ZoomControls {
  const [zoom, setZoom] = useState<Zoom>(noZoom);
  const zoomBy = useCallback((factor: number) => setZoom((now) => zoomedAt(now, factor, { x: 0, y: 0 })), []);
  const reset = useCallback(() => setZoom(noZoom), []);
  const latest = useRef(zoom);
  useEffect(() => {
    latest.current = zoom;
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const stop = new AbortController();
    const options = { signal: stop.signal };
    const pointers = new Map<number, Point>();

    function fromMiddle({ clientX, clientY }: { clientX: number; clientY: number }): Point {
      const { left, top, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
      return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
    }

    function onWheel(event: WheelEvent) {
      // Passive listeners may not keep the page from zooming.
      event.preventDefault();
      const factor = Math.exp(-event.deltaY * (event.ctrlKey ? pinchStep : wheelStep));
      setZoom((now) => zoomedAt(now, factor, fromMiddle(event)));
    }

    function onDown(event: PointerEvent) {
      if (event.target instanceof Element && event.target.closest('button, [role=slider]')) return;
      pointers.set(event.pointerId, fromMiddle(event));
      element?.setPointerCapture(event.pointerId);
    }

    function onMove(event: PointerEvent) {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const now = fromMiddle(event);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, now);
      if (other) {
        const factor = distance(now, other) / Math.max(1, distance(before, other));
        setZoom((state) => zoomedAt(state, factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }));
      } else if (isZoomed(latest.current)) {
        setZoom((state) => panned(state, { x: now.x - before.x, y: now.y - before.y }));
      }
    }

    const onUp = (event: PointerEvent) => void pointers.delete(event.pointerId);

    function onDoubleClick(event: MouseEvent) {
      if (event.target instanceof Element && event.target.closest('button, [role=slider]')) return;
      setZoom((now) => (isZoomed(now) ? noZoom : zoomedAt(now, closeUp, fromMiddle(event))));
    }

    element.addEventListener('wheel', onWheel, { ...options, passive: false });
    element.addEventListener('pointerdown', onDown, options);
    element.addEventListener('pointermove', onMove, options);
    element.addEventListener('pointerup', onUp, options);
    element.addEventListener('pointercancel', onUp, options);
    element.addEventListener('dblclick', onDoubleClick, options);
    return () => stop.abort();
  }, [box]);

  return useMemo(() => ({ zoom, zoomBy, reset }), [zoom, zoomBy, reset]);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
