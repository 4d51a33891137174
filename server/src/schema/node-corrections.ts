import { InputInvalidError } from '../errors.ts';
import type { Values } from '@visualadgen/graph/graph.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { NotFoundError, StateConflictError } from './errors.ts';
import { controlExecution } from './execution-control.ts';
import { readGivenValues } from './given-values.ts';
import { encodeId, rowId } from './ids.ts';
import { findItemAt } from './node-execution-items.ts';
import { NodeExecution, NodeExecutionItem } from './node-execution-parts.ts';

/** Items in one request. */
const mostLeftOut = 1_000;

const UpdateNodeExecutionInput = builder.inputType('UpdateNodeExecutionInput', {
  description: 'Pass one of the two, complete: the whole input or the whole output.',
  fields: (t) => ({
    nodeExecutionId: t.id({ required: true }),
    input: t.field({ type: 'JSON', description: 'The new input of a PAUSED node.' }),
    output: t.field({ type: 'JSON', description: 'The new output of a COMPLETED node.' }),
    itemIndex: t.int({
      description: 'Which item is corrected, from 0: needed for a node that runs over a list, and only for one.',
    }),
  }),
});
const UpdateNodeExecutionPayload = builder.simpleObject('UpdateNodeExecutionPayload', {
  fields: (t) => ({
    nodeExecution: t.field({ description: 'The node execution with the corrected value.', type: NodeExecution }),
    item: t.field({
      type: NodeExecutionItem,
      nullable: true,
      description: 'The corrected item; null where the value was the node’s own.',
    }),
  }),
});

builder.mutationField('updateNodeExecution', (t) =>
  t.field({
    type: UpdateNodeExecutionPayload,
    nullable: true,
    authScopes: { run: true },
    description:
      'Corrects a value while the execution is PAUSED; the run continues with it. Nodes that had used the old output run again. Signed links stand for the images behind them. A value may also say what it is, as `{ "kind": "image", "asset": "…" }` with the id of an `Asset`.',
    args: { input: t.arg({ type: UpdateNodeExecutionInput, required: true }) },
    errors: {
      types: [NotFoundError, StateConflictError, InputInvalidError],
      union: { name: 'UpdateNodeExecutionResult' },
    },
    resolve: async (_, { input }, context) => {
      const nodeExecution = await findOwnNodeExecution(input.nodeExecutionId, context);
      const { execution_id, user_id: userId, node_key: nodeKey } = nodeExecution;
      const itemIndex = input.itemIndex ?? undefined;
      const correction = { nodeKey, userId, itemIndex, ...(await readCorrection(input, userId, context)) };
      const executionId = encodeId('Execution', execution_id);
      const corrected = await controlExecution(executionId, context, (id) => context.engine.correct(id, correction));
      const item = itemIndex === undefined ? null : await findItemAt(corrected.id, itemIndex, context);
      return { nodeExecution: corrected, item };
    },
  }),
);

const LeaveOutItemsInput = builder.inputType('LeaveOutItemsInput', {
  fields: (t) => ({
    nodeExecutionId: t.id({ required: true, description: 'A PAUSED node that runs over a list.' }),
    itemIndexes: t.intList({
      required: true,
      description: `Its items, by their \`index\`: 1 to ${mostLeftOut.toLocaleString('en')} of them.`,
    }),
    isLeftOut: t.boolean({ required: true, description: 'True: they do not run. False: they run after all.' }),
  }),
});
const LeaveOutItemsPayload = builder.simpleObject('LeaveOutItemsPayload', {
  fields: (t) => ({ nodeExecution: t.field({ description: 'The node as it is now.', type: NodeExecution }) }),
});

builder.mutationField('leaveOutItems', (t) =>
  t.field({
    type: LeaveOutItemsPayload,
    nullable: true,
    authScopes: { run: true },
    description:
      'Leaves items of a node out while it waits at its breakpoint, or takes them in again. What comes after goes on with the others.',
    args: { input: t.arg({ type: LeaveOutItemsInput, required: true }) },
    errors: {
      types: [NotFoundError, StateConflictError, InputInvalidError],
      union: { name: 'LeaveOutItemsResult' },
    },
    resolve: async (_, { input }, context) => {
      const { nodeExecutionId, itemIndexes, isLeftOut } = input;
      const count = itemIndexes.length;
      if (count === 0 || count > mostLeftOut)
        throw InputInvalidError.of(
          'itemIndexes',
          `must be 1 to ${mostLeftOut.toLocaleString('en')}, but are ${count}.`,
        );
      const nodeExecution = await findOwnNodeExecution(nodeExecutionId, context);
      const { execution_id, user_id: userId, node_key: nodeKey } = nodeExecution;
      const executionId = encodeId('Execution', execution_id);
      const leaving = { nodeKey, itemIndexes, isLeftOut, userId };
      return {
        nodeExecution: await controlExecution(executionId, context, (id) => context.engine.leaveOut(id, leaving)),
      };
    },
  }),
);

async function readCorrection(
  { input, output }: typeof UpdateNodeExecutionInput.$inferInput,
  userId: string,
  context: Context,
): Promise<{ input: Values } | { output: Values }> {
  if ((input === undefined || input === null) === (output === undefined || output === null))
    throw InputInvalidError.of('input', 'give either the input or the output, and not both.');
  return input === undefined || input === null
    ? { output: await readGivenValues('output', output, userId, context) }
    : { input: await readGivenValues('input', input, userId, context) };
}

async function findOwnNodeExecution(globalId: string, { loaders }: Context): Promise<NodeExecutionRow> {
  const id = rowId('NodeExecution', globalId);
  const nodeExecution = id && (await loaders.nodeExecutions.load(id));
  if (!nodeExecution || nodeExecution.parent_id !== null) throw new NotFoundError('nodeExecutionId', 'node execution');
  return nodeExecution;
}
