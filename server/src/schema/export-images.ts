import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { exportGraph } from '../engine/export-graph.ts';
import { InputInvalidError } from '../errors.ts';
import { exportNode } from '../nodes/export.ts';
import type { ExecutionRow } from '../store/tables.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { IdempotencyConflictError, NotFoundError } from './errors.ts';
import { executeOnce } from './execute-once.ts';
import { Execution, findOwnExecution } from './executions.ts';
import { keyDescription } from './idempotency.ts';
import { encodeId, rowId } from './ids.ts';

/* Chosen pictures are handed over as one zip: an execution of the EXPORT node, with everything that an execution has. */

/** As many as a node may run over. */
const mostImages = 1_000;
const longestItem = 200;
/** As the node takes one; a workflow’s name may be longer. */
const longestCampaign = 100;

const ExportedImageInput = builder.inputType('ExportedImageInput', {
  fields: (t) => ({
    assetId: t.id({ required: true, description: 'An image of yours.' }),
    item: t.string({
      description: `What it was made from, for \`{item}\` in its file’s name: at most ${longestItem} characters.`,
    }),
  }),
});

const ExportImagesInput = builder.inputType('ExportImagesInput', {
  fields: (t) => ({
    images: t.field({
      type: [ExportedImageInput],
      required: true,
      description: `From 1 to ${mostImages}, in the order in which they are numbered.`,
    }),
    namePattern: t.string({
      description:
        'How files are called, with the tokens of `nameTokens`; a slash makes a folder. Left out, the usual one.',
    }),
    campaign: t.string({
      description: 'For `{campaign}`. Left out, the name of the workflow of `executionId`, else “Ads”.',
    }),
    client: t.string({ description: 'For `{client}`.' }),
    credit: t.string({ description: 'Who is named in each file as its maker.' }),
    forAdManagers: t.boolean({
      description:
        'Adds `meta-ads-manager.csv` and `google-ads-editor.csv`, filled in for import, where images have placements of theirs. Left out, none.',
    }),
    link: t.string({ description: 'For ad managers: the page that the ads lead to, with `https://`.' }),
    adSet: t.string({ description: 'For ad managers: Meta’s ad set and Google’s ad group. Left out, the campaign.' }),
    text: t.string({
      description:
        'For ad managers: Meta’s primary text and Google’s description. Left out, what each ad says in its body.',
    }),
    executionId: t.id({
      description: 'The run of yours that the images come from: its workflow and version stand in names and manifest.',
    }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
type Input = typeof ExportImagesInput.$inferInput;

const ExportImagesPayload = builder.simpleObject('ExportImagesPayload', {
  fields: (t) => ({
    execution: t.field({
      type: Execution,
      description:
        'The export, of purpose EXPORT: to follow by `executionEvents`, to cancel, to retry. Its node `export` gives the `file`.',
    }),
  }),
});

builder.mutationField('exportImages', (t) =>
  t.field({
    type: ExportImagesPayload,
    nullable: true,
    authScopes: { run: true },
    description:
      'Hands images over as one zip: good file names, a manifest, and in each file where it comes from. Returns at once. Costs nothing.',
    args: { input: t.arg({ type: ExportImagesInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, IdempotencyConflictError],
      union: { name: 'ExportImagesResult' },
    },
    resolve: async (_, { input }, context) => {
      const config = readConfig(input);
      return {
        execution: await executeOnce(context, {
          operation: 'exportImages',
          input,
          given: input,
          prepare: () => findWhatIsExported(input, context),
          begin: (found, runKey) => begin(found, config, runKey, context),
        }),
      };
    },
  }),
);

/** The fields of the node, by the names of this input. */
const fields = {
  name_pattern: 'namePattern',
  campaign: 'campaign',
  client: 'client',
  credit: 'credit',
  for_ad_managers: 'forAdManagers',
  link: 'link',
  ad_set: 'adSet',
  text: 'text',
} as const;

/** As the node's config. Throws INPUT_INVALID with everything that does not fit. */
function readConfig(input: Input): Record<string, unknown> {
  const given = Object.entries(fields).flatMap(([name, field]) => {
    const value = input[field];
    return value == null ? [] : [[name, value] as const];
  });
  const config = Object.fromEntries(given);
  const problems = exportNode.checkConfig(config).map(({ path: [name, ...rest], message }) => ({
    path: [fields[name as keyof typeof fields], ...rest],
    message: `${message}.`,
  }));
  const count = input.images.length;
  if (count < 1 || count > mostImages)
    problems.push({ path: ['images'], message: `must be from 1 to ${mostImages}, but are ${count}.` });
  for (const [index, { item }] of input.images.entries())
    if (item != null && item.length > longestItem)
      problems.push({
        path: ['images', String(index), 'item'],
        message: `must have at most ${longestItem} characters, but has ${item.length}.`,
      });
  if (problems.length > 0) throw new InputInvalidError(problems);
  return config;
}

interface Found {
  userId: string;
  photos: { assetId: string; name: string }[];
  run: { workflowName: string | null; version: number };
}

/** Somebody else's is not found, and neither is one that was deleted. */
async function findWhatIsExported({ images, executionId }: Input, context: Context): Promise<Found> {
  const { loaders, viewer } = context;
  const load = async (assetId: string) => {
    const id = rowId('Asset', assetId);
    return id === null ? null : loaders.assets.load(id);
  };
  const rows = await Promise.all(images.map(({ assetId }) => load(assetId)));
  const missing = rows.findIndex((row) => !row);
  if (missing !== -1) throw new NotFoundError(`images.${missing}.assetId`, 'asset');
  const execution = executionId == null ? null : await findOwnExecution(executionId, context);
  const workflow = execution?.workflow_id ? await loaders.workflows.load(execution.workflow_id) : null;
  return {
    userId: viewer?.userId ?? '',
    photos: rows.flatMap((row, index) =>
      row ? [{ assetId: encodeId('Asset', row.id), name: images[index]?.item ?? '' }] : [],
    ),
    run: { workflowName: workflow?.name ?? null, version: execution?.workflow_version ?? 0 },
  };
}

async function begin(
  { userId, photos, run }: Found,
  config: Record<string, unknown>,
  runKey: string | null,
  { engine, requestContext }: Context,
): Promise<ExecutionRow> {
  const named = { ...config, campaign: config['campaign'] || cutText(run.workflowName ?? '', longestCampaign) };
  const { execution } = await engine.execute({
    userId,
    workflowId: null,
    // Of what is handed over: names and manifest say it.
    workflowVersion: run.version,
    graph: exportGraph(photos, named),
    isFresh: false,
    targetKey: null,
    isSingle: false,
    purpose: 'EXPORT',
    idempotencyKey: runKey,
    retryOf: null,
    budget: null,
    estimatedCost: '0',
    nodeCosts: new Map(),
    requestId: requestContext.requestId,
    traceparent: requestContext.traceparent,
  });
  return execution;
}
