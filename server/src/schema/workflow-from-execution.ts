import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { workflowLimits } from '@visualadgen/graph/limits.ts';
import { readEdit } from '../engine/edit-graph.ts';
import { InputInvalidError } from '../errors.ts';
import { carryOver } from '../nodes/carry-over.ts';
import type { ExecutionRow } from '../store/tables.ts';
import { createWorkflow } from '../store/workflows.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { GraphInvalidError, IdempotencyConflictError, NotFoundError } from './errors.ts';
import { findOwnExecution } from './executions.ts';
import { keyDescription, makeOnce } from './idempotency.ts';
import { checkTexts, emptyGraph, refuseInvalid, Workflow } from './workflows.ts';

/* To go on with on the canvas: a workflow with the graph of an execution. */

const CreateWorkflowFromExecutionInput = builder.inputType('CreateWorkflowFromExecutionInput', {
  fields: (t) => ({
    executionId: t.id({ required: true, description: 'Of any purpose: an edit’s, say.' }),
    name: t.string({ description: 'From 1 to 200 characters. Left out, it is called by what it came from.' }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const CreateWorkflowFromExecutionPayload = builder.simpleObject('CreateWorkflowFromExecutionPayload', {
  fields: (t) => ({ workflow: t.field({ description: 'The new workflow, at version 1.', type: Workflow }) }),
});

builder.mutationField('createWorkflowFromExecution', (t) =>
  t.field({
    type: CreateWorkflowFromExecutionPayload,
    nullable: true,
    authScopes: { write: true },
    description:
      'Creates a workflow with the graph that an execution ran, also where its own workflow is gone: an edit goes on with on the canvas.',
    args: { input: t.arg({ type: CreateWorkflowFromExecutionInput, required: true }) },
    errors: {
      types: [InputInvalidError, GraphInvalidError, NotFoundError, IdempotencyConflictError],
      union: { name: 'CreateWorkflowFromExecutionResult' },
    },
    resolve: async (_, { input }, context) => {
      const given = checkTexts({ name: input.name }).name;
      const execution = await findOwnExecution(input.executionId, context);
      const graph = carryOver(execution.graph, context.nodeTypes);
      await refuseInvalid(graph, context, async () => emptyGraph);
      const name = given ?? (await nameOf(execution, context));
      const { row: workflow } = await makeOnce(context, {
        operation: 'createWorkflowFromExecution',
        input,
        make: async (db) => ({
          row: await createWorkflow(db, { userId: execution.user_id, name, description: null, graph }),
          secret: '',
        }),
        find: (id) => context.loaders.workflows.load(id),
      });
      return { workflow };
    },
  }),
);

const longestWords = 60;

async function nameOf({ purpose, graph, workflow_id: id }: ExecutionRow, { loaders }: Context): Promise<string> {
  if (purpose === 'EDIT') {
    const { prompt } = readEdit(graph);
    const title = graph.nodes.find(({ key }) => key === 'edit')?.name ?? 'Edit';
    return cutText((prompt ?? title).replaceAll(/\s+/g, ' ').trim(), longestWords, '…');
  }
  const workflow = id && (await loaders.workflows.load(id));
  return workflow
    ? `${cutText(workflow.name, workflowLimits.name - ' copy'.length).trimEnd()} copy`
    : 'Untitled workflow';
}
