import { ChevronRight, RotateCw } from 'lucide-react';
import { useId, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { explainFailure, readAnswer } from '../../api/read-answer.ts';
import { Badge } from '../../ui/display/Badge.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { RelativeTime } from '../../ui/display/RelativeTime.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { cn } from '../../ui/theme/class-names.ts';
import { describeDelivery, describeEvent, describeWait } from './describe-webhook.ts';
import type { Delivery } from './useDeliveries.ts';
import { DeliveryPayloadQuery, ResendWebhookDeliveryMutation } from './webhook-documents.ts';

interface DeliveryRowProps {
  delivery: Delivery;
  canSend: boolean;
  onSent: () => void;
}

/** One message: how it went, and on demand what it says. */
export function DeliveryRow({ delivery, canSend, onSent }: DeliveryRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [{ fetching }, resend] = useMutation(ResendWebhookDeliveryMutation);
  const id = useId();
  const { label, tone, icon: Icon } = describeDelivery(delivery);
  const event = describeEvent(delivery.event);
  const sendAgain = async () => {
    const result = await resend({ input: { deliveryId: delivery.id } });
    const answer = readAnswer(result.error, result.data?.resendWebhookDelivery, 'ResendWebhookDeliveryPayload');
    if (!answer.ok) toast.error(answer.message);
    onSent();
  };
  return (
    <li className="px-2 py-1.5">
      <div className="flex items-center gap-2">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setIsOpen(!isOpen)}
          className="flex min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 py-1 text-left hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            className={cn('size-3.5 shrink-0 text-text-muted transition-transform', isOpen && 'rotate-90')}
          />
          <span className="flex min-w-0 flex-1 flex-col gap-0.5">
            <span className="flex min-w-0 items-center gap-2">
              <span className="truncate text-sm">{event}</span>
              <Badge tone={tone}>
                <Icon aria-hidden />
                {label}
              </Badge>
              {delivery.responseStatus !== null && (
                <span className="font-mono text-2xs text-text-muted" title="Status of the response">
                  {delivery.responseStatus}
                </span>
              )}
            </span>
            <span className="truncate text-xs text-text-muted">
              <RelativeTime at={delivery.createdAt} />
              {delivery.attempts > 1 && ` · ${delivery.attempts} attempts`}
              {delivery.status === 'PENDING' && delivery.errorCode != null && <NextAttempt delivery={delivery} />}
            </span>
          </span>
        </button>
        <IconButton
          label={`Send again: ${event}`}
          size="icon-sm"
          disabled={!canSend}
          isBusy={fetching}
          onClick={() => void sendAgain()}
        >
          <RotateCw aria-hidden />
        </IconButton>
      </div>
      {delivery.error && delivery.status !== 'DELIVERED' && (
        <p className="pt-0.5 pl-7 text-xs break-words text-danger">{delivery.error}</p>
      )}
      {isOpen && (
        <div id={id} className="pt-1.5 pl-7">
          <Payload deliveryId={delivery.id} />
        </div>
      )}
    </li>
  );
}

function NextAttempt({ delivery: { nextAttemptAt } }: { delivery: Delivery }) {
  const [now] = useState(() => Date.now());
  return nextAttemptAt ? ` · Next try ${describeWait(Date.parse(nextAttemptAt), now)}` : null;
}

function Payload({ deliveryId }: { deliveryId: string }) {
  const [{ data, error }] = useQuery({ query: DeliveryPayloadQuery, variables: { deliveryId } });
  if (error) {
    return (
      <p role="alert" className="text-xs text-danger">
        {explainFailure(error)}
      </p>
    );
  }
  if (data?.node?.__typename !== 'WebhookDelivery') return <Skeleton className="h-20" />;
  return (
    <section aria-label="Message">
      <pre className="rounded-md bg-surface-sunken px-3 py-2 font-mono text-2xs break-words whitespace-pre-wrap text-text-muted">
        {JSON.stringify(data.node.payload, null, 2)}
      </pre>
    </section>
  );
}
