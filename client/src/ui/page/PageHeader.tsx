import type { ComponentProps, ReactNode } from 'react';
import { SearchField } from '../controls/SearchField.tsx';
import { Logo } from '../display/Logo.tsx';
import { cn } from '../theme/class-names.ts';
import { AccountSlot } from './AccountSlot.tsx';
import { PageNav } from './PageNav.tsx';

interface PageHeaderProps {
  search?: Omit<ComponentProps<typeof SearchField>, 'className'>;
  /** What the page offers beside the search. */
  children?: ReactNode;
}

/** The bar of a page; on a phone the search has a line of its own. */
export function PageHeader({ search, children }: PageHeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-b border-border bg-background/85 backdrop-blur-md">
      <div className="flex min-h-14 flex-wrap items-center gap-x-3 px-4 max-md:gap-y-1 max-md:py-1.5 sm:px-6">
        <Logo className="size-7 shrink-0" />
        <PageNav />
        {search && (
          <SearchField {...search} className="ml-auto w-72 max-md:order-last max-md:mb-1 max-md:ml-0 max-md:w-full" />
        )}
        <div className={cn('flex items-center gap-2', search ? 'max-md:ml-auto' : 'ml-auto')}>
          {children}
          <AccountSlot />
        </div>
      </div>
    </header>
  );
}
