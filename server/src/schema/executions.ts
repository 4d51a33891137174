import { canonicalJson } from '../canonical-json.ts';
import { validateGraph } from '../graph/validate.ts';
import { executionStatuses, type ExecutionRow } from '../store/tables.ts';
import { loadGraph } from '../store/workflows.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import {
  ErrorInterface,
  GraphInvalidError,
  IdempotencyConflictError,
  InputInvalidError,
  NotFoundError,
  StateConflictError,
} from './errors.ts';
import { GraphSnapshot } from './graph.ts';
import { rowId } from './ids.ts';
import { NodeExecution } from './node-executions.ts';
import { resolvePage } from './paging.ts';
import { findOwnWorkflow, Workflow } from './workflows.ts';

const ExecutionStatus = builder.enumType('ExecutionStatus', { values: executionStatuses });

export const Execution = builder.objectRef<ExecutionRow>('Execution');

builder.node(Execution, {
  description: 'One run of a workflow, on a copy of its graph.',
  id: { resolve: (execution) => execution.id },
  loadOne: (id, { loaders }) => loaders.executions.load(id),
  fields: (t) => ({
    status: t.expose('status', { type: ExecutionStatus }),
    totalCost: t.expose('total_cost', { type: 'Decimal', description: 'USD, so far.' }),
    error: t.exposeString('error', { nullable: true, description: 'The failure that came first.' }),
    errorCode: t.exposeString('error_code', { nullable: true }),
    startedAt: t.expose('started_at', { type: 'DateTime', nullable: true }),
    finishedAt: t.expose('finished_at', { type: 'DateTime', nullable: true }),
    createdAt: t.expose('created_at', { type: 'DateTime' }),
    lastSequence: t.exposeInt('last_sequence', { description: 'The number of the newest event.' }),
    workflow: t.field({
      type: Workflow,
      nullable: true,
      description: 'Null when the workflow was deleted since.',
      resolve: ({ workflow_id }, _, { loaders }) => (workflow_id ? loaders.workflows.load(workflow_id) : null),
    }),
    graph: t.expose('graph', { type: GraphSnapshot, description: 'The graph as it was when the execution was made.' }),
    nodeExecutions: t.field({
      type: [NodeExecution],
      resolve: ({ id }, _, { loaders }) => loaders.nodeExecutionsOfExecution.load(id),
    }),
  }),
});

builder.queryField('execution', (t) =>
  t.field({
    type: Execution,
    nullable: true,
    authScopes: { signedIn: true },
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, args, { loaders }) => {
      const id = rowId('Execution', args.id);
      return id ? loaders.executions.load(id) : null;
    },
  }),
);

builder.objectFields(Workflow, (t) => ({
  executions: t.connection(
    {
      type: Execution,
      description: 'Its runs, newest first.',
      resolve: ({ id }, args, { loaders }) =>
        resolvePage(args, (page) => loaders.executionsOfWorkflow.load({ parentId: id, page })),
    },
    { name: 'ExecutionConnection' },
    { name: 'ExecutionConnectionEdge' },
  ),
  lastExecution: t.field({
    type: Execution,
    nullable: true,
    resolve: async ({ id }, _, { loaders }) => (await loaders.lastExecutionOfWorkflow.load(id))[0] ?? null,
  }),
}));

builder.objectType(StateConflictError, {
  name: 'StateConflictError',
  description: 'The execution is not in a state that allows this.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ execution: t.expose('execution', { type: Execution }) }),
});

builder.objectType(IdempotencyConflictError, {
  name: 'IdempotencyConflictError',
  description: 'The idempotency key was used before, for something else.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ execution: t.expose('execution', { type: Execution, description: 'What it was used for.' }) }),
});

// Mutations ---------------------------------------------------------------------------------------------------------

const ExecuteWorkflowInput = builder.inputType('ExecuteWorkflowInput', {
  fields: (t) => ({
    workflowId: t.id({ required: true }),
    idempotencyKey: t.string({
      description: 'At most 200 characters. Sent twice, it gives the same execution and pays once.',
    }),
  }),
});
const ExecuteWorkflowPayload = builder.simpleObject('ExecuteWorkflowPayload', {
  fields: (t) => ({ execution: t.field({ type: Execution }) }),
});

builder.mutationField('executeWorkflow', (t) =>
  t.field({
    type: ExecuteWorkflowPayload,
    description: 'Runs a workflow. Comes back at once; `executionEvents` tells how it goes.',
    args: { input: t.arg({ type: ExecuteWorkflowInput, required: true }) },
    errors: {
      types: [GraphInvalidError, InputInvalidError, NotFoundError, IdempotencyConflictError],
      union: { name: 'ExecuteWorkflowResult' },
    },
    resolve: async (_, { input }, context) => {
      const idempotencyKey = checkIdempotencyKey(input.idempotencyKey);
      const { workflow, graph } = await context.asViewer(async (db) => {
        const found = await findOwnWorkflow(db, input.workflowId);
        return { workflow: found, graph: await loadGraph(db, found.id) };
      });
      refuseWhatCannotRun(graph, context);
      const { execution, isNew } = await context.engine.execute({
        userId: workflow.user_id,
        workflowId: workflow.id,
        workflowVersion: workflow.version,
        graph,
        idempotencyKey,
      });
      if (!isNew && !isSameRun(execution, workflow.id, graph)) throw new IdempotencyConflictError(execution);
      return { execution };
    },
  }),
);

// What they check ---------------------------------------------------------------------------------------------------

const longestIdempotencyKey = 200;

function checkIdempotencyKey(key: string | null | undefined): string | null {
  if (key == null) return null;
  if (key.length >= 1 && key.length <= longestIdempotencyKey) return key;
  throw new InputInvalidError([
    { path: ['idempotencyKey'], message: `must have 1 to ${longestIdempotencyKey} characters, but has ${key.length}.` },
  ]);
}

/** What was valid when it was saved may not be any more, where the row was changed past this API. */
function refuseWhatCannotRun(graph: ExecutionRow['graph'], { nodeTypes }: Context): void {
  const problems = validateGraph(graph, (name) => nodeTypes.get(name));
  if (graph.nodes.length === 0) {
    problems.push({
      code: 'EMPTY_GRAPH',
      message: 'There is nothing to run yet: the workflow has no nodes.',
      nodeKeys: [],
      path: ['nodes'],
    });
  }
  if (problems.length > 0) throw new GraphInvalidError(problems);
}

function isSameRun(execution: ExecutionRow, workflowId: string, graph: ExecutionRow['graph']): boolean {
  return execution.workflow_id === workflowId && canonicalJson(execution.graph) === canonicalJson(graph);
}

/** The viewer's execution by its Relay id; anybody else's is not found. */
export async function findOwnExecution(globalId: string, { loaders }: Context): Promise<ExecutionRow> {
  const id = rowId('Execution', globalId);
  const execution = id && (await loaders.executions.load(id));
  if (!execution) throw new NotFoundError('executionId', 'execution');
  return execution;
}
