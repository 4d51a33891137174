import { readEdit } from '../../engine/edit-graph.ts';
import { type ErrorCode, sentenceOf } from '../../errors.ts';
import type { ExecutionRow, ExecutionStatus } from '../../store/tables.ts';
import { Asset, linkToAsset, readWidth, widthDescription } from '../assets.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { ErrorCodeType, readErrorCode } from '../error-code.ts';
import { NotFoundError } from '../errors.ts';
import { Execution } from '../executions.ts';
import { rowId } from '../ids.ts';
import { mostNextEdits } from '../loaders.ts';

/* An edit of a picture in one sentence: an execution, told in the words of whoever asked for it. */

/** Which statuses of its execution each stands for. */
export const editStatuses = {
  PROCESSING: ['PENDING', 'RUNNING', 'PAUSED'],
  DONE: ['COMPLETED'],
  FAILED: ['FAILED', 'CANCELLED'],
} as const satisfies Record<string, readonly ExecutionStatus[]>;
export type EditStatus = keyof typeof editStatuses;

/** In their order. */
export const editStatusNames = Object.keys(editStatuses) as EditStatus[];

export const ImageEditStatus = builder.enumType('ImageEditStatus', {
  description: 'How an edit stands.',
  values: {
    PROCESSING: { description: 'It waits for its turn, or is being made.' },
    DONE: { description: 'Its pictures are there.' },
    FAILED: { description: 'Nothing came of it, or it was cancelled: see `error`.' },
  } satisfies Record<EditStatus, object>,
});

const ImageEditProblem = builder.objectRef<{ code: ErrorCode; message: string }>('ImageEditProblem').implement({
  description: 'Why nothing came of an edit.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'For people.' }),
    code: t.expose('code', {
      type: ErrorCodeType,
      description: 'For programs; `CANCELLED` where somebody stopped it.',
    }),
  }),
});

export const ImageEdit = builder.objectRef<ExecutionRow>('ImageEdit');

builder.node(ImageEdit, {
  description: 'An edit of one picture in one sentence. Edits chain: each result can be edited again, in several ways.',
  id: { resolve: ({ id }) => id },
  loadOne: (id, context) => findEdit(id, context),
  fields: (t) => ({
    status: t.field({ type: ImageEditStatus, description: 'How it stands.', resolve: statusOf }),
    source: t.field({
      type: Asset,
      nullable: true,
      description: 'The picture that is edited; null where it was deleted since.',
      resolve: ({ graph }, _, { loaders }) => {
        const id = rowId('Asset', readEdit(graph).assetId);
        return id ? loaders.assets.load(id) : null;
      },
    }),
    prompt: t.string({
      nullable: true,
      description: 'What to change; null for a model that takes no words.',
      resolve: ({ graph }) => readEdit(graph).prompt,
    }),
    model: t.string({ description: 'The id of the model.', resolve: ({ graph }) => readEdit(graph).model }),
    count: t.int({ description: 'How many variants were asked for.', resolve: ({ graph }) => readEdit(graph).count }),
    seed: t.int({
      nullable: true,
      description: 'The seed that was asked for; null for a random one.',
      resolve: ({ graph }) => readEdit(graph).seed,
    }),
    results: t.field({
      type: [Asset],
      description: 'The pictures that came of it, without those that were deleted since. Empty until they are there.',
      resolve: ({ id }, _, { loaders }) => loaders.assetsOfEdit.load(id),
    }),
    resultUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'A signed link to the first of `results`, to download it; null while there is none.',
      args: { width: t.arg.int({ description: widthDescription }) },
      resolve: async ({ id }, { width }, context) => {
        const [first] = await context.loaders.assetsOfEdit.load(id);
        return first ? linkToAsset(first, readWidth('width', width), context) : null;
      },
    }),
    cost: t.expose('total_cost', { type: 'Decimal', description: 'USD, so far.' }),
    estimatedCost: t.expose('estimated_cost', {
      type: 'Decimal',
      nullable: true,
      description: 'USD by the listed price when it was asked for; null where that is not known.',
    }),
    error: t.field({
      type: ImageEditProblem,
      nullable: true,
      description: 'Why nothing came of it; null unless it has failed.',
      resolve: problemOf,
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was asked for.' }),
    finishedAt: t.expose('finished_at', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null until then.',
    }),
    execution: t.field({
      type: Execution,
      description:
        'The execution that does it: to follow, to cancel and to retry it, and to go on with its graph on the canvas.',
      resolve: (row) => row,
    }),
    parent: t.field({
      type: ImageEdit,
      nullable: true,
      description: 'The edit that made `source`; null where none did, or one of the two is gone.',
      resolve: async ({ graph }, _, { loaders }) => {
        const id = rowId('Asset', readEdit(graph).assetId);
        return (id && (await loaders.editThatMade.load(id))[0]) || null;
      },
    }),
    edits: t.field({
      type: [ImageEdit],
      description: `The edits that begin with one of its results, newest first: the last ${mostNextEdits}. \`imageEdits(assetId: …)\` has all.`,
      resolve: ({ id }, _, { loaders }) => loaders.nextEdits.load(id),
    }),
  }),
});

builder.objectField(Asset, 'imageEdit', (t) =>
  t.field({
    type: ImageEdit,
    nullable: true,
    description: 'The edit that made it; null where none did, or it was deleted since.',
    resolve: async ({ id }, _, { loaders }) => (await loaders.editThatMade.load(id))[0] ?? null,
  }),
);

function statusOf({ status }: ExecutionRow): EditStatus {
  return editStatusNames.find((name) => editStatuses[name].some((one) => one === status)) ?? 'PROCESSING';
}

function problemOf({ status, error, error_code: code }: ExecutionRow): { code: ErrorCode; message: string } | null {
  if (status === 'CANCELLED') return { code: 'CANCELLED', message: sentenceOf('CANCELLED') };
  if (status !== 'FAILED') return null;
  const known = readErrorCode(code ?? 'INTERNAL');
  return { code: known, message: error ?? sentenceOf(known) };
}

/** An execution of another purpose is no edit. */
async function findEdit(id: string, { loaders }: Context): Promise<ExecutionRow | null> {
  const execution = await loaders.executions.load(id);
  return execution?.purpose === 'EDIT' ? execution : null;
}

/** The viewer's edit by its Relay id; anybody else's is not found. */
export async function findOwnEdit(globalId: string, context: Context): Promise<ExecutionRow> {
  const id = rowId('ImageEdit', globalId);
  const row = id && (await findEdit(id, context));
  if (!row) throw new NotFoundError('imageEditId', 'edit');
  return row;
}
