import { Suspense } from 'react';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import type { FieldControlProps } from './field-control.ts';

const PlacementPicker = lazyPart(async () => (await import('../placements/PlacementPicker.tsx')).PlacementPicker);

/** Where ads will be shown: chosen from the catalogue, by channel, and sizes of one’s own. */
export function PlacementsField(props: FieldControlProps) {
  return (
    <Suspense fallback={<Skeleton className="h-40 w-full" />}>
      <PlacementPicker {...props} />
    </Suspense>
  );
}
