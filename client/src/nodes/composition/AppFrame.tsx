import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import type { ReactNode } from 'react';
import { cn } from '../../ui/theme/class-names.ts';

interface AppFrameProps {
  placement: Placement;
  children: ReactNode;
}

/** What is around an ad where it is seen, drawn as plain as can be: a phone for what is as wide as one, else a page with an article. */
export function AppFrame({ placement, children }: AppFrameProps) {
  const isOnPhone = placement.shownWidth >= 340 && placement.shownWidth <= 420;
  const fillsScreen = isOnPhone && placement.height / placement.width > 1.6;
  if (!isOnPhone) return <ArticlePage isWide={placement.width > placement.height * 2}>{children}</ArticlePage>;
  return (
    <div className="overflow-hidden rounded-[2rem] border-[6px] border-border-strong bg-surface-raised">
      {!fillsScreen && (
        <div className="flex items-center gap-2 p-3">
          <span className="size-8 rounded-full bg-surface-sunken" />
          <Lines widths={['w-28', 'w-16']} />
        </div>
      )}
      {children}
      {!fillsScreen && (
        <div className="p-3">
          <Lines widths={['w-40', 'w-56', 'w-32']} />
        </div>
      )}
    </div>
  );
}

function ArticlePage({ isWide, children }: { isWide: boolean; children: ReactNode }) {
  return (
    <div className={cn('flex gap-6 rounded-lg bg-surface-raised p-6', isWide && 'flex-col items-center')}>
      {children}
      <div className="flex w-64 flex-col gap-5">
        <Lines widths={['w-48', 'w-64', 'w-60', 'w-64', 'w-40']} />
        <Lines widths={['w-64', 'w-56', 'w-64', 'w-52']} />
      </div>
    </div>
  );
}

/** Where others would have their words. */
function Lines({ widths }: { widths: readonly string[] }) {
  return (
    <div aria-hidden className="flex flex-col gap-1.5">
      {widths.map((width, index) => (
        <span key={`${index} ${width}`} className={cn('h-2 rounded-full bg-surface-sunken', width)} />
      ))}
    </div>
  );
}
