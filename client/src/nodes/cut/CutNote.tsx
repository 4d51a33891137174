import { TriangleAlert } from 'lucide-react';
import { cn } from '../../ui/theme/class-names.ts';

/** From here on a headline or a product is likely to be hit. */
const much = 0.25;

/** How much of an image is cut away, as a warning where that is much. */
export function CutNote({ lost, format }: { lost: number; format: string }) {
  const isMuch = lost >= much;
  return (
    <p className={cn('flex gap-1.5 text-xs', isMuch ? 'text-text' : 'text-text-muted')}>
      {isMuch && <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-warning" />}
      <span>
        {format} cuts away {Math.max(1, Math.round(lost * 100))}% of the picture.
      </span>
    </p>
  );
}
