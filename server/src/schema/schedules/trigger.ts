import { countCallers, listTriggers } from '../../store/schedules.ts';
import type { TriggerRow } from '../../store/tables.ts';
import { builder } from '../builder.ts';
import { encodeId } from '../ids.ts';
import { resolvePage } from '../paging.ts';
import { readWorkflowFilter } from './schedule.ts';
import { WorkflowCaller } from './workflow-caller.ts';

export const Trigger = builder.objectRef<TriggerRow>('Trigger');

builder.node(Trigger, {
  description: 'Lets another system run the published version of a workflow by a POST with a secret, and nothing else.',
  interfaces: [WorkflowCaller],
  id: { resolve: ({ id }) => id },
  loadOne: (id, { loaders }) => loaders.triggers.load(id),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What its owner called it. Its runs are known by it.' }),
    hint: t.exposeString('hint', { description: 'How its secret begins, to know it by.' }),
    url: t.field({
      type: 'URL',
      description: 'Where to POST, with `Authorization: Bearer <secret>`.',
      resolve: ({ id }, _, { origin }) => `${origin}/v1/triggers/${encodeURIComponent(encodeId('Trigger', id))}`,
    }),
    mapping: t.expose('mapping', {
      type: 'JSON',
      nullable: true,
      description:
        'What of the body an input is, by its name: a path such as `order.items.0.title`. Null where the body itself has `inputs`.',
    }),
  }),
});

builder.queryField('triggers', (t) =>
  t.connection(
    {
      type: Trigger,
      authScopes: { read: true },
      description: 'Your triggers, newest first, also of workflows that are deleted.',
      args: { workflowId: t.arg.id({ description: 'Only those of this workflow.' }) },
      resolve: (_, { workflowId, ...page }, { asViewer }) => {
        const workflow = readWorkflowFilter(workflowId);
        return resolvePage(
          page,
          (request) => asViewer((db) => listTriggers(db, request, workflow)),
          () => asViewer((db) => countCallers(db, 'triggers', workflow)),
        );
      },
    },
    { name: 'TriggerConnection' },
    { name: 'TriggerConnectionEntry' },
  ),
);
