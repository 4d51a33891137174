import type { ComponentProps } from 'react';
import { cn } from '../theme/class-names.ts';

export function Card({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('rounded-xl border border-border bg-surface shadow-card', className)} {...props} />;
}
