import { messageOf } from '../../engine/webhooks/message.ts';
import { AppError } from '../../errors.ts';
import { deliveryStatuses, type WebhookDeliveryRow } from '../../store/tables.ts';
import { absoluteLink } from '../assets.ts';
import { builder } from '../builder.ts';
import { ErrorCodeType, errorCodeOf } from '../error-code.ts';
import type { Context } from '../context.ts';
import { Execution } from '../executions.ts';
import { encodeId } from '../ids.ts';
import { resolvePage } from '../paging.ts';
import { Webhook } from './webhooks.ts';

const WebhookDeliveryStatus = builder.enumType('WebhookDeliveryStatus', {
  description: 'The status of a message.',
  values: {
    PENDING: { description: 'It is sent, or sent again, at `nextAttemptAt`.' },
    DELIVERED: { description: 'The receiver answered with a status from 200 to 299.' },
    FAILED: { description: 'It is not sent again by itself.' },
  } satisfies Record<(typeof deliveryStatuses)[number], object>,
});

const WebhookDeliveryEvent = builder.enumType('WebhookDeliveryEvent', {
  description: 'The event of a message.',
  values: {
    EXECUTION_COMPLETED: {
      value: 'execution.completed',
      description: 'Every node of the run that was to run has completed.',
    },
    EXECUTION_FAILED: { value: 'execution.failed', description: 'At least one node of the run has failed.' },
    EXECUTION_CANCELLED: { value: 'execution.cancelled', description: 'Somebody stopped the run.' },
    PING: { value: 'ping', description: 'A test: it was sent by `sendTestWebhook`.' },
  } satisfies Record<string, { value: WebhookDeliveryRow['event']; description: string }>,
});

export const WebhookDelivery = builder.objectRef<WebhookDeliveryRow>('WebhookDelivery');

builder.node(WebhookDelivery, {
  description: 'One message to a webhook. Its id is sent along as `webhook-id`, the same at every attempt.',
  id: { resolve: (delivery) => delivery.id },
  loadOne: (id, { loaders }) => loaders.webhookDeliveries.load(id),
  fields: (t) => ({
    event: t.expose('event', {
      type: WebhookDeliveryEvent,
      description: 'Its event. In its `payload`, `type` is the same in lower case: `execution.completed`.',
    }),
    status: t.expose('status', { description: 'Its current status.', type: WebhookDeliveryStatus }),
    attempts: t.exposeInt('attempts', { description: 'How often it was sent.' }),
    lastAttemptAt: t.expose('last_attempt_at', {
      description: 'When it was last sent; null until then.',
      type: 'DateTime',
      nullable: true,
    }),
    nextAttemptAt: t.expose('next_attempt_at', {
      description: 'When it is sent next; null once it has ended.',
      type: 'DateTime',
      nullable: true,
    }),
    responseStatus: t.exposeInt('response_status', {
      nullable: true,
      description: 'The receiver’s last response; null if there was none.',
    }),
    error: t.exposeString('error', { nullable: true, description: 'Why the last attempt failed.' }),
    errorCode: t.field({
      type: ErrorCodeType,
      nullable: true,
      description: 'Why the last attempt failed, for programs; null where none has.',
      resolve: errorCodeOf,
    }),
    createdAt: t.expose('created_at', {
      description: 'When it was created, at the end of the run.',
      type: 'DateTime',
    }),
    deliveredAt: t.expose('delivered_at', {
      description: 'When the receiver last accepted it; null until then.',
      type: 'DateTime',
      nullable: true,
    }),
    payload: t.field({
      type: 'JSON',
      description: 'Its body, with freshly signed links. It contains the run’s images once it was sent.',
      resolve: (delivery, _, context) => readMessage(delivery, context),
    }),
    execution: t.field({
      type: Execution,
      nullable: true,
      description: 'The run that ended; null for a test.',
      resolve: ({ execution_id }, _, { loaders }) => (execution_id ? loaders.executions.load(execution_id) : null),
    }),
    webhook: t.field({
      description: 'The webhook that it is sent to.',
      type: Webhook,
      resolve: async ({ webhook_id }, _, { loaders }) => {
        const webhook = await loaders.webhooks.load(webhook_id);
        if (!webhook) throw new AppError('INTERNAL');
        return webhook;
      },
    }),
  }),
});

builder.objectField(Webhook, 'deliveries', (t) =>
  t.connection(
    {
      type: WebhookDelivery,
      description: 'The messages of the last 30 days and the pending ones, newest first.',
      args: { status: t.arg({ type: [WebhookDeliveryStatus], description: 'Only those with this status.' }) },
      resolve: ({ id }, { status, ...args }, { loaders }) =>
        resolvePage(
          args,
          (page) =>
            loaders.deliveriesOfWebhook.load({ parentId: id, page: { ...page, ...(status && { statuses: status }) } }),
          () => loaders.countDeliveriesOfWebhook(id, status),
        ),
    },
    { name: 'WebhookDeliveryConnection' },
    { name: 'WebhookDeliveryConnectionEntry' },
  ),
);

async function readMessage(delivery: WebhookDeliveryRow, { loaders, origin }: Context) {
  const paths = (delivery.data.images ?? []).map(({ path }) => path);
  const links = await Promise.all(paths.map((path) => absoluteLink(loaders.links.load(path), origin)));
  return messageOf(delivery, encodeId, new Map(paths.map((path, at) => [path, links[at] ?? ''])));
}
