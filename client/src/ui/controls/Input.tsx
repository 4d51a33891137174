import type { ComponentProps } from 'react';
import { cn } from '../theme/class-names.ts';

/** How everything that takes typing looks. */
export const fieldClasses = [
  'w-full min-w-0 rounded-md border border-border bg-surface-raised text-sm text-text',
  'transition-[border-color,box-shadow] duration-100 hover:border-border-strong',
  'focus-visible:border-ring focus-visible:outline-none focus-visible:ring-3 focus-visible:ring-accent-soft',
  'disabled:cursor-not-allowed disabled:opacity-60',
  'aria-invalid:border-danger aria-invalid:ring-danger-soft',
].join(' ');

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return <input type={type} className={cn(fieldClasses, 'h-8 px-2.5', className)} {...props} />;
}
