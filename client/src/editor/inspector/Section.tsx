import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { cn } from '../../ui/theme/class-names.ts';
import { useFolding } from '../first-field/section-memory.ts';

interface SectionProps {
  title: string;
  /** What is worth knowing while it is folded away, too. */
  aside?: ReactNode;
  /** Until a person opens it. */
  isFoldedAtFirst?: boolean;
  className?: string;
  children: ReactNode;
}

/** A part of the panel that can be folded away, and stays so. */
export function Section({ title, aside, isFoldedAtFirst = false, className, children }: SectionProps) {
  const id = useId();
  const [isClosed, toggle] = useFolding(title, isFoldedAtFirst);
  return (
    <section aria-label={title} className="flex flex-col border-t border-border pt-3">
      <div className="flex min-h-6 items-center gap-2 text-xs text-text-muted">
        <h3 className="flex min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={!isClosed}
            aria-controls={isClosed ? undefined : id}
            onClick={toggle}
            className="-ml-1 flex min-w-0 flex-1 items-center gap-1 rounded-sm px-1 py-0.5 text-left font-medium text-text hover:bg-hover"
          >
            <ChevronRight
              aria-hidden
              className={cn('size-3.5 shrink-0 text-text-muted transition-transform', !isClosed && 'rotate-90')}
            />
            <span className="truncate">{title}</span>
          </button>
        </h3>
        {aside}
      </div>
      {!isClosed && (
        <div id={id} className={cn('flex flex-col pt-2.5', className)}>
          {children}
        </div>
      )}
    </section>
  );
}
