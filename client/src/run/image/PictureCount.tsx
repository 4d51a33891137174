import { Images } from 'lucide-react';
import { cn } from '../../ui/theme/class-names.ts';
import type { RunNode } from '../state/run-state.ts';

/** How many images came of how many, and why. Nothing where as many came as were asked for. */
export function PictureCount({ node: { pictures }, className }: { node: RunNode; className?: string }) {
  if (!pictures?.message) return null;
  return (
    <p className={cn('flex items-start gap-1.5 break-words', pictures.isShort && 'text-warning', className)}>
      <Images aria-hidden className="mt-0.5 size-3 shrink-0" />
      <span className="min-w-0">{pictures.message}</span>
    </p>
  );
}
