import { Suspense } from 'react';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import type { FieldControlProps } from './field-control.ts';

const LayoutPicker = lazyPart(async () => (await import('../composition/LayoutPicker.tsx')).LayoutPicker);

/** How a composition is arranged: chosen by seeing it with one’s own content. */
export function LayoutField(props: FieldControlProps) {
  return (
    <Suspense fallback={<Skeleton className="h-80 w-full" />}>
      <LayoutPicker {...props} />
    </Suspense>
  );
}
