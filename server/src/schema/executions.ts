import { AppError, InputInvalidError } from '../errors.ts';
import { countExecutions, type ExecutionFilter, listExecutions } from '../store/executions.ts';
import type { ExecutionPurpose as PurposeName, ExecutionRow, ExecutionStatus as StatusName } from '../store/tables.ts';
import { builder } from './builder.ts';
import { ErrorCodeType, errorCodeOf } from './error-code.ts';
import type { Context } from './context.ts';
import { ErrorInterface, IdempotencyConflictError, NotFoundError, StateConflictError } from './errors.ts';
import { GraphSnapshot } from './graph.ts';
import { rowId } from './ids.ts';
import { NodeExecution } from './node-execution-parts.ts';
import { resolvePage } from './paging.ts';
import { Workflow } from './workflows.ts';

const dayInMs = 86_400_000;

const ExecutionStatus = builder.enumType('ExecutionStatus', {
  description: 'The status of a run. COMPLETED, FAILED and CANCELLED are final, unless the run is retried.',
  values: {
    PENDING: { description: 'No engine has started it yet.' },
    RUNNING: { description: 'At least one node is running, or about to.' },
    PAUSED: { description: 'Nothing more can run until somebody steps or resumes.' },
    COMPLETED: { description: 'Every node that was to run has completed.' },
    FAILED: { description: 'Everything that could run has run, and at least one node has failed.' },
    CANCELLED: { description: 'Somebody stopped it.' },
  } satisfies Record<StatusName, object>,
});

const ExecutionPurpose = builder.enumType('ExecutionPurpose', {
  description: 'What an execution is for. Those that are not WORKFLOW have no workflow, and a graph of their own.',
  values: {
    WORKFLOW: { description: 'A run of a workflow.' },
    EDIT: { description: 'An edit of a picture in one sentence.' },
    DESCRIBE: { description: 'A picture of the library is looked at and described.' },
    PAGE: { description: 'A page is made.' },
    EXPORT: { description: 'Chosen images are handed over as one zip.' },
  } satisfies Record<PurposeName, object>,
});

export const Execution = builder.objectRef<ExecutionRow>('Execution');

builder.node(Execution, {
  description: 'One run of a workflow, on a copy of its graph.',
  id: { resolve: (execution) => execution.id },
  loadOne: (id, { loaders }) => loaders.executions.load(id),
  fields: (t) => ({
    status: t.expose('status', { description: 'Its current status.', type: ExecutionStatus }),
    purpose: t.expose('purpose', { description: 'What it is for.', type: ExecutionPurpose }),
    totalCost: t.expose('total_cost', { type: 'Decimal', description: 'USD, so far.' }),
    error: t.exposeString('error', { nullable: true, description: 'The failure that came first.' }),
    errorCode: t.field({
      type: ErrorCodeType,
      nullable: true,
      description: 'The code of that failure; null where none has failed.',
      resolve: errorCodeOf,
    }),
    startedAt: t.expose('started_at', {
      description: 'When an engine first started it; null until then.',
      type: 'DateTime',
      nullable: true,
    }),
    finishedAt: t.expose('finished_at', {
      description: 'When it ended; null before, and again during a retry.',
      type: 'DateTime',
      nullable: true,
    }),
    createdAt: t.expose('created_at', { description: 'When it was asked for.', type: 'DateTime' }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it will be removed, with all its results that nothing else uses. Null until it has ended, and if results are kept for ever.',
      resolve: ({ finished_at }, _, { resultRetentionDays: days }) =>
        finished_at === null || days === null ? null : new Date(finished_at.getTime() + days * dayInMs),
    }),
    lastSequence: t.exposeInt('last_sequence', { description: 'The number of the newest event.' }),
    estimatedCost: t.expose('estimated_cost', {
      type: 'Decimal',
      nullable: true,
      description:
        'USD by the listed prices when it was made, less what was to be reused; null where a price was not known.',
    }),
    budget: t.expose('budget', { type: 'Decimal', nullable: true, description: 'USD; null for no limit of its own.' }),
    isFresh: t.exposeBoolean('is_fresh', { description: 'Earlier results were not reused.' }),
    isStepping: t.exposeBoolean('is_stepping', { description: 'It pauses before every node, until it is resumed.' }),
    targetNodeKey: t.exposeString('target_key', {
      nullable: true,
      description: 'The node that was requested, with what it needs; null for the whole workflow.',
    }),
    retryOf: t.field({
      type: Execution,
      nullable: true,
      description: 'The execution that it retries.',
      resolve: ({ retry_of }, _, { loaders }) => (retry_of ? loaders.executions.load(retry_of) : null),
    }),
    workflow: t.field({
      type: Workflow,
      nullable: true,
      description: 'Null when the workflow was deleted since, and for an execution of another purpose.',
      resolve: ({ workflow_id }, _, { loaders }) => (workflow_id ? loaders.workflows.load(workflow_id) : null),
    }),
    graph: t.expose('graph', { type: GraphSnapshot, description: 'The graph as it was when the execution was made.' }),
    nodeExecutions: t.field({
      description: 'One for each node of `graph`, in its order.',
      type: [NodeExecution],
      resolve: ({ id }, _, { loaders }) => loaders.nodeExecutionsOfExecution.load(id),
    }),
  }),
});

builder.queryField('execution', (t) =>
  t.field({
    type: Execution,
    nullable: true,
    authScopes: { read: true },
    description: 'One run by its id; null where none of yours has it.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, args, { loaders }) => {
      const id = rowId('Execution', args.id);
      return id ? loaders.executions.load(id) : null;
    },
  }),
);

builder.objectField(NodeExecution, 'execution', (t) =>
  t.field({
    description: 'The run that it is a part of.',
    type: Execution,
    resolve: async ({ execution_id }, _, { loaders }) => {
      const execution = await loaders.executions.load(execution_id);
      if (!execution) throw new AppError('INTERNAL');
      return execution;
    },
  }),
);

const ExecutionConnection = builder.connectionObject(
  { type: Execution, name: 'ExecutionConnection' },
  { name: 'ExecutionConnectionEntry' },
);

builder.queryField('executions', (t) =>
  t.connection(
    {
      type: Execution,
      authScopes: { read: true },
      description: 'Your runs, newest first, those of workflows that you have deleted included.',
      args: {
        status: t.arg({ type: [ExecutionStatus], description: 'Only those with this status.' }),
        purpose: t.arg({
          type: [ExecutionPurpose],
          required: true,
          defaultValue: ['WORKFLOW'],
          description: 'Only those that are for this.',
        }),
        workflowId: t.arg.id({ description: 'Only those of this workflow, also where it is deleted.' }),
        createdAfter: t.arg({ type: 'DateTime', description: 'Only those made after this moment.' }),
        createdBefore: t.arg({ type: 'DateTime', description: 'Only those made before this moment.' }),
      },
      resolve: (_, { status, purpose, workflowId, createdAfter, createdBefore, ...page }, { asViewer }) => {
        const workflow = workflowId == null ? undefined : rowId('Workflow', workflowId);
        if (workflow === null) throw InputInvalidError.of('workflowId', 'is not the id of a workflow.');
        const filter: ExecutionFilter = {
          purposes: purpose,
          ...(status && { statuses: status }),
          ...(workflow && { workflowId: workflow }),
          ...(createdAfter && { createdAfter }),
          ...(createdBefore && { createdBefore }),
        };
        return resolvePage(
          page,
          (request) => asViewer((db) => listExecutions(db, request, filter)),
          () => asViewer((db) => countExecutions(db, filter)),
        );
      },
    },
    ExecutionConnection,
  ),
);

builder.objectFields(Workflow, (t) => ({
  executions: t.connection(
    {
      type: Execution,
      description: 'Its runs, newest first.',
      args: { status: t.arg({ type: [ExecutionStatus], description: 'Only those with this status.' }) },
      resolve: ({ id }, { status, ...args }, { loaders }) =>
        resolvePage(
          args,
          (page) =>
            loaders.executionsOfWorkflow.load({ parentId: id, page: { ...page, ...(status && { statuses: status }) } }),
          () => loaders.countExecutionsOfWorkflow(id, status),
        ),
    },
    ExecutionConnection,
  ),
  lastExecution: t.field({
    description: 'Its newest run; null where it has none.',
    type: Execution,
    nullable: true,
    resolve: async ({ id }, _, { loaders }) => (await loaders.lastExecutionOfWorkflow.load(id))[0] ?? null,
  }),
}));

builder.objectType(StateConflictError, {
  name: 'StateConflictError',
  description: 'The execution is not in a state that allows this.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    execution: t.expose('execution', { description: 'The execution as it is now.', type: Execution }),
  }),
});

builder.objectType(IdempotencyConflictError, {
  name: 'IdempotencyConflictError',
  description: 'The idempotency key was used before, with another input. Nothing was done.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    differences: t.exposeStringList('differences', {
      description:
        'The input fields that differ from the first request, such as `name`. For a run, `graph` if the workflow’s nodes or edges have changed since.',
    }),
    // Never null, so that one operation may ask for it here and in the payload beside it.
    execution: t.field({
      type: Execution,
      description:
        'The run that the key was used for. Only of mutations that run something: where there is no run, asking for it is an error.',
      resolve: ({ execution }) => {
        if (!execution) throw new AppError('NOT_FOUND', { message: 'execution: the key was not used for a run.' });
        return execution;
      },
    }),
  }),
});

/** The viewer's execution by its Relay id; anybody else's is not found. */
export async function findOwnExecution(globalId: string, { loaders }: Context): Promise<ExecutionRow> {
  const id = rowId('Execution', globalId);
  const execution = id && (await loaders.executions.load(id));
  if (!execution) throw new NotFoundError('executionId', 'execution');
  return execution;
}
