import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../theme/class-names.ts';

interface EmptyStateProps {
  icon?: LucideIcon;
  title: string;
  description?: ReactNode;
  /** The next step: usually one button. */
  children?: ReactNode;
  /** It is all there is on the page, whose heading it then is. */
  isPage?: boolean;
  className?: string;
}

/** Nothing here (yet), or nothing that could be shown: what it means, and the way on. */
export function EmptyState({ icon: Icon, title, description, children, isPage, className }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className={cn('flex flex-col items-center justify-center gap-3 px-6 py-10 text-center', className)}>
      {Icon && (
        <span className="flex size-10 items-center justify-center rounded-xl border border-border bg-surface-raised text-text-muted shadow-card">
          <Icon aria-hidden className="size-5" />
        </span>
      )}
      <div className="flex max-w-sm flex-col gap-1">
        <Title className="text-base font-semibold text-text">{title}</Title>
        {description && <div className="text-sm text-balance text-text-muted">{description}</div>}
      </div>
      {children && <div className="mt-1 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
