import type { ComponentProps } from 'react';
import { cn } from '../theme/class-names.ts';

/** Scrolls up and down with a thin bar. Give it a height (or `min-h-0 flex-1`). */
export function ScrollArea({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      className={cn(
        'overflow-y-auto overscroll-contain [scrollbar-color:var(--border-strong)_transparent] [scrollbar-width:thin]',
        className,
      )}
      {...props}
    />
  );
}
