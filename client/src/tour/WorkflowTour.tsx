import { Suspense } from 'react';
import { lazyPart } from '../ui/loading/lazy-part.ts';
import { useTour } from './tour-store.ts';

const TourGuide = lazyPart(async () => (await import('./TourGuide.tsx')).TourGuide);

/** The tour, in the workflow that it builds; nothing in any other. */
export function WorkflowTour({ workflowId }: { workflowId: string }) {
  const tour = useTour();
  return (
    tour?.workflowId === workflowId && (
      <Suspense>
        <TourGuide tour={tour} />
      </Suspense>
    )
  );
}
