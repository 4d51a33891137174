import type { Point } from '@visualadgen/compose/geometry/place-picture.ts';
import type { PointerEvent } from 'react';
import { useRef } from 'react';

interface DragOptions {
  /** CSS pixels to one of what is dragged. */
  scale: number;
  /** How far it is from where it was taken up, in its own pixels. */
  onDrag: (by: Point) => void;
  onDrop: (by: Point) => void;
  onCancel: () => void;
}

/** CSS pixels: less is a click. */
const least = 3;

/** Dragging by mouse, pen or finger. */
export function useDrag({ scale, onDrag, onDrop, onCancel }: DragOptions) {
  const start = useRef<(Point & { isMoving: boolean }) | null>(null);

  function distance(event: PointerEvent): Point | null {
    const from = start.current;
    if (!from) return null;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    from.isMoving ||= Math.hypot(x, y) >= least;
    return from.isMoving ? { x: x / scale, y: y / scale } : null;
  }

  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, y: event.clientY, isMoving: false };
    },
    onPointerMove(event: PointerEvent) {
      const by = distance(event);
      if (by) onDrag(by);
    },
    onPointerUp(event: PointerEvent) {
      const by = distance(event);
      start.current = null;
      if (by) onDrop(by);
    },
    onLostPointerCapture() {
      if (start.current?.isMoving) onCancel();
      start.current = null;
    },
  };
}
