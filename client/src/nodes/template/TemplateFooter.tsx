import type { ReactNode } from 'react';
import { cn } from '../../ui/theme/class-names.ts';

interface TemplateFooterProps {
  length: number;
  maxLength: number | null;
  children?: ReactNode;
}

/** How much is written, and how much may be. */
export function TemplateFooter({ length, maxLength, children }: TemplateFooterProps) {
  const isTooLong = maxLength !== null && length > maxLength;
  return (
    <div className="flex h-8 shrink-0 items-center justify-between gap-2 pr-0.5 pl-2.5 text-2xs text-text-muted tabular-nums">
      <span className={cn(isTooLong && 'font-medium text-danger')}>
        {length.toLocaleString('en')}
        {maxLength !== null && ` / ${maxLength.toLocaleString('en')}`}
        <span className="sr-only"> characters</span>
      </span>
      {children}
    </div>
  );
}
