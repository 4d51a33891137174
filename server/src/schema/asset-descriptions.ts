import { describedHere } from '../engine/describing/keep-description.ts';
import { AppError, InputInvalidError } from '../errors.ts';
import { findAssets } from '../store/assets.ts';
import type { Transaction } from '../store/database.ts';
import { askForOwn } from '../store/descriptions.ts';
import { type AssetRow, type DescribeStatus, describeStatuses } from '../store/tables.ts';
import {
  answerEach,
  assetIdsDescription,
  type AssetOutcome,
  AssetProblem,
  assetsPayload,
  readAssetIds,
} from './asset-results.ts';
import { Asset } from './assets.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { readErrorCode } from './error-code.ts';
import { IdempotencyConflictError } from './errors.ts';
import { Execution } from './executions.ts';
import { keyDescription, makeOnce } from './idempotency.ts';

/* How far a picture's description is, and the way to ask for one. */

const DescriptionStatus = builder.enumType('DescriptionStatus', {
  description: 'How far the description of an image is.',
  values: {
    NOT_DESCRIBED: { description: 'Nobody has asked for one: see `Viewer.libraryPreferences` and `describeAssets`.' },
    PENDING: { description: 'It waits for its turn, or to be tried again at `nextAttemptAt`.' },
    RUNNING: { description: 'Somebody is looking at it: see `execution`.' },
    COMPLETED: { description: 'It is described.' },
    FAILED: { description: 'It could not be described: see `error`. `describeAssets` tries again.' },
  } satisfies Record<DescribeStatus | 'NOT_DESCRIBED', object>,
});

const AssetDescription = builder.objectRef<AssetRow>('AssetDescription').implement({
  description: 'How far the description of an image is. What it found is with the image: caption, tags and text.',
  fields: (t) => ({
    status: t.field({
      type: DescriptionStatus,
      description: 'Its current status.',
      resolve: ({ describe_status: status }) => describeStatuses.find((one) => one === status) ?? 'NOT_DESCRIBED',
    }),
    attempts: t.exposeInt('describe_tries', {
      description: 'Tries that were begun since it was asked for: at most three.',
    }),
    error: t.field({
      type: AssetProblem,
      nullable: true,
      description: 'Why the last try failed; null where none has, since it was asked for.',
      resolve: ({ describe_error: message, describe_error_code: code }) =>
        message === null || code === null ? null : { message, code: readErrorCode(code) },
    }),
    nextAttemptAt: t.expose('describe_next_at', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is tried again; null where it is not, or at once.',
    }),
    describedAt: t.expose('described_at', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last described; null for never.',
    }),
    model: t.field({
      type: 'String',
      nullable: true,
      description: 'The id of the model that described it; null where none did.',
      resolve: ({ described_by: by }) => (by === describedHere ? null : by),
    }),
    isLocal: t.field({
      type: 'Boolean',
      description:
        'No model has looked at it: it tells what is measured (colors, light, shape, how busy it is) and what the name or the prompt says. So it is on servers without a key of a model service.',
      resolve: ({ described_by: by }) => by === describedHere,
    }),
    cost: t.expose('describe_cost', {
      type: 'Decimal',
      nullable: true,
      description:
        'USD of the last asking, all its tries; null before the first has ended. It is a part of `Viewer.spending`.',
    }),
    execution: t.field({
      type: Execution,
      nullable: true,
      description: 'The run that describes it, of purpose DESCRIBE; null before it begins, and once it is removed.',
      resolve: ({ describe_execution_id: id }, _, { loaders }) => (id === null ? null : loaders.executions.load(id)),
    }),
  }),
});

builder.objectField(Asset, 'description', (t) =>
  t.field({ type: AssetDescription, description: 'How far its description is.', resolve: (asset) => asset }),
);

const DescribeAssetsInput = builder.inputType('DescribeAssetsInput', {
  fields: (t) => ({
    assetIds: t.idList({ required: true, description: assetIdsDescription }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const DescribeAssetsPayload = assetsPayload(
  'DescribeAssetsPayload',
  'The images as they are now: see `description` of each.',
);

builder.mutationField('describeAssets', (t) =>
  t.field({
    type: DescribeAssetsPayload,
    nullable: true,
    authScopes: { run: true },
    description:
      'Describes images in the background, also those that are described already; one that is being described stays at it. Follow `assetEvents`. ' +
      'With a key of a model service it costs a fraction of a cent each. Each image answers for itself.',
    args: { input: t.arg({ type: DescribeAssetsInput, required: true }) },
    errors: { types: [InputInvalidError, IdempotencyConflictError], union: { name: 'DescribeAssetsResult' } },
    resolve: async (_, { input }, context) => {
      const ids = readAssetIds(input.assetIds);
      const { row } = await makeOnce(context, {
        operation: 'describeAssets',
        input,
        make: async (db) => ({ row: { id: 'asked', outcomes: await ask(db, ids, context) }, secret: '' }),
        find: async (id) => ({ id, outcomes: await context.asViewer((db) => lookAt(db, ids)) }),
      });
      await context.describing.carry(ids);
      context.resetLoaders();
      return answerEach(input.assetIds, (id) => row.outcomes.get(id));
    },
  }),
);

type Outcomes = Map<string, Omit<AssetOutcome, 'assetId'>>;

async function ask(db: Transaction, ids: readonly string[], { describing, viewer }: Context): Promise<Outcomes> {
  if (!describing.limits) return refuse(db, ids, new AppError('DESCRIBING_OFF'));
  const left = await describing.leftToday(db, viewer?.userId ?? '');
  const within = left === null ? ids : ids.slice(0, left);
  if (within.length > 0) await askForOwn(db, within);
  const outcomes = await lookAt(db, within);
  if (within.length === ids.length) return outcomes;
  const { perDay } = describing.limits;
  const message = `Of one person’s, at most ${perDay} images are described in a day (UTC). Try again tomorrow.`;
  const refused = await refuse(db, ids.slice(within.length), new AppError('DESCRIBING_LIMIT_REACHED', { message }));
  return new Map([...outcomes, ...refused]);
}

async function lookAt(db: Transaction, ids: readonly string[]): Promise<Outcomes> {
  const assets = ids.length === 0 ? [] : await findAssets(db, ids);
  return new Map(assets.map((asset) => [asset.id, { asset, error: null }]));
}

/** What is not there is not found, whatever else is to be said. */
async function refuse(db: Transaction, ids: readonly string[], error: AppError): Promise<Outcomes> {
  return new Map([...(await lookAt(db, ids)).keys()].map((id) => [id, { asset: null, error }]));
}
