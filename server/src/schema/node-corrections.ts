import { InputInvalidError } from '../errors.ts';
import type { Values } from '@visualadgen/graph/graph.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { NotFoundError, StateConflictError } from './errors.ts';
import { controlExecution } from './execution-control.ts';
import { readGivenValues } from './given-values.ts';
import { encodeId, rowId } from './ids.ts';
import { NodeExecution } from './node-executions.ts';

const UpdateNodeExecutionInput = builder.inputType('UpdateNodeExecutionInput', {
  description: 'Pass one of the two, complete: the whole input or the whole output.',
  fields: (t) => ({
    nodeExecutionId: t.id({ required: true }),
    input: t.field({ type: 'JSON', description: 'The new input of a PAUSED node.' }),
    output: t.field({ type: 'JSON', description: 'The new output of a COMPLETED node.' }),
  }),
});
const UpdateNodeExecutionPayload = builder.simpleObject('UpdateNodeExecutionPayload', {
  fields: (t) => ({
    nodeExecution: t.field({ description: 'The node execution with the corrected value.', type: NodeExecution }),
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
      const correction = { nodeKey, userId, ...(await readCorrection(input, userId, context)) };
      const executionId = encodeId('Execution', execution_id);
      const corrected = await controlExecution(executionId, context, (id) => context.engine.correct(id, correction));
      return { nodeExecution: corrected };
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
  if (!nodeExecution) throw new NotFoundError('nodeExecutionId', 'node execution');
  return nodeExecution;
}
