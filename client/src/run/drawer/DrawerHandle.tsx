import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { cn } from '../../ui/theme/class-names.ts';
import { leastHeight, setDrawerHeight } from './drawer-store.ts';

const keyStep = 32;

/** Pulls the drawer higher or lower: by mouse, touch or the arrow keys. */
export function DrawerHandle({ height }: { height: number }) {
  const [from, setFrom] = useState<{ y: number; height: number } | null>(null);

  function onPointerDown(event: PointerEvent) {
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom({ y: event.clientY, height });
  }

  function onKeyDown(event: KeyboardEvent) {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    setDrawerHeight(height + way * keyStep);
  }

  const splitter = {
    role: 'separator',
    tabIndex: 0,
    'aria-label': 'Height of the run’s drawer',
    'aria-orientation': 'horizontal' as const,
    'aria-valuenow': height,
    'aria-valuemin': leastHeight,
    onPointerDown,
    onPointerMove: (event: PointerEvent) => from && setDrawerHeight(from.height + from.y - event.clientY),
    onPointerUp: () => setFrom(null),
    onPointerCancel: () => setFrom(null),
    onKeyDown,
  };
  return (
    <div
      {...splitter}
      className={cn(
        'absolute inset-x-0 -top-1 z-10 h-2 cursor-row-resize touch-none after:absolute after:inset-x-0 after:top-[3px] after:h-0.5 after:bg-accent after:opacity-0 after:transition-opacity hover:after:opacity-60 focus-visible:outline-none focus-visible:after:opacity-100',
        from && 'after:opacity-100',
      )}
    />
  );
}
