import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { type Box, sourceFor } from '../image/image-copies.ts';
import { cn } from '../../ui/theme/class-names.ts';

export interface Side {
  url: string;
  /** What it is, such as the node's name. */
  label: string;
}

interface CompareSliderProps {
  left: Side;
  right: Side;
  className?: string;
  /** CSS pixels, where it is not looked at closely; else the images themselves are loaded. */
  box?: Box;
  /** How far the seam is at first, in percent. */
  start?: number;
}

const steps: Partial<Record<string, number>> = {
  ArrowLeft: -2,
  ArrowDown: -2,
  ArrowRight: 2,
  ArrowUp: 2,
  PageDown: -10,
  PageUp: 10,
  Home: -100,
  End: 100,
};

/** Two images in one place, with a seam between them that can be moved by hand or by the arrow keys. */
export function CompareSlider({ left, right, className, box: room, start = 50 }: CompareSliderProps) {
  const [seam, setSeam] = useState(start);
  const box = useRef<HTMLDivElement>(null);
  const isHeld = useRef(false);

  function moveTo({ clientX }: PointerEvent) {
    const { left: from, width } = box.current?.getBoundingClientRect() ?? new DOMRect();
    if (width > 0) setSeam(clamp(((clientX - from) / width) * 100));
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    isHeld.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
    moveTo(event);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setSeam((now) => clamp(now + step));
  }

  const hand = {
    onPointerDown,
    onPointerMove: (event: PointerEvent) => isHeld.current && moveTo(event),
    onPointerUp: () => (isHeld.current = false),
    onPointerCancel: () => (isHeld.current = false),
  };
  // An `input` of its own could not be the seam.
  const slider = {
    role: 'slider',
    tabIndex: 0,
    onKeyDown,
    'aria-label': `Compare ${left.label} with ${right.label}`,
    'aria-orientation': 'horizontal' as const,
    'aria-valuemin': 0,
    'aria-valuemax': 100,
    'aria-valuenow': Math.round(seam),
    'aria-valuetext': `${Math.round(seam)}% ${left.label}`,
  };
  return (
    <div
      ref={box}
      {...hand}
      className={cn(
        'relative cursor-ew-resize touch-none overflow-hidden rounded-lg bg-surface-sunken select-none',
        className,
      )}
    >
      <img
        {...(room ? sourceFor(right.url, room) : { src: right.url })}
        alt={right.label}
        draggable={false}
        className="absolute inset-0 size-full object-contain"
      />
      <img
        {...(room ? sourceFor(left.url, room) : { src: left.url })}
        alt={left.label}
        draggable={false}
        className="absolute inset-0 size-full bg-surface-sunken object-contain"
        style={{ clipPath: `inset(0 ${100 - seam}% 0 0)` }}
      />
      <SideLabel className={cn('left-2', seam < 15 && 'opacity-0')}>{left.label}</SideLabel>
      <SideLabel className={cn('right-2', seam > 85 && 'opacity-0')}>{right.label}</SideLabel>
      <div
        {...slider}
        className="group absolute inset-y-0 w-8 -translate-x-1/2 focus-visible:outline-none"
        style={{ left: `${seam}%` }}
      >
        <span className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.35)]" />
        <span className="absolute top-1/2 left-1/2 flex size-8 -translate-1/2 items-center justify-center rounded-full bg-white text-xs text-black shadow-lifted group-focus-visible:ring-3 group-focus-visible:ring-ring">
          ↔
        </span>
      </div>
    </div>
  );
}

function SideLabel({ className, children }: { className: string; children: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        'pointer-events-none absolute top-2 max-w-[45%] truncate rounded-md bg-black/60 px-2 py-0.5 text-2xs text-white transition-opacity',
        className,
      )}
    >
      {children}
    </span>
  );
}

function clamp(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}
