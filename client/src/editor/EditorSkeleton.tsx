import { Skeleton } from '../ui/display/Skeleton.tsx';
import { SidePanelSkeleton } from './panel/SidePanelSkeleton.tsx';

/** The editor's bones, at their final sizes, while the workflow loads. */
export function EditorSkeleton() {
  return (
    <div aria-busy className="flex h-full flex-col bg-background">
      <output className="sr-only">Loading the workflow</output>
      <div className="flex h-13 shrink-0 items-center gap-3 border-b border-border bg-surface px-3">
        <Skeleton className="size-8" />
        <Skeleton className="h-5 w-48" />
        <Skeleton className="ml-auto h-8 w-32" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="flex w-56 flex-col max-md:hidden gap-3 border-r border-border bg-surface p-3">
          <Skeleton className="h-8" />
          {[1, 2, 3, 4, 5, 6].map((row) => (
            <Skeleton key={row} className="h-9" />
          ))}
        </div>
        <div className="flex-1 bg-canvas" />
        <div className="w-84 border-l border-border bg-surface max-md:hidden">
          <SidePanelSkeleton />
        </div>
      </div>
      <div className="h-[64px] border-t border-border bg-surface md:hidden" />
    </div>
  );
}
