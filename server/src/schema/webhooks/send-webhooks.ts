import { InputInvalidError } from '../../errors.ts';
import { findWebhookDeliveries, resendWebhookDelivery, sendTestWebhook } from '../../store/webhook-deliveries.ts';
import { findWebhooks } from '../../store/webhooks.ts';
import { builder } from '../builder.ts';
import { IdempotencyConflictError, NotFoundError } from '../errors.ts';
import { keyDescription, makeOnce } from '../idempotency.ts';
import { rowId } from '../ids.ts';
import { WebhookDelivery } from './deliveries.ts';
import { noWebhook, ownWebhookId } from './own-webhook.ts';

const SendTestWebhookInput = builder.inputType('SendTestWebhookInput', {
  fields: (t) => ({
    webhookId: t.id({ required: true }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const SendTestWebhookPayload = builder.simpleObject('SendTestWebhookPayload', {
  fields: (t) => ({ delivery: t.field({ description: 'The message, about to be sent.', type: WebhookDelivery }) }),
});

builder.mutationField('sendTestWebhook', (t) =>
  t.field({
    type: SendTestWebhookPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Sends a message with the event `ping`, once. Read the delivery’s status with `node(id)`.',
    args: { input: t.arg({ type: SendTestWebhookInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, IdempotencyConflictError],
      union: { name: 'SendTestWebhookResult' },
    },
    resolve: async (_, { input }, context) => {
      const webhookId = ownWebhookId(input.webhookId);
      const { row: delivery } = await makeOnce(context, {
        operation: 'sendTestWebhook',
        input,
        make: async (db) => {
          const [webhook] = await findWebhooks(db, [webhookId]);
          if (webhook && !webhook.is_enabled)
            throw InputInvalidError.of('webhookId', 'is switched off. Switch it on first.');
          const id = await sendTestWebhook(db, webhookId);
          const [row] = id ? await findWebhookDeliveries(db, [id]) : [];
          if (!row) throw noWebhook();
          return { row, secret: '' };
        },
        find: (id) => context.loaders.webhookDeliveries.load(id),
      });
      return { delivery };
    },
  }),
);

const ResendWebhookDeliveryInput = builder.inputType('ResendWebhookDeliveryInput', {
  fields: (t) => ({ deliveryId: t.id({ required: true }) }),
});
const ResendWebhookDeliveryPayload = builder.simpleObject('ResendWebhookDeliveryPayload', {
  fields: (t) => ({ delivery: t.field({ description: 'The delivery, PENDING again.', type: WebhookDelivery }) }),
});

builder.mutationField('resendWebhookDelivery', (t) =>
  t.field({
    type: ResendWebhookDeliveryPayload,
    nullable: true,
    authScopes: { write: true },
    description:
      'Sends a message again at once, whatever its status, with as many attempts as a new one. Its `webhook-id` stays the same.',
    args: { input: t.arg({ type: ResendWebhookDeliveryInput, required: true }) },
    errors: { types: [InputInvalidError, NotFoundError], union: { name: 'ResendWebhookDeliveryResult' } },
    resolve: async (_, { input }, context) => {
      const id = rowId('WebhookDelivery', input.deliveryId);
      const own = id && (await context.loaders.webhookDeliveries.load(id));
      const webhook = own && (await context.loaders.webhooks.load(own.webhook_id));
      if (!webhook) throw new NotFoundError('deliveryId', 'delivery');
      if (!webhook.is_enabled)
        throw InputInvalidError.of('deliveryId', 'is of a webhook that is switched off. Switch that on first.');
      const isDone = await context.asViewer((db) => resendWebhookDelivery(db, id));
      context.resetLoaders();
      const delivery = isDone && (await context.loaders.webhookDeliveries.load(id));
      if (!delivery) throw new NotFoundError('deliveryId', 'delivery');
      return { delivery };
    },
  }),
);
