import { AppError } from '../errors.ts';
import { countIn } from '../models/picture-count.ts';
import {
  type NodeExecutionRow,
  type NodeExecutionStatus as StatusName,
  type PassingFault,
  type Progress,
  runReasons,
} from '../store/tables.ts';
import { readWidth, widthDescription } from './assets.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { ErrorCodeType, errorCodeOf, readErrorCode } from './error-code.ts';
import { NodeSnapshot } from './graph.ts';
import { PictureCount } from './picture-count.ts';
import { signValues } from './signed-values.ts';
import { typeOf, valuesOf } from './values-of-node.ts';
import { SkipReason, skipReasonOf } from './skip-reason.ts';

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

const NodeExecutionStatus = builder.enumType('NodeExecutionStatus', {
  description: 'The status of a node in a run.',
  values: {
    PENDING: { description: 'It waits for its inputs.' },
    RUNNING: { description: 'It is running.' },
    PAUSED: { description: 'It has a breakpoint and waits to be resumed.' },
    COMPLETED: { description: 'It has produced its output.' },
    FAILED: { description: 'It has produced nothing: see `errorCode`.' },
    SKIPPED: { description: 'It does not run: see `skipReason`.' },
    CANCELLED: { description: 'The run was stopped before it ended.' },
  } satisfies Record<StatusName, object>,
});

export const NodeProgress = builder.objectRef<Progress>('NodeProgress').implement({
  description: 'The progress of a running node. Each field is set when known.',
  fields: (t) => ({
    fraction: t.exposeFloat('fraction', { nullable: true, description: 'From 0 to 1.' }),
    queuePosition: t.exposeInt('queuePosition', { nullable: true, description: 'How many are before it; 0 is next.' }),
    message: t.exposeString('message', { description: 'What it is doing, for people.', nullable: true }),
    logs: t.stringList({ description: 'The newest lines, oldest first.', resolve: ({ logs }) => logs ?? [] }),
  }),
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

export const NodeExecution = builder.objectRef<NodeExecutionRow>('NodeExecution');

async function signed(side: 'input' | 'output', row: NodeExecutionRow, context: Context, width: number | null) {
  const values = await valuesOf(side, row, context);
  return values && signValues(values, { userId: row.user_id, context, width });
}

builder.node(NodeExecution, {
  description: 'One node’s part in an execution.',
  id: { resolve: (nodeExecution) => nodeExecution.id },
  loadOne: (id, { loaders }) => loaders.nodeExecutions.load(id),
  fields: (t) => ({
    status: t.expose('status', { description: 'Its current status.', type: NodeExecutionStatus }),
    node: t.field({
      description: 'The node as it was when the run was made.',
      type: NodeSnapshot,
      resolve: async (nodeExecution, _, { loaders }) => {
        const execution = await loaders.executions.load(nodeExecution.execution_id);
        const node = execution?.graph.nodes[nodeExecution.ordinal];
        if (!node) throw new AppError('INTERNAL');
        return node;
      },
    }),
    input: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The node’s input. Stored images appear as signed links.',
      args: { imageWidth: t.arg.int({ description: widthDescription }) },
      resolve: (nodeExecution, { imageWidth }, context) =>
        signed('input', nodeExecution, context, readWidth('imageWidth', imageWidth)),
    }),
    output: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The node’s output. Stored images appear as signed links.',
      args: { imageWidth: t.arg.int({ description: widthDescription }) },
      resolve: (nodeExecution, { imageWidth }, context) =>
        signed('output', nodeExecution, context, readWidth('imageWidth', imageWidth)),
    }),
    pictures: t.field({
      type: PictureCount,
      nullable: true,
      description: 'How many images were requested and arrived; null for a node without images, and until it has some.',
      resolve: async (nodeExecution, _, context) => {
        const values = await valuesOf('output', nodeExecution, context);
        const type = values && (await typeOf(nodeExecution, context));
        return type ? countIn(values, type.outputs) : null;
      },
    }),
    progress: t.expose('progress', {
      description: 'Its newest progress while it runs; null if there is none.',
      type: NodeProgress,
      nullable: true,
    }),
    error: t.exposeString('error', {
      description: 'Why it failed, for people; null unless it failed.',
      nullable: true,
    }),
    errorCode: t.field({
      type: ErrorCodeType,
      nullable: true,
      description: 'The code of its failure; null unless it has FAILED.',
      resolve: errorCodeOf,
    }),
    errorDetails: t.expose('error_details', {
      type: 'JSON',
      nullable: true,
      description: 'What a program needs to act on the error, such as the missing variable and the names on offer.',
    }),
    attempts: t.exposeInt('attempts', { description: 'How many times it was started.' }),
    faults: t.expose('faults', { type: [NodeFault], description: 'Temporary errors that were retried, oldest first.' }),
    cost: t.expose('cost', { type: 'Decimal', description: 'USD.' }),
    estimatedCost: t.expose('estimated_cost', {
      type: 'Decimal',
      nullable: true,
      description: 'USD, as it was expected when the execution was made; null for a node that costs nothing.',
    }),
    origin: t.field({
      type: NodeResultOrigin,
      nullable: true,
      description: 'Null until it has started.',
      resolve: ({ reused_from, run_reason }) => (reused_from ? 'REUSED' : run_reason ? 'RAN' : null),
    }),
    reusedFrom: t.field({
      type: NodeExecution,
      nullable: true,
      description: 'The node execution whose result it reused.',
      resolve: ({ reused_from }, _, { loaders }) => (reused_from ? loaders.nodeExecutions.load(reused_from) : null),
    }),
    skipReason: t.field({
      type: SkipReason,
      nullable: true,
      description: 'Null unless it was SKIPPED.',
      resolve: async ({ status, execution_id, node_key }, _, { loaders, nodeTypes }) => {
        if (status !== 'SKIPPED') return null;
        const execution = await loaders.executions.load(execution_id);
        return execution && skipReasonOf(execution.graph, node_key, nodeTypes);
      },
    }),
    runReason: t.expose('run_reason', {
      description: 'Why it ran; null until it has started, and if it reused an earlier result.',
      type: RunReason,
      nullable: true,
    }),
    changedInputs: t.stringList({
      description: 'With INPUT_CHANGED: the names of the inputs that differ from the last time.',
      resolve: ({ changed_inputs }) => changed_inputs ?? [],
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
  }),
});
