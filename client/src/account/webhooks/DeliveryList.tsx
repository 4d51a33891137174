import { explainFailure } from '../../api/read-answer.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { DeliveryRow } from './DeliveryRow.tsx';
import type { Deliveries } from './useDeliveries.ts';

/** What a webhook was sent, newest first. */
export function DeliveryList({
  deliveries,
  failure,
  hasMore,
  showMore,
  refresh,
  canSend,
}: Deliveries & { canSend: boolean }) {
  if (!deliveries && failure) {
    return (
      <div role="alert" className="flex items-center justify-between gap-3 text-sm text-danger">
        {explainFailure(failure)}
        <Button onClick={refresh}>Try again</Button>
      </div>
    );
  }
  if (!deliveries) return <Skeleton className="h-28" />;
  if (deliveries.length === 0) {
    return (
      <p className="rounded-md border border-dashed border-border px-4 py-8 text-center text-sm text-text-muted">
        Nothing has been sent yet. Send a test to see whether it arrives.
      </p>
    );
  }
  return (
    <ScrollArea className="-mx-2 max-h-80">
      <ul aria-label="Messages" className="flex flex-col divide-y divide-border border-t border-border">
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} canSend={canSend} onSent={refresh} />
        ))}
      </ul>
      {hasMore && (
        <div className="flex justify-center py-2">
          <Button size="sm" variant="ghost" onClick={showMore}>
            Show more
          </Button>
        </div>
      )}
    </ScrollArea>
  );
}
