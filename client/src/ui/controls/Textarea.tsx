import type { ComponentProps } from 'react';
import { cn } from '../theme/class-names.ts';
import { fieldClasses } from './Input.tsx';

/** Grows with what is written, up to its `max-h-*` class. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      className={cn(fieldClasses, 'field-sizing-content max-h-80 min-h-18 resize-y px-2.5 py-1.5', className)}
      {...props}
    />
  );
}
