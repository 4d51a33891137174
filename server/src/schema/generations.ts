import { AppError } from '../errors.ts';
import { listGenerations } from '../store/generations.ts';
import { generationStatuses, type GenerationRow } from '../store/tables.ts';
import { Asset } from './assets.ts';
import { builder } from './builder.ts';
import { InputInvalidError, NotFoundError, StateConflictError } from './errors.ts';
import { Execution } from './executions.ts';
import { rowId } from './ids.ts';
import { NodeExecution } from './node-executions.ts';
import { resolvePage } from './paging.ts';
import { PictureCount } from './picture-count.ts';

const GenerationStatus = builder.enumType('GenerationStatus', { values: generationStatuses });

const Generation = builder.objectRef<GenerationRow>('Generation');

builder.node(Generation, {
  description: 'One paid call to an image model.',
  id: { resolve: (generation) => generation.id },
  loadOne: (id, { loaders }) => loaders.generations.load(id),
  fields: (t) => ({
    status: t.expose('status', { type: GenerationStatus }),
    model: t.exposeString('model'),
    prompt: t.exposeString('prompt'),
    parameters: t.expose('parameters', { type: 'JSON', description: 'As they were sent to the model.' }),
    aspectRatio: t.exposeString('aspect_ratio', { nullable: true }),
    images: t.field({ type: [Asset], resolve: ({ id }, _, { loaders }) => loaders.assetsOfGeneration.load(id) }),
    pictures: t.field({
      type: PictureCount,
      nullable: true,
      description: 'How many pictures were asked for and came; null until it is completed.',
      resolve: ({ images_asked: asked, images_received: received, images_held_back: heldBack }) =>
        asked === null || received === null ? null : { asked, received, heldBack: heldBack ?? 0 },
    }),
    cost: t.expose('cost', {
      type: 'Decimal',
      nullable: true,
      description: 'USD, from what the provider billed; null while that is not known.',
    }),
    estimatedCost: t.expose('estimated_cost', {
      type: 'Decimal',
      nullable: true,
      description: 'USD by the listed price when it was asked for: held against budgets until the cost is known.',
    }),
    requestId: t.exposeString('request_id', {
      nullable: true,
      description: 'The provider’s own id of the request; null while none is known to have been accepted.',
    }),
    error: t.exposeString('error', { nullable: true }),
    errorCode: t.exposeString('error_code', { nullable: true }),
    execution: t.field({
      type: Execution,
      resolve: async ({ execution_id }, _, { loaders }) => (await loaders.executions.load(execution_id)) ?? missing(),
    }),
    nodeExecution: t.field({
      type: NodeExecution,
      resolve: async ({ node_execution_id }, _, { loaders }) =>
        (await loaders.nodeExecutions.load(node_execution_id)) ?? missing(),
    }),
    createdAt: t.expose('created_at', { type: 'DateTime' }),
    finishedAt: t.expose('finished_at', { type: 'DateTime', nullable: true }),
  }),
});

builder.queryField('generation', (t) =>
  t.field({
    type: Generation,
    nullable: true,
    authScopes: { read: true },
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, args, { loaders }) => {
      const id = rowId('Generation', args.id);
      return id ? loaders.generations.load(id) : null;
    },
  }),
);

const GenerationConnection = builder.connectionObject(
  { type: Generation, name: 'GenerationConnection' },
  { name: 'GenerationConnectionEdge' },
);

builder.queryField('generations', (t) =>
  t.connection(
    {
      type: Generation,
      authScopes: { read: true },
      description: 'What you have paid for, newest first.',
      args: { model: t.arg.string(), workflowId: t.arg.id() },
      resolve: async (_, { model, workflowId, ...page }, { asViewer }) => {
        const workflow = workflowId == null ? undefined : rowId('Workflow', workflowId);
        if (workflow === null)
          throw new AppError('INPUT_INVALID', { message: 'workflowId: is not the id of a workflow.' });
        const filter = { ...(model != null && { model }), ...(workflow && { workflowId: workflow }) };
        return resolvePage(page, (request) => asViewer((db) => listGenerations(db, request, filter)));
      },
    },
    GenerationConnection,
  ),
);

builder.objectField(Execution, 'generations', (t) =>
  t.connection(
    {
      type: Generation,
      description: 'What it paid for, newest first.',
      resolve: ({ id }, args, { loaders }) =>
        resolvePage(args, (page) => loaders.generationsOfExecution.load({ parentId: id, page })),
    },
    GenerationConnection,
  ),
);

// Mutations ---------------------------------------------------------------------------------------------------------

const SettleGenerationInput = builder.inputType('SettleGenerationInput', {
  fields: (t) => ({
    generationId: t.id({ required: true }),
    requestId: t.string({
      description:
        'One of the `candidates` among the node’s error details: the call goes on with it. Null: the request is lost, and a retry pays anew.',
    }),
  }),
});
const SettleGenerationPayload = builder.simpleObject('SettleGenerationPayload', {
  fields: (t) => ({ generation: t.field({ type: Generation }) }),
});

builder.mutationField('settleGeneration', (t) =>
  t.field({
    type: SettleGenerationPayload,
    nullable: true,
    authScopes: { run: true },
    description: 'Says what became of a paid call whose answer was lost, where several requests look like its own.',
    args: { input: t.arg({ type: SettleGenerationInput, required: true }) },
    errors: {
      types: [NotFoundError, InputInvalidError, StateConflictError],
      union: { name: 'SettleGenerationResult' },
    },
    resolve: async (_, { input }, context) => {
      // Left out by mistake, it must not make anybody pay anew.
      if (input.requestId === undefined)
        throw new InputInvalidError([{ path: ['requestId'], message: 'must be a request’s id, or null.' }]);
      const id = rowId('Generation', input.generationId);
      const own = id && (await context.loaders.generations.load(id));
      if (!own) throw new NotFoundError('generationId', 'generation');
      const generation = await context.paidCalls.settle(own, input.requestId).catch((fault: unknown) => refuse(fault));
      context.resetLoaders();
      return { generation };

      async function refuse(fault: unknown): Promise<never> {
        if (!(fault instanceof AppError) || !own) throw fault;
        if (fault.code === 'INPUT_INVALID')
          throw new InputInvalidError([{ path: ['requestId'], message: fault.message }]);
        if (fault.code !== 'STATE_CONFLICT') throw fault;
        context.resetLoaders();
        throw new StateConflictError(
          (await context.loaders.executions.load(own.execution_id)) ?? missing(),
          fault.message,
        );
      }
    },
  }),
);

function missing(): never {
  throw new AppError('INTERNAL');
}
