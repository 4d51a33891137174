import { ChevronRight, Plus, Webhook as WebhookIcon } from 'lucide-react';
import { Badge } from '../../ui/display/Badge.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { DialogFooter } from '../../ui/overlays/Dialog.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import { EnabledSwitch } from './EnabledSwitch.tsx';
import { describeEvents, describeState, type Webhook } from './describe-webhook.ts';

interface WebhookListProps {
  webhooks: readonly Webhook[];
  onAdd: () => void;
  onOpen: (webhookId: string) => void;
}

export function WebhookList({ webhooks, onAdd, onOpen }: WebhookListProps) {
  const add = (
    <Button variant="primary" onClick={onAdd}>
      <Plus aria-hidden />
      New webhook
    </Button>
  );
  if (webhooks.length === 0) {
    return (
      <EmptyState
        icon={WebhookIcon}
        title="No webhooks yet"
        description="Add the address of a system to notify when your runs end."
      >
        {add}
      </EmptyState>
    );
  }
  return (
    <>
      <ScrollArea className="-mx-2 max-h-96">
        <ul aria-label="Your webhooks" className="flex flex-col divide-y divide-border">
          {webhooks.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} onOpen={() => onOpen(webhook.id)} />
          ))}
        </ul>
      </ScrollArea>
      <DialogFooter>{add}</DialogFooter>
    </>
  );
}

function WebhookRow({ webhook, onOpen }: { webhook: Webhook; onOpen: () => void }) {
  const { label, tone, icon: Icon } = describeState(webhook);
  return (
    <li className="flex items-center gap-3 px-2 py-1.5">
      <button
        type="button"
        onClick={onOpen}
        className="-ml-2 flex min-w-0 flex-1 items-center gap-3 rounded-md px-2 py-1.5 text-left hover:bg-hover"
      >
        <span className="flex min-w-0 flex-1 flex-col gap-1">
          <span className="flex min-w-0 items-center gap-2">
            <span className="truncate text-sm font-medium">{webhook.name}</span>
            <Badge tone={tone}>
              <Icon aria-hidden />
              {label}
            </Badge>
          </span>
          <span className="truncate font-mono text-2xs text-text-muted">{webhook.url}</span>
          <span className="truncate text-xs text-text-muted">{describeEvents(webhook)}</span>
        </span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-text-muted" />
      </button>
      <EnabledSwitch webhook={webhook} />
    </li>
  );
}
