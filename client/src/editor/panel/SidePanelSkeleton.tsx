import { Skeleton } from '../../ui/display/Skeleton.tsx';

/** The side panel's bones, at their final sizes, while its code loads. */
export function SidePanelSkeleton() {
  return (
    <div aria-hidden className="flex flex-col">
      <div className="border-b border-border p-2">
        <Skeleton className="h-8 rounded-lg" />
      </div>
      <div className="flex flex-col gap-3 p-3.5">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-4 w-40" />
      </div>
    </div>
  );
}
