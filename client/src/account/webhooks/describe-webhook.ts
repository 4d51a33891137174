import { CircleCheck, CircleDashed, CircleOff, OctagonX, RotateCw } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { WebhookDeliveryEvent, WebhookDeliveryStatus, WebhookEvent, WebhooksQuery } from '../generated/graphql.ts';
import type { BadgeTone } from '../../ui/display/Badge.tsx';

export type Webhook = NonNullable<WebhooksQuery['viewer']>['webhooks']['edges'][number]['node'];

export interface Look {
  label: string;
  tone: BadgeTone;
  icon: LucideIcon;
}

/** A shape, a word and a colour each, so that nothing is told by colour alone. */
const deliveryLooks: Record<WebhookDeliveryStatus, Look> = {
  PENDING: { label: 'Waiting', tone: 'neutral', icon: CircleDashed },
  DELIVERED: { label: 'Delivered', tone: 'success', icon: CircleCheck },
  FAILED: { label: 'Failed', tone: 'danger', icon: OctagonX },
};

/** How a message stands. */
export function describeDelivery({
  status,
  errorCode,
}: {
  status: WebhookDeliveryStatus;
  errorCode?: string | null;
}): Look {
  const isRetried = status === 'PENDING' && errorCode != null;
  return isRetried ? { label: 'Trying again', tone: 'warning', icon: RotateCw } : deliveryLooks[status];
}

/** How a webhook is doing, in a word or two. */
export function describeState({ isEnabled, failingSince, deliveries }: Webhook): Look {
  if (!isEnabled) return { label: 'Off', tone: 'neutral', icon: CircleOff };
  const last = deliveries.edges[0]?.node;
  if (failingSince || last?.status === 'FAILED') return { label: 'Failing', tone: 'danger', icon: OctagonX };
  if (!last) return { label: 'Nothing sent yet', tone: 'neutral', icon: CircleDashed };
  return last.status === 'DELIVERED' ? { ...deliveryLooks.DELIVERED, label: 'Working' } : describeDelivery(last);
}

/** Why the server switched it off, and what to do. */
export const disabledReasons = {
  GONE: 'Switched off, because the receiver answered that it is gone (410). Switch it on once it is back.',
  FAILING: 'Switched off, because no message arrived for five days. Fix the receiver, then switch it on.',
} as const;

export const endings: { event: WebhookEvent; label: string }[] = [
  { event: 'EXECUTION_COMPLETED', label: 'is done' },
  { event: 'EXECUTION_FAILED', label: 'fails' },
  { event: 'EXECUTION_CANCELLED', label: 'is cancelled' },
];

/** "When a run is done or fails", "When a run of “Lemonade” ends". */
export function describeEvents({ events, isForAllWorkflows, workflow }: Webhook): string {
  const whose = isForAllWorkflows ? 'a run' : `a run of ${workflow ? `“${workflow.name}”` : 'a deleted workflow'}`;
  const chosen = endings.filter(({ event }) => events.includes(event)).map(({ label }) => label);
  return `When ${whose} ${chosen.length === endings.length ? 'ends' : chosen.join(' or ')}`;
}

/** What a message tells of. */
export function describeEvent(event: WebhookDeliveryEvent): string {
  const names: Record<WebhookDeliveryEvent, string> = {
    EXECUTION_COMPLETED: 'A run was done',
    EXECUTION_FAILED: 'A run failed',
    EXECUTION_CANCELLED: 'A run was cancelled',
    PING: 'Test',
  };
  return names[event];
}

/** "in 5 minutes", "in a moment". Times in milliseconds. */
export function describeWait(until: number, now: number): string {
  const seconds = (until - now) / 1_000;
  if (seconds < 10) return 'in a moment';
  const format = (count: number, unit: 'second' | 'minute' | 'hour') =>
    new Intl.RelativeTimeFormat('en').format(Math.round(count), unit);
  if (seconds < 90) return format(seconds, 'second');
  return seconds < 5_400 ? format(seconds / 60, 'minute') : format(seconds / 3_600, 'hour');
}
