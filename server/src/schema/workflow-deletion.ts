import { restorableDays } from '../engine/removal-jobs.ts';
import { deleteWorkflow, restoreWorkflow } from '../store/workflows.ts';
import { builder } from './builder.ts';
import { NotFoundError } from './errors.ts';
import { findOwnWorkflow, noWorkflow, ownWorkflowId, Workflow } from './workflows.ts';

/* A workflow is deleted, and for a while brought back. */

const DeleteWorkflowInput = builder.inputType('DeleteWorkflowInput', {
  fields: (t) => ({ workflowId: t.id({ required: true }) }),
});
const DeleteWorkflowPayload = builder.simpleObject('DeleteWorkflowPayload', {
  fields: (t) => ({ workflowId: t.id({ description: 'The one that is gone, for `restoreWorkflow`.' }) }),
});

builder.mutationField('deleteWorkflow', (t) =>
  t.field({
    type: DeleteWorkflowPayload,
    nullable: true,
    authScopes: { write: true },
    description: `Deletes a workflow. The paid results of its runs stay. \`restoreWorkflow\` restores it for ${restorableDays} days.`,
    args: { input: t.arg({ type: DeleteWorkflowInput, required: true }) },
    errors: { types: [NotFoundError], union: { name: 'DeleteWorkflowResult' } },
    resolve: async (_, { input }, { asViewer }) => {
      if (!(await asViewer((db) => deleteWorkflow(db, ownWorkflowId(input.workflowId))))) throw noWorkflow();
      return { workflowId: input.workflowId };
    },
  }),
);

const RestoreWorkflowInput = builder.inputType('RestoreWorkflowInput', {
  fields: (t) => ({ workflowId: t.id({ required: true }) }),
});
const RestoreWorkflowPayload = builder.simpleObject('RestoreWorkflowPayload', {
  fields: (t) => ({ workflow: t.field({ description: 'The workflow as it was.', type: Workflow }) }),
});

builder.mutationField('restoreWorkflow', (t) =>
  t.field({
    type: RestoreWorkflowPayload,
    nullable: true,
    authScopes: { write: true },
    description: `Restores a deleted workflow with its runs, for ${restorableDays} days after its deletion.`,
    args: { input: t.arg({ type: RestoreWorkflowInput, required: true }) },
    errors: { types: [NotFoundError], union: { name: 'RestoreWorkflowResult' } },
    resolve: async (_, { input }, { asViewer }) => {
      const workflow = await asViewer(async (db) => {
        if (!(await restoreWorkflow(db, ownWorkflowId(input.workflowId)))) throw noWorkflow();
        return findOwnWorkflow(db, input.workflowId);
      });
      return { workflow };
    },
  }),
);
