import { LoaderCircle } from 'lucide-react';
import { cn } from '../theme/class-names.ts';

/** Says "wait" quietly. With a `label` it is announced to screen readers too. */
export function Spinner({ className, label }: { className?: string; label?: string }) {
  return (
    <span role={label ? 'status' : undefined} className="inline-flex">
      <LoaderCircle aria-hidden className={cn('size-4 animate-spin-slow', className)} />
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
