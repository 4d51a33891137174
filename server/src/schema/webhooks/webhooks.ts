import { countRows } from '../../store/count.ts';
import { listWebhooks } from '../../store/webhooks.ts';
import { disabledReasons, type WebhookEvent as EventName, type WebhookRow } from '../../store/tables.ts';
import { builder } from '../builder.ts';
import { resolvePage } from '../paging.ts';
import { Viewer } from '../viewer.ts';
import { Workflow } from '../workflows.ts';

export const WebhookEvent = builder.enumType('WebhookEvent', {
  description: 'How a run ends.',
  values: {
    EXECUTION_COMPLETED: { value: 'execution.completed', description: 'Every node that was to run has completed.' },
    EXECUTION_FAILED: { value: 'execution.failed', description: 'At least one node has failed.' },
    EXECUTION_CANCELLED: { value: 'execution.cancelled', description: 'Somebody stopped it.' },
  } satisfies Record<string, { value: EventName; description: string }>,
});

const WebhookDisabledReason = builder.enumType('WebhookDisabledReason', {
  description: 'Why the server has switched off a webhook.',
  values: {
    GONE: { description: 'The receiver answered 410.' },
    FAILING: { description: 'Every attempt failed for five days.' },
  } satisfies Record<(typeof disabledReasons)[number], object>,
});

export const Webhook = builder.objectRef<WebhookRow>('Webhook');

builder.node(Webhook, {
  description: 'The address of another system that is notified when runs end.',
  id: { resolve: (webhook) => webhook.id },
  loadOne: (id, { loaders }) => loaders.webhooks.load(id),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What its owner called it.' }),
    url: t.expose('url', { description: 'Where messages are sent.', type: 'URL' }),
    events: t.expose('events', { type: [WebhookEvent], description: 'The ends of runs that it receives.' }),
    workflow: t.field({
      type: Workflow,
      nullable: true,
      description: 'The only workflow whose runs it receives; null for all, and if that workflow is deleted.',
      resolve: ({ workflow_id }, _, { loaders }) => (workflow_id ? loaders.workflows.load(workflow_id) : null),
    }),
    isForAllWorkflows: t.boolean({
      description: 'It receives the runs of all workflows.',
      resolve: ({ workflow_id }) => workflow_id === null,
    }),
    isEnabled: t.exposeBoolean('is_enabled', { description: 'If false, nothing is sent.' }),
    disabledReason: t.expose('disabled_reason', {
      type: WebhookDisabledReason,
      nullable: true,
      description: 'Why the server switched it off; null if you did, and while it is on.',
    }),
    failingSince: t.expose('failing_since', {
      type: 'DateTime',
      nullable: true,
      description: 'The start of a series in which every attempt failed. After five days it is switched off.',
    }),
    previousSecretUntil: t.expose('previous_secret_until', {
      type: 'DateTime',
      nullable: true,
      description: 'Until then the previous secret also signs.',
    }),
    createdAt: t.expose('created_at', { description: 'When it was made.', type: 'DateTime' }),
  }),
});

builder.objectField(Viewer, 'webhooks', (t) =>
  t.connection(
    {
      type: Webhook,
      description: 'Your webhooks, newest first.',
      resolve: (_, page, { asViewer }) =>
        resolvePage(
          page,
          (request) => asViewer((db) => listWebhooks(db, request)),
          () => asViewer((db) => countRows(db, 'webhooks')),
        ),
    },
    { name: 'WebhookConnection' },
    { name: 'WebhookConnectionEntry' },
  ),
);
