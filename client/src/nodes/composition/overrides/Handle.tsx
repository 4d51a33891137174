import type { Box } from '@visualadgen/compose/geometry/box.ts';
import type { Point } from '@visualadgen/compose/geometry/place-picture.ts';
import type { KeyboardEvent, ReactNode } from 'react';
import { cn } from '../../../ui/theme/class-names.ts';
import { useDrag } from './useDrag.ts';

interface HandleProps {
  label: string;
  /** The id of how it is moved. */
  describedBy: string;
  box: Box;
  scale: number;
  isSelected: boolean;
  /** Pixels of the ad that an arrow key moves it. */
  step: number;
  onSelect: () => void;
  onDrag: (by: Point) => void;
  onDrop: (by: Point) => void;
  onCancel: () => void;
  /** By + and −; left out for what has one size. */
  onResize?: (by: number) => void;
  className?: string;
  children?: ReactNode;
}

/** Something of an ad that is moved: by mouse or finger, or by the arrow keys once it has the focus. */
export function Handle({
  label,
  describedBy,
  box,
  scale,
  isSelected,
  step,
  onSelect,
  onDrag,
  onDrop,
  onCancel,
  onResize,
  className,
  children,
}: HandleProps) {
  const drag = useDrag({ scale, onDrag, onDrop, onCancel });

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ways[event.key];
    const larger = sizes[event.key];
    if (way) {
      const far = event.shiftKey ? step * 10 : step;
      onDrop({ x: way.x * far, y: way.y * far });
    } else if (larger !== undefined && onResize) onResize(larger);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isSelected}
      aria-describedby={describedBy}
      className={cn(
        'absolute cursor-move touch-none rounded-xs outline-2 outline-offset-2 outline-transparent hover:outline-accent focus-visible:outline-accent',
        isSelected && 'shadow-[0_0_0_2px_white] outline-accent',
        className,
      )}
      style={{ left: box.x * scale, top: box.y * scale, width: box.width * scale, height: box.height * scale }}
      onFocus={onSelect}
      onClick={onSelect}
      onKeyDown={onKeyDown}
      {...drag}
    >
      {children}
    </button>
  );
}

const ways: Partial<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const sizes: Partial<Record<string, number>> = { '+': 0.05, '=': 0.05, '-': -0.05 };
