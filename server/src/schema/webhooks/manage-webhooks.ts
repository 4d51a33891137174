import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { randomUUID } from 'node:crypto';
import { InputInvalidError } from '../../errors.ts';
import {
  countWebhooks,
  createWebhook,
  deleteWebhook,
  findWebhooks,
  rotateWebhookSecret,
  updateWebhook,
  type WebhookChange,
} from '../../store/webhooks.ts';
import type { Transaction } from '../../store/database.ts';
import { type WebhookEvent as EventName, webhookEvents } from '../../store/tables.ts';
import { makeWebhookSecret } from '../../secrets/webhook-secret.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { IdempotencyConflictError, NotFoundError } from '../errors.ts';
import { keyDescription, makeOnce, toldOnce } from '../idempotency.ts';
import { findOwnWorkflow } from '../workflows.ts';
import { noWebhook, ownWebhookId } from './own-webhook.ts';
import { Webhook, WebhookEvent } from './webhooks.ts';

const mostWebhooks = 20;
const longestName = 100;

const CreateWebhookInput = builder.inputType('CreateWebhookInput', {
  fields: (t) => ({
    url: t.string({ required: true, description: 'https, on the open internet.' }),
    name: t.string({ description: 'Your name for it; by default the host of its address.' }),
    events: t.field({ type: [WebhookEvent], description: 'Which ends of runs to report; by default all three.' }),
    workflowId: t.id({ description: 'Only report runs of this workflow.' }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const CreateWebhookPayload = builder.simpleObject('CreateWebhookPayload', {
  fields: (t) => ({
    webhook: t.field({ description: 'The webhook, switched on.', type: Webhook }),
    secret: t.string({ description: `The secret that signs messages. ${toldOnce}` }),
  }),
});

builder.mutationField('createWebhook', (t) =>
  t.field({
    type: CreateWebhookPayload,
    nullable: true,
    authScopes: { write: true },
    description: `Creates a webhook, which notifies another system when your runs end. At most ${mostWebhooks}.`,
    args: { input: t.arg({ type: CreateWebhookInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, IdempotencyConflictError],
      union: { name: 'CreateWebhookResult' },
    },
    resolve: async (_, { input }, context) => {
      const url = checkUrl(input.url, context);
      const name = checkName(input.name ?? cutText(new URL(url).host, longestName));
      const events = input.events ? checkEvents(input.events) : [...webhookEvents];
      const userId = context.viewer?.userId ?? '';
      const make = async (db: Transaction) => {
        const workflowId = input.workflowId ? (await findOwnWorkflow(db, input.workflowId)).id : null;
        if ((await countWebhooks(db, userId)) >= mostWebhooks)
          throw InputInvalidError.of(
            'url',
            `is one too many: at most ${mostWebhooks} webhooks at a time. Delete one first.`,
          );
        const [id, secret] = [randomUUID(), makeWebhookSecret()];
        const sealedSecret = context.webhooks.box.seal(secret, id);
        return { row: await createWebhook(db, { id, userId, name, url, events, workflowId, sealedSecret }), secret };
      };
      const find = (id: string) => context.loaders.webhooks.load(id);
      const { row: webhook, secret } = await makeOnce(context, { operation: 'createWebhook', input, make, find });
      return { webhook, secret };
    },
  }),
);

const UpdateWebhookInput = builder.inputType('UpdateWebhookInput', {
  description: 'Omitted fields stay as they are.',
  fields: (t) => ({
    webhookId: t.id({ required: true }),
    url: t.string({ description: 'Pending messages go there too.' }),
    name: t.string({ description: 'From 1 to 100 characters.' }),
    events: t.field({ description: 'Which ends of runs to report; at least one.', type: [WebhookEvent] }),
    workflowId: t.id({ description: 'Null for the runs of all workflows.' }),
    isEnabled: t.boolean({ description: 'False switches it off; true switches it on again and resets its failures.' }),
  }),
});
const UpdateWebhookPayload = builder.simpleObject('UpdateWebhookPayload', {
  fields: (t) => ({ webhook: t.field({ description: 'The webhook as it is now.', type: Webhook }) }),
});

builder.mutationField('updateWebhook', (t) =>
  t.field({
    type: UpdateWebhookPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Changes the given fields of a webhook, and switches it on or off.',
    args: { input: t.arg({ type: UpdateWebhookInput, required: true }) },
    errors: { types: [InputInvalidError, NotFoundError], union: { name: 'UpdateWebhookResult' } },
    resolve: async (_, { input }, context) => {
      const { webhookId, workflowId, url, name, events, isEnabled } = input;
      const id = ownWebhookId(webhookId);
      const change: WebhookChange = {
        ...(url != null && { url: checkUrl(url, context) }),
        ...(name != null && { name: checkName(name) }),
        ...(events && { events: checkEvents(events) }),
        ...(isEnabled != null && { is_enabled: isEnabled }),
      };
      const webhook = await context.asViewer(async (db) => {
        if (workflowId !== undefined)
          change.workflow_id = workflowId === null ? null : (await findOwnWorkflow(db, workflowId)).id;
        return updateWebhook(db, id, change);
      });
      if (!webhook) throw noWebhook();
      return { webhook };
    },
  }),
);

const DeleteWebhookInput = builder.inputType('DeleteWebhookInput', {
  fields: (t) => ({ webhookId: t.id({ required: true }) }),
});
const DeleteWebhookPayload = builder.simpleObject('DeleteWebhookPayload', {
  fields: (t) => ({ webhookId: t.id({ description: 'The one that is gone.' }) }),
});

builder.mutationField('deleteWebhook', (t) =>
  t.field({
    type: DeleteWebhookPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Deletes a webhook, with the record of its messages. Pending messages are not sent.',
    args: { input: t.arg({ type: DeleteWebhookInput, required: true }) },
    errors: { types: [NotFoundError], union: { name: 'DeleteWebhookResult' } },
    resolve: async (_, { input }, { asViewer }) => {
      const id = ownWebhookId(input.webhookId);
      if (!(await asViewer((db) => deleteWebhook(db, id)))) throw noWebhook();
      return { webhookId: input.webhookId };
    },
  }),
);

const RotateWebhookSecretInput = builder.inputType('RotateWebhookSecretInput', {
  fields: (t) => ({
    webhookId: t.id({ required: true }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const RotateWebhookSecretPayload = builder.simpleObject('RotateWebhookSecretPayload', {
  fields: (t) => ({
    webhook: t.field({ description: 'The webhook, with `previousSecretUntil`.', type: Webhook }),
    secret: t.string({ description: `The new one. ${toldOnce}` }),
  }),
});

builder.mutationField('rotateWebhookSecret', (t) =>
  t.field({
    type: RotateWebhookSecretPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Gives a webhook a new secret. For 24 hours messages are signed with the old one, too.',
    args: { input: t.arg({ type: RotateWebhookSecretInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, IdempotencyConflictError],
      union: { name: 'RotateWebhookSecretResult' },
    },
    resolve: async (_, { input }, context) => {
      const id = ownWebhookId(input.webhookId);
      const { row: webhook, secret } = await makeOnce(context, {
        operation: 'rotateWebhookSecret',
        input,
        make: async (db) => {
          const fresh = makeWebhookSecret();
          const isDone = await rotateWebhookSecret(db, id, context.webhooks.box.seal(fresh, id));
          const [row] = isDone ? await findWebhooks(db, [id]) : [];
          return { row: row ?? throwNoWebhook(), secret: fresh };
        },
        find: (made) => context.loaders.webhooks.load(made),
      });
      context.resetLoaders();
      return { webhook, secret };
    },
  }),
);

// What they check ---------------------------------------------------------------------------------------------------

/** As it will be asked for: names in their ASCII form, numbers of a host as an address, everything else escaped. */
function checkUrl(text: string, { webhooks }: Context): string {
  const url = URL.canParse(text) ? new URL(text).href : text;
  const problem = webhooks.checkUrl(url);
  if (problem !== null) throw InputInvalidError.of('url', problem);
  return url;
}

function checkName(text: string): string {
  const name = tidyName(text);
  if (name.length >= 1 && name.length <= longestName) return name;
  throw InputInvalidError.of('name', `must have 1 to ${longestName} characters, but has ${name.length}.`);
}

function checkEvents(events: readonly EventName[]): EventName[] {
  if (events.length === 0)
    throw InputInvalidError.of('events', 'must name at least one; to be told of nothing, switch it off.');
  return webhookEvents.filter((event) => events.includes(event));
}

function throwNoWebhook(): never {
  throw noWebhook();
}
