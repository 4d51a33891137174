import { countIn, sumCounts } from '../models/picture-count.ts';
import {
  type NodeExecutionRow,
  type NodeExecutionStatus as StatusName,
  type PassingFault,
  runReasons,
} from '../store/tables.ts';
import { readWidth, widthDescription } from './assets.ts';
import { builder, type SchemaTypes } from './builder.ts';
import type { Context } from './context.ts';
import { ErrorCodeType, errorCodeOf, readErrorCode } from './error-code.ts';
import { PictureCount } from './picture-count.ts';
import { signValues } from './signed-values.ts';
import { givenOf, typeOf, valuesOf } from './values-of-node.ts';

/* A node's part in an execution, and each of the items that it ran over: what is told of both. */

export const NodeExecution = builder.objectRef<NodeExecutionRow>('NodeExecution');

/** Of items that are a part of their list alone. */
export const NodeExecutionItem = builder.objectRef<ItemRow>('NodeExecutionItem');

export type ItemRow = NodeExecutionRow & { parent_id: string; item_index: number };

type RunReasonName = (typeof runReasons)[number];

const reasons: Record<RunReasonName, string> = {
  FIRST_TIME: 'There was no earlier result.',
  CONFIG_CHANGED: 'Its config, its type or the names of its parents have changed.',
  INPUT_CHANGED: 'An input has changed: see `changedInputs`.',
  ASKED_FRESH: 'Somebody asked for a fresh result.',
  RESULT_OLD: 'The earlier result is too old, for a node that reads from outside.',
  RESULT_GONE: 'The pictures of the earlier result are no longer there.',
  RESULT_SHORT:
    'The earlier result has fewer images than requested, and the node does not accept fewer (`accepts_fewer`).',
};

export const NodeExecutionStatus = builder.enumType('NodeExecutionStatus', {
  description: 'The status of a node in a run, or of one item that a node runs over.',
  values: {
    PENDING: { description: 'It waits for its inputs.' },
    RUNNING: { description: 'It is running.' },
    PAUSED: { description: 'It has a breakpoint and waits to be resumed.' },
    COMPLETED: { description: 'It has produced its output: of a node over a list, that of at least one item.' },
    FAILED: { description: 'It has produced nothing: see `errorCode`.' },
    SKIPPED: { description: 'It does not run: see `skipReason`, and `isLeftOut` for an item.' },
    CANCELLED: { description: 'The run was stopped before it ended.' },
  } satisfies Record<StatusName, object>,
});

const NodeResultOrigin = builder.enumType('NodeResultOrigin', {
  description: 'Where a node’s result comes from.',
  values: {
    RAN: { description: 'It ran.' },
    REUSED: { description: 'Its type, config and inputs were unchanged, so it reused its earlier result.' },
  } as const,
});

const RunReason = builder.enumType('RunReason', {
  description: 'Why a node ran although there might have been an earlier result.',
  values: Object.fromEntries(runReasons.map((reason) => [reason, { description: reasons[reason] }])) as Record<
    RunReasonName,
    { description: string }
  >,
});

const NodeFault = builder.objectRef<PassingFault>('NodeFault').implement({
  description: 'A temporary error, after which the node was retried.',
  fields: (t) => ({
    code: t.field({
      type: ErrorCodeType,
      description: 'The code of the error.',
      resolve: ({ code }) => readErrorCode(code),
    }),
    message: t.exposeString('message', { description: 'What went wrong, for people.' }),
    at: t.field({ description: 'When it happened.', type: 'DateTime', resolve: ({ at }) => new Date(at) }),
    delaySeconds: t.float({ description: 'The delay before the retry.', resolve: ({ delayMs }) => delayMs / 1_000 }),
  }),
});

type PartFields = PothosSchemaTypes.ObjectFieldBuilder<
  PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>,
  NodeExecutionRow
>;

/** What of a node's part in a run is told of each of its items as well. */
export const partFields = (t: PartFields) => ({
  status: t.expose('status', { description: 'Its current status.', type: NodeExecutionStatus }),
  input: t.field({
    type: 'JSON',
    nullable: true,
    description:
      'What it took. Stored images appear as signed links. Null where nothing is known of it yet, and for a node that runs over a list: each item has its own.',
    args: { imageWidth: t.arg.int({ description: widthDescription }) },
    resolve: (part, { imageWidth }, context) => signed('input', part, context, readWidth('imageWidth', imageWidth)),
  }),
  output: t.field({
    type: 'JSON',
    nullable: true,
    description:
      'What it gave. Stored images appear as signed links. For a node that runs over a list, each value is the list of what its items gave, in their order, with null for one that gave nothing.',
    args: { imageWidth: t.arg.int({ description: widthDescription }) },
    resolve: (part, { imageWidth }, context) => signed('output', part, context, readWidth('imageWidth', imageWidth)),
  }),
  pictures: t.field({
    type: PictureCount,
    nullable: true,
    description: 'How many images were requested and arrived; null for a node without images, and until it has some.',
    resolve: async (part, _, context) => {
      const [given, type] = await Promise.all([givenOf(part, context), typeOf(part, context)]);
      return type ? sumCounts(given.flatMap(({ values }) => countIn(values, type.outputs) ?? [])) : null;
    },
  }),
  error: t.exposeString('error', { description: 'Why it failed, for people; null unless it failed.', nullable: true }),
  errorCode: t.field({
    type: ErrorCodeType,
    nullable: true,
    description: 'The code of its failure; null unless it has FAILED.',
    resolve: errorCodeOf,
  }),
  errorDetails: t.field({
    type: 'JSON',
    nullable: true,
    resolve: ({ status, error_details: details }) => (status === 'SKIPPED' ? null : details),
    description: 'What a program needs to act on the error, such as the missing variable and the names on offer.',
  }),
  attempts: t.exposeInt('attempts', { description: 'How many times it was started.' }),
  faults: t.expose('faults', { type: [NodeFault], description: 'Temporary errors that were retried, oldest first.' }),
  cost: t.expose('cost', { type: 'Decimal', description: 'USD.' }),
  origin: t.field({
    type: NodeResultOrigin,
    nullable: true,
    description: 'Null until it has started.',
    resolve: ({ reused_from, run_reason }) => (reused_from ? 'REUSED' : run_reason ? 'RAN' : null),
  }),
  reusedFrom: t.field({
    type: NodeExecution,
    nullable: true,
    description: 'The node execution whose result it reused; that of the node, where the result was an item’s.',
    resolve: async ({ reused_from }, _, { loaders }) => {
      const from = reused_from && (await loaders.nodeExecutions.load(reused_from));
      return from ? nodeOf(from, loaders) : null;
    },
  }),
  reusedFromItem: t.field({
    type: NodeExecutionItem,
    nullable: true,
    description: 'The item whose result it reused; null where it reused none, or that of a node that ran once.',
    resolve: async ({ reused_from }, _, { loaders }) => {
      const from = reused_from && (await loaders.nodeExecutions.load(reused_from));
      return from && isItem(from) ? from : null;
    },
  }),
  runReason: t.expose('run_reason', {
    description: 'Why it ran; null until it has started, and if it reused an earlier result.',
    type: RunReason,
    nullable: true,
  }),
  inputEditedAt: t.expose('input_edited_at', {
    type: 'DateTime',
    nullable: true,
    description: 'When somebody corrected its input.',
  }),
  outputEditedAt: t.expose('output_edited_at', {
    type: 'DateTime',
    nullable: true,
    description: 'When somebody corrected its output.',
  }),
  editedBy: t.string({
    nullable: true,
    description: 'Who did so: an email address, or an id where none is known.',
    // By what is known of them and not by what the viewer came with: readers who see the same are told the same.
    resolve: async ({ edited_by }, _, { loaders }) =>
      edited_by && ((await loaders.profiles.load(edited_by))?.email ?? edited_by),
  }),
  startedAt: t.expose('started_at', {
    description: 'When it last began; null until then.',
    type: 'DateTime',
    nullable: true,
  }),
  finishedAt: t.expose('finished_at', {
    description: 'When it ended; null until it has.',
    type: 'DateTime',
    nullable: true,
  }),
});

/** An item that is a part of its list, and not one that was set aside. */
export function isItem(part: NodeExecutionRow | null): part is ItemRow {
  return part !== null && part.parent_id !== null && part.item_index !== null;
}

/** The node's part itself, or the one of which this is an item. */
export async function nodeOf(
  part: NodeExecutionRow,
  loaders: Pick<Context['loaders'], 'nodeExecutions'>,
): Promise<NodeExecutionRow | null> {
  return part.parent_id === null ? part : loaders.nodeExecutions.load(part.parent_id);
}

async function signed(side: 'input' | 'output', row: NodeExecutionRow, context: Context, width: number | null) {
  const values = await valuesOf(side, row, context);
  return values && signValues(values, { userId: row.user_id, context, width });
}
