import { AppError } from '../errors.ts';
import type { NodeExecutionRow, PartialItem as Partial, Progress } from '../store/tables.ts';
import { BranchCountType, countBranches } from './branch-counts.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { NodeSnapshot } from './graph.ts';
import { NodeExecution, partFields } from './node-execution-parts.ts';
import {
  BranchNotTakenType,
  sayNotTaken,
  SkipReason,
  skipReasonOf,
  type ToldBranch,
  toldBranches,
} from './skip-reason.ts';

const PartialItem = builder.objectRef<Partial>('PartialItem').implement({
  description: 'An item that is being written.',
  fields: (t) => ({
    index: t.exposeInt('index', { description: 'Its place among the items of its node, from 0.' }),
    text: t.exposeString('text', { description: 'What is written so far, all of it.' }),
  }),
});

export const NodeProgress = builder.objectRef<Progress>('NodeProgress').implement({
  description: 'The progress of a running node. Each field is set when known.',
  fields: (t) => ({
    fraction: t.exposeFloat('fraction', { nullable: true, description: 'From 0 to 1.' }),
    queuePosition: t.exposeInt('queuePosition', { nullable: true, description: 'How many are before it; 0 is next.' }),
    message: t.exposeString('message', { description: 'What it is doing, for people.', nullable: true }),
    logs: t.stringList({ description: 'The newest lines, oldest first.', resolve: ({ logs }) => logs ?? [] }),
    partialText: t.exposeString('partialText', {
      nullable: true,
      description:
        'What a model has written so far, all of it each time, while it writes; null when there is none. Not the answer: that is the output, once it is whole and checked.',
    }),
    partialItems: t.field({
      type: [PartialItem],
      description: 'The same of a node that runs over a list: of the items that are being written now.',
      resolve: ({ partialItems }) => partialItems ?? [],
    }),
  }),
});

builder.node(NodeExecution, {
  description: 'One node’s part in an execution.',
  id: { resolve: (nodeExecution) => nodeExecution.id },
  loadOne: async (id, { loaders }) => {
    const found = await loaders.nodeExecutions.load(id);
    return found?.parent_id === null ? found : null;
  },
  fields: (t) => ({
    ...partFields(t),
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
    progress: t.expose('progress', {
      description: 'Its newest progress while it runs; null if there is none.',
      type: NodeProgress,
      nullable: true,
    }),
    estimatedCost: t.expose('estimated_cost', {
      type: 'Decimal',
      nullable: true,
      description: 'USD, as it was expected when the execution was made; null for a node that costs nothing.',
    }),
    skipReason: t.field({
      type: SkipReason,
      nullable: true,
      description: 'Null unless it was SKIPPED.',
      resolve: async (nodeExecution, _, { loaders, nodeTypes }) => {
        if (nodeExecution.status !== 'SKIPPED') return null;
        const { execution_id: id } = nodeExecution;
        const [execution, nodes] = await Promise.all([
          loaders.executions.load(id),
          loaders.nodeExecutionsOfExecution.load(id),
        ]);
        return execution && skipReasonOf(nodeExecution, execution.graph, nodes, nodeTypes);
      },
    }),
    skipMessage: t.string({
      nullable: true,
      description:
        'With BRANCH_NOT_TAKEN: why nothing came, for people, such as “Nothing took “Passed” of “Good photos”.”',
      resolve: async (nodeExecution, _, context) => sayNotTaken(await notTakenBy(nodeExecution, context)),
    }),
    branchesNotTaken: t.field({
      type: [BranchNotTakenType],
      description: 'With BRANCH_NOT_TAKEN: the branches that nothing took; otherwise empty.',
      resolve: (nodeExecution, _, context) => notTakenBy(nodeExecution, context),
    }),
    branchCounts: t.field({
      type: [BranchCountType],
      description: 'How many things took each of its branches; empty for a node without branches.',
      resolve: (nodeExecution, _, context) => countBranches(nodeExecution, context),
    }),
    changedInputs: t.stringList({
      description: 'With INPUT_CHANGED: the names of the inputs that differ from the last time.',
      resolve: ({ changed_inputs }) => changed_inputs ?? [],
    }),
  }),
});

async function notTakenBy(row: NodeExecutionRow, { loaders, nodeTypes }: Context): Promise<ToldBranch[]> {
  const execution = row.status === 'SKIPPED' ? await loaders.executions.load(row.execution_id) : null;
  return execution ? toldBranches(row, execution.graph, nodeTypes) : [];
}
