import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { useIsPhone } from '../../ui/page/useIsPhone.ts';

/** A screen of tiles, until it is known how many there are. */
export function GridSkeleton() {
  const isPhone = useIsPhone();
  return (
    <output
      aria-label="Loading the pictures"
      className="grid gap-2"
      style={{ gridTemplateColumns: `repeat(auto-fill, minmax(${isPhone ? 104 : 168}px, 1fr))` }}
    >
      {Array.from({ length: isPhone ? 15 : 24 }, (_, index) => (
        <Skeleton key={index} className="aspect-square rounded-lg" />
      ))}
    </output>
  );
}
