import { cn } from '../theme/class-names.ts';

/** How far something has come, from 0 to 1; without a number, that it is going on. */
export function ProgressBar({ fraction, className }: { fraction: number | null; className?: string }) {
  const percent = fraction === null ? undefined : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div className={cn('h-1 overflow-hidden rounded-full bg-running-soft', className)}>
      <progress className="sr-only" aria-label="Progress" max={100} value={percent} />
      <div
        className={cn(
          'h-full rounded-full bg-running transition-[width] duration-200',
          percent === undefined && 'progress-unknown',
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
