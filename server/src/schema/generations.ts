import { AppError, InputInvalidError } from '../errors.ts';
import { countGenerations, listGenerations } from '../store/generations.ts';
import type { ModelKind as ModelKindName } from '../models/provider.ts';
import type { GenerationRow, GenerationStatus as StatusName } from '../store/tables.ts';
import { Asset } from './assets.ts';
import { builder } from './builder.ts';
import { ErrorCodeType, errorCodeOf } from './error-code.ts';
import { NotFoundError, StateConflictError } from './errors.ts';
import { Execution } from './executions.ts';
import { rowId } from './ids.ts';
import { isItem, NodeExecution, NodeExecutionItem, nodeOf } from './node-execution-parts.ts';
import { resolvePage } from './paging.ts';
import { PictureCount } from './picture-count.ts';
import { Workflow } from './workflows.ts';

const GenerationStatus = builder.enumType('GenerationStatus', {
  description: 'The status of a paid call.',
  values: {
    PENDING: { description: 'It is recorded; whether the provider has it is not known yet.' },
    RUNNING: { description: 'The provider has accepted it.' },
    COMPLETED: { description: 'Its answer is kept.' },
    FAILED: { description: 'Nothing came of it: see `errorCode`.' },
    CANCELLED: { description: 'It was cancelled before the provider started.' },
  } satisfies Record<StatusName, object>,
});

export const ModelKind = builder.enumType('ModelKind', {
  description: 'What a model is for.',
  values: {
    IMAGE: { description: 'It makes or edits pictures.' },
    TEXT: { description: 'It writes.' },
    VISION: { description: 'It looks at pictures, and writes what it sees.' },
    TOOL: { description: 'It does one thing to what it is given, such as cutting something out of a picture.' },
  } satisfies Record<ModelKindName, object>,
});

export const Generation = builder.objectRef<GenerationRow>('Generation');

builder.node(Generation, {
  description: 'One paid call to a model.',
  id: { resolve: (generation) => generation.id },
  loadOne: (id, { loaders }) => loaders.generations.load(id),
  fields: (t) => ({
    status: t.expose('status', { description: 'Its current status.', type: GenerationStatus }),
    kind: t.expose('kind', {
      description: 'What its model is for; says where to look for what came of it.',
      type: ModelKind,
    }),
    model: t.exposeString('model', {
      description: 'The id of the model, such as `fal-ai/flux/schnell` or `google/gemini-3.8-flash`.',
    }),
    prompt: t.exposeString('prompt', { description: 'The words that were sent.' }),
    parameters: t.expose('parameters', { type: 'JSON', description: 'As they were sent to the model.' }),
    aspectRatio: t.exposeString('aspect_ratio', {
      description: 'What was asked for, such as `4:5`; null where the model decides.',
      nullable: true,
    }),
    images: t.field({
      description: 'The pictures that came of it; empty until it has completed, and for text.',
      type: [Asset],
      resolve: ({ id }, _, { loaders }) => loaders.assetsOfGeneration.load(id),
    }),
    text: t.exposeString('text', {
      description: 'The words that came of it; null until it has completed, and for pictures.',
      nullable: true,
    }),
    pictures: t.field({
      type: PictureCount,
      nullable: true,
      description: 'How many pictures were asked for and came; null until it is completed, and for text.',
      resolve: ({ images_asked: asked, images_received: received, images_held_back: heldBack }) =>
        asked === null || received === null ? null : { asked, received, heldBack: heldBack ?? 0 },
    }),
    cost: t.expose('cost', {
      type: 'Decimal',
      nullable: true,
      description:
        'USD, from what the provider billed; null while that is not known. Of a call that may have been billed and cannot be looked up: what it was expected to cost.',
    }),
    estimatedCost: t.expose('estimated_cost', {
      type: 'Decimal',
      nullable: true,
      description: 'USD by the listed price when it was requested: reserved in the budgets until the cost is known.',
    }),
    requestId: t.exposeString('request_id', {
      nullable: true,
      description: 'The provider’s own id of the request; null while none is known to have been accepted.',
    }),
    error: t.exposeString('error', {
      description: 'Why it failed, for people; null unless it failed.',
      nullable: true,
    }),
    errorCode: t.field({
      type: ErrorCodeType,
      nullable: true,
      description:
        'The code of its failure; null unless it has failed. PROVIDER_AMBIGUOUS beside PENDING: `settleGeneration` is asked for.',
      resolve: errorCodeOf,
    }),
    execution: t.field({
      description: 'The run that paid for it.',
      type: Execution,
      resolve: async ({ execution_id }, _, { loaders }) => (await loaders.executions.load(execution_id)) ?? missing(),
    }),
    nodeExecution: t.field({
      description: 'The node’s part in that run.',
      type: NodeExecution,
      resolve: async ({ node_execution_id }, _, { loaders }) => {
        const part = await loaders.nodeExecutions.load(node_execution_id);
        return (part && (await nodeOf(part, loaders))) ?? missing();
      },
    }),
    item: t.field({
      description: 'The item of that node for which it was made; null for a node that ran once.',
      type: NodeExecutionItem,
      nullable: true,
      resolve: async ({ node_execution_id }, _, { loaders }) => {
        const part = await loaders.nodeExecutions.load(node_execution_id);
        return isItem(part) ? part : null;
      },
    }),
    createdAt: t.expose('created_at', {
      description: 'When it was recorded, before it was sent.',
      type: 'DateTime',
    }),
    finishedAt: t.expose('finished_at', {
      description: 'When its end was known; null until then.',
      type: 'DateTime',
      nullable: true,
    }),
  }),
});

builder.objectField(NodeExecutionItem, 'generation', (t) =>
  t.field({
    type: Generation,
    nullable: true,
    description: 'The newest paid call made for it; null where none was, as where it reused an earlier result.',
    resolve: async ({ id }, _, { loaders }) => (await loaders.generationsOfPart.load(id))[0] ?? null,
  }),
);

builder.queryField('generation', (t) =>
  t.field({
    type: Generation,
    nullable: true,
    authScopes: { read: true },
    description: 'One paid call by its id; null where none of yours has it.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, args, { loaders }) => {
      const id = rowId('Generation', args.id);
      return id ? loaders.generations.load(id) : null;
    },
  }),
);

const GenerationConnection = builder.connectionObject(
  { type: Generation, name: 'GenerationConnection' },
  { name: 'GenerationConnectionEntry' },
);

builder.queryField('generations', (t) =>
  t.connection(
    {
      type: Generation,
      authScopes: { read: true },
      description: 'What you have paid for, newest first.',
      args: {
        model: t.arg.string({ description: 'Only those of this model, such as `fal-ai/flux/schnell`.' }),
        workflowId: t.arg.id({ description: 'Only those of this workflow’s runs; none where it was deleted.' }),
      },
      resolve: async (_, { model, workflowId, ...page }, { asViewer }) => {
        const workflow = workflowId == null ? undefined : rowId('Workflow', workflowId);
        if (workflow === null) throw InputInvalidError.of('workflowId', 'is not the id of a workflow.');
        const filter = { ...(model != null && { model }), ...(workflow && { workflowId: workflow }) };
        return resolvePage(
          page,
          (request) => asViewer((db) => listGenerations(db, request, filter)),
          () => asViewer((db) => countGenerations(db, filter)),
        );
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
        resolvePage(
          args,
          (page) => loaders.generationsOfExecution.load({ parentId: id, page }),
          () => loaders.countGenerationsOfExecution(id),
        ),
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
        'One of the `candidates` among the node’s error details: the call continues with it. Null: the request is lost, and a retry pays again.',
    }),
  }),
});
const SettleGenerationPayload = builder.simpleObject('SettleGenerationPayload', {
  fields: (t) => ({ generation: t.field({ description: 'The paid call as it is now.', type: Generation }) }),
});

builder.mutationField('settleGeneration', (t) =>
  t.field({
    type: SettleGenerationPayload,
    nullable: true,
    authScopes: { run: true },
    description: 'Resolves a paid call whose response was lost, if several requests look like it.',
    args: { input: t.arg({ type: SettleGenerationInput, required: true }) },
    errors: {
      types: [NotFoundError, InputInvalidError, StateConflictError],
      union: { name: 'SettleGenerationResult' },
    },
    resolve: async (_, { input }, context) => {
      // Left out by mistake, it must not make anybody pay anew.
      if (input.requestId === undefined) throw InputInvalidError.of('requestId', 'must be a request’s id, or null.');
      const id = rowId('Generation', input.generationId);
      const own = id && (await context.loaders.generations.load(id));
      if (!own) throw new NotFoundError('generationId', 'generation');
      const generation = await context.paidCalls.resolve(own, input.requestId).catch((error: unknown) => refuse(error));
      context.resetLoaders();
      return { generation };

      async function refuse(error: unknown): Promise<never> {
        if (!(error instanceof AppError) || !own) throw error;
        if (error.code !== 'STATE_CONFLICT') throw error;
        context.resetLoaders();
        throw new StateConflictError(
          (await context.loaders.executions.load(own.execution_id)) ?? missing(),
          error.message,
        );
      }
    },
  }),
);

function missing(): never {
  throw new AppError('INTERNAL');
}

builder.objectField(Workflow, 'latestImages', (t) =>
  t.field({
    type: [Asset],
    description: 'The images of its newest run with images: the newest paid call first, at most four.',
    resolve: ({ id }, _, { loaders }) => loaders.latestImagesOfWorkflow.load(id),
  }),
);
