import { AppError } from '../errors.ts';
import { nodeExecutionStatuses, type NodeExecutionRow, type Progress } from '../store/tables.ts';
import { builder } from './builder.ts';
import { NodeSnapshot } from './graph.ts';
import { signValues } from './signed-values.ts';

const NodeExecutionStatus = builder.enumType('NodeExecutionStatus', { values: nodeExecutionStatuses });

export const NodeProgress = builder.objectRef<Progress>('NodeProgress').implement({
  description: 'News from a running node. Each part is there when it is known.',
  fields: (t) => ({
    fraction: t.exposeFloat('fraction', { nullable: true, description: 'From 0 to 1.' }),
    queuePosition: t.exposeInt('queuePosition', { nullable: true, description: 'How many are before it; 0 is next.' }),
    message: t.exposeString('message', { nullable: true }),
    logs: t.stringList({ description: 'The newest lines, oldest first.', resolve: ({ logs }) => logs ?? [] }),
  }),
});

export const NodeExecution = builder.objectRef<NodeExecutionRow>('NodeExecution');

builder.node(NodeExecution, {
  description: 'One node’s part in an execution.',
  id: { resolve: (nodeExecution) => nodeExecution.id },
  loadOne: (id, { loaders }) => loaders.nodeExecutions.load(id),
  fields: (t) => ({
    status: t.expose('status', { type: NodeExecutionStatus }),
    node: t.field({
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
      description: 'What the node took. Stored pictures appear as signed links.',
      resolve: ({ input, user_id }, _, context) => signValues(input, user_id, context),
    }),
    output: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What the node gave. Stored pictures appear as signed links.',
      resolve: ({ output, user_id }, _, context) => signValues(output, user_id, context),
    }),
    progress: t.expose('progress', { type: NodeProgress, nullable: true }),
    error: t.exposeString('error', { nullable: true }),
    errorCode: t.exposeString('error_code', { nullable: true }),
    errorDetails: t.expose('error_details', {
      type: 'JSON',
      nullable: true,
      description: 'What a program needs to act on the error, such as the missing variable and the names on offer.',
    }),
    attempts: t.exposeInt('attempts', { description: 'How often it was begun.' }),
    cost: t.expose('cost', { type: 'Decimal', description: 'USD.' }),
    startedAt: t.expose('started_at', { type: 'DateTime', nullable: true }),
    finishedAt: t.expose('finished_at', { type: 'DateTime', nullable: true }),
  }),
});
