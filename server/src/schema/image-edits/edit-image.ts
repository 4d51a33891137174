import { edit, keepShape } from '../../engine/edit-graph.ts';
import { untilEnded } from '../../engine/until-ended.ts';
import { InputInvalidError } from '../../errors.ts';
import type { AssetRow, ExecutionRow } from '../../store/tables.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { IdempotencyConflictError, ImageUnusableError, NotFoundError } from '../errors.ts';
import { estimatePrices, totalOf } from '../execute-workflow.ts';
import { executeOnce } from '../execute-once.ts';
import { Execution } from '../executions.ts';
import { keyDescription, type KeyedInput } from '../idempotency.ts';
import { encodeId } from '../ids.ts';
import { findSource } from './find-source.ts';
import { ImageEdit } from './image-edit.ts';
import { type AskedEdit, longestWait, mostVariants, readEditInput } from './read-edit-input.ts';

const EditImageInput = builder.inputType('EditImageInput', {
  description: 'The picture is one of `assetId`, `imageUrl` and `file`.',
  fields: (t) => ({
    assetId: t.id({ description: 'A picture of yours.' }),
    imageUrl: t.string({ description: 'A public http or https link to a picture, which is kept as yours.' }),
    file: t.field({
      type: 'Upload',
      description: 'A picture that comes in the same request, as `createUpload` takes it; it is kept as yours.',
    }),
    prompt: t.string({ description: 'What to change, in words; for models that take some, which all but tools do.' }),
    model: t.string({
      description: 'The id of a model of `models(editsImages: true)`; the first of them where it is left out.',
    }),
    count: t.int({
      required: true,
      defaultValue: 1,
      description: `How many variants to make, at most ${mostVariants}. Each is paid for.`,
    }),
    seed: t.int({ description: 'The same seed, picture and words give the same again. Left out for a random one.' }),
    parameters: t.field({
      type: 'JSON',
      description:
        'More of the model’s `parameters`, by their names, such as `{ "aspect_ratio": "4:5" }`. Otherwise the picture keeps its shape as far as the model can.',
    }),
    budget: t.field({ type: 'Decimal', description: 'USD. It fails with BUDGET_EXCEEDED rather than cost more.' }),
    idempotencyKey: t.string({ description: keyDescription }),
    waitSeconds: t.int({
      required: true,
      defaultValue: 0,
      description: `Answers once the edit has ended, or after so many seconds as it is then: at most ${longestWait}.`,
    }),
  }),
});
type EditInput = typeof EditImageInput.$inferInput;

const EditImagePayload = builder.objectRef<ExecutionRow>('EditImagePayload').implement({
  fields: (t) => ({
    imageEdit: t.field({ type: ImageEdit, description: 'The edit.', resolve: (row) => row }),
    execution: t.field({
      type: Execution,
      description: 'The same as an execution, to follow by `executionEvents` or to cancel.',
      resolve: (row) => row,
    }),
  }),
});

builder.mutationField('editImage', (t) =>
  t.field({
    type: EditImagePayload,
    nullable: true,
    authScopes: { run: true },
    description:
      'Edits a picture in one sentence. Returns at once, or with `waitSeconds` once it is done. Asked for again it makes other variants, unless it comes with the same `idempotencyKey`.',
    args: { input: t.arg({ type: EditImageInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, ImageUnusableError, IdempotencyConflictError],
      union: { name: 'EditImageResult' },
    },
    resolve: async (_, { input }, context) => {
      const asked = readEditInput(input);
      const execution = await editOnce(input, asked, context);
      if (asked.waitSeconds > 0) await waitForEnd(execution.id, asked.waitSeconds, context);
      context.resetLoaders();
      return (await context.loaders.executions.load(execution.id)) ?? execution;
    },
  }),
);

/** Or until the time is over. */
async function waitForEnd(executionId: string, seconds: number, { emitter, asViewer }: Context): Promise<void> {
  const enough = AbortSignal.timeout(seconds * 1_000);
  await untilEnded(executionId, { emitter, read: asViewer }, enough).catch((error: unknown) => {
    if (!enough.aborted) throw error;
  });
}

function editOnce(input: EditInput, asked: AskedEdit, context: Context): Promise<ExecutionRow> {
  return executeOnce(context, {
    operation: 'editImage',
    input,
    // How long its answer is waited for is no part of what is made.
    given: { ...input, file: input.file?.hash(), waitSeconds: null } as KeyedInput,
    prepare: () => findSource(input, context),
    begin: (source, runKey) => begin(source, asked, runKey, context),
  });
}

async function begin(
  source: AssetRow,
  asked: AskedEdit,
  runKey: string | null,
  context: Context,
): Promise<ExecutionRow> {
  const { model, prompt, count, seed, budget } = asked;
  const graph = edit(
    model,
    { assetId: encodeId('Asset', source.id), model: model.id, prompt, count, seed },
    { ...keepShape(model, source), ...asked.parameters },
  );
  const run = {
    userId: source.user_id,
    workflowId: null,
    graph,
    // Whoever asks again wants another one.
    isFresh: true,
    targetKey: null,
    isSingle: false,
  };
  const { execution } = await context.engine.execute({
    ...run,
    ...totalOf(await estimatePrices(run, context)),
    purpose: 'EDIT',
    workflowVersion: 0,
    idempotencyKey: runKey,
    retryOf: null,
    budget,
    requestId: context.requestContext.requestId,
    traceparent: context.requestContext.traceparent,
  });
  return execution;
}
