import { ArrowLeft, KeyRound, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { DeleteWebhookDialog } from './DeleteWebhookDialog.tsx';
import { DeliveryList } from './DeliveryList.tsx';
import { EnabledSwitch } from './EnabledSwitch.tsx';
import { disabledReasons, describeEvents, type Webhook } from './describe-webhook.ts';
import { useDeliveries } from './useDeliveries.ts';
import { RotateWebhookSecretMutation, SendTestWebhookMutation } from './webhook-documents.ts';

interface WebhookDetailsProps {
  webhook: Webhook;
  onBack: () => void;
  onChanged: () => void;
  onRotated: (secret: string) => void;
}

/** One webhook: what can be done with it, and what became of each message. */
export function WebhookDetails({ webhook, onBack, onChanged, onRotated }: WebhookDetailsProps) {
  const deliveries = useDeliveries(webhook.id);
  const client = useClient();
  const [busy, setBusy] = useState<'test' | 'secret' | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const input = { webhookId: webhook.id };
  const sendTest = async () => {
    setBusy('test');
    const result = await mutateOnce(client, SendTestWebhookMutation, input);
    setBusy(null);
    const answer = readAnswer(result.error, result.data?.sendTestWebhook, 'SendTestWebhookPayload');
    if (!answer.ok) toast.error(answer.message);
    deliveries.refresh();
  };
  const makeSecret = async () => {
    setBusy('secret');
    const result = await mutateOnce(client, RotateWebhookSecretMutation, input);
    setBusy(null);
    const answer = readAnswer(result.error, result.data?.rotateWebhookSecret, 'RotateWebhookSecretPayload');
    if (answer.ok) onRotated(answer.payload.secret);
    else toast.error(answer.message);
  };
  return (
    <>
      <div className="flex items-start gap-2">
        <IconButton label="All webhooks" size="icon-sm" className="-ml-1.5" onClick={onBack}>
          <ArrowLeft aria-hidden />
        </IconButton>
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <h3 className="truncate text-sm leading-7 font-medium">{webhook.name}</h3>
          <p className="font-mono text-2xs break-all text-text-muted">{webhook.url}</p>
          <p className="text-xs text-text-muted">{describeEvents(webhook)}</p>
        </div>
        <span className="flex h-7 items-center">
          <EnabledSwitch webhook={webhook} />
        </span>
      </div>
      {webhook.disabledReason && (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-xs text-warning">
          {disabledReasons[webhook.disabledReason]}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" disabled={!webhook.isEnabled} isBusy={busy === 'test'} onClick={() => void sendTest()}>
          <Send aria-hidden />
          Send a test
        </Button>
        <Button size="sm" isBusy={busy === 'secret'} onClick={() => void makeSecret()}>
          <KeyRound aria-hidden />
          New secret
        </Button>
        <Button size="sm" variant="danger" className="ml-auto" onClick={() => setIsLeaving(true)}>
          <Trash2 aria-hidden />
          Delete
        </Button>
      </div>
      <DeliveryList {...deliveries} canSend={webhook.isEnabled} />
      {isLeaving && (
        <DeleteWebhookDialog
          webhook={webhook}
          onClose={() => setIsLeaving(false)}
          onDeleted={() => {
            onChanged();
            onBack();
          }}
        />
      )}
    </>
  );
}
