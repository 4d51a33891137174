import { cn } from '../theme/class-names.ts';

/** Keeps the place of what is still loading: give it the final size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('animate-pulse rounded-md bg-hover', className)} />;
}
