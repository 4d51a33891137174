import { TriangleAlert } from 'lucide-react';
import { cn } from '../../ui/theme/class-names.ts';
import { openChecksText } from './open-checks.ts';

/** In the corner of a small picture: that something measured on it is to be looked at. Its button says it in words. */
export function OpenChecksMark({ count, className }: { count: number; className?: string }) {
  const text = openChecksText(count);
  if (text === null) return null;
  return (
    <span
      aria-hidden
      title={text}
      className={cn(
        'pointer-events-none absolute top-1 left-1 flex h-5 items-center gap-0.5 rounded-full bg-surface-raised px-1.5 text-2xs font-medium text-warning shadow-card tabular-nums',
        className,
      )}
    >
      <TriangleAlert className="size-3" />
      {count}
    </span>
  );
}
