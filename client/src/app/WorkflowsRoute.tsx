import { TourOffer } from '../tour/TourOffer.tsx';
import { useStartTour } from '../tour/useStartTour.ts';
import { WorkflowsPage } from '../workflows/WorkflowsPage.tsx';

export function WorkflowsRoute() {
  const startTour = useStartTour();
  return <WorkflowsPage Offer={TourOffer} onStartTour={startTour} />;
}
