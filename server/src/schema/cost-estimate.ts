import { findOwnWorkflow } from './workflows.ts';
import { AppError } from '../errors.ts';
import type { NodeEstimate, RunEstimate } from '../engine/estimate-run.ts';
import { addMoney } from '@visualadgen/graph/money/money.ts';
import { loadGraph } from '../store/workflows.ts';
import { builder } from './builder.ts';

const NodeCostEstimate = builder.objectRef<NodeEstimate>('NodeCostEstimate').implement({
  description: 'What one node is expected to cost.',
  fields: (t) => ({
    nodeKey: t.exposeString('nodeKey', { description: 'The node, by its key in the workflow.' }),
    model: t.exposeString('model', { description: 'The endpoint of the image model that it calls.' }),
    cost: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'USD; 0 where an earlier result will be reused, null when no price is known.',
      resolve: netCost,
    }),
    listPrice: t.expose('listPrice', { type: 'Decimal', nullable: true, description: 'USD, if it is run.' }),
    isReused: t.exposeBoolean('isReused', {
      description: 'Nothing has changed, so that its earlier result will be reused.',
    }),
  }),
});

const CostEstimate = builder.objectRef<RunEstimate>('CostEstimate').implement({
  description: 'What a run will cost by the listed prices.',
  fields: (t) => ({
    total: t.field({
      type: 'Decimal',
      description: 'USD, of all nodes that will run and whose price is known.',
      resolve: ({ nodes }) => addMoney(...nodes.flatMap((node) => netCost(node) ?? [])),
    }),
    isComplete: t.boolean({
      description: 'False when a price is not known.',
      resolve: ({ nodes }) => nodes.every((node) => netCost(node) !== null),
    }),
    nodes: t.field({
      type: [NodeCostEstimate],
      description: 'Each node that costs something.',
      resolve: ({ nodes }) => nodes,
    }),
    reusedNodeKeys: t.exposeStringList('reusedNodeKeys', {
      description: 'The nodes, paid or not, that would reuse an earlier result instead of running.',
    }),
  }),
});

builder.queryField('estimateCost', (t) =>
  t.field({
    type: CostEstimate,
    nullable: true,
    authScopes: { read: true },
    description:
      'What a run of the workflow, as it is saved now, will cost; null where there is no such workflow of yours.',
    args: {
      workflowId: t.arg.id({ required: true }),
      isFresh: t.arg.boolean({ required: true, defaultValue: false, description: 'As in `executeWorkflow`.' }),
    },
    resolve: async (_, { workflowId, isFresh }, context) => {
      const found = await context
        .asViewer(async (db) => {
          const workflow = await findOwnWorkflow(db, workflowId);
          return { workflow, graph: await loadGraph(db, workflow.id) };
        })
        .catch(nullWhenMissing);
      if (!found) return null;
      const { id, user_id: userId } = found.workflow;
      return context.engine.estimate({
        userId,
        workflowId: id,
        graph: found.graph,
        isFresh,
        targetKey: null,
        isSingle: false,
      });
    },
  }),
);

function netCost({ listPrice, isReused }: NodeEstimate): string | null {
  return isReused ? '0.000000' : listPrice;
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
  throw error;
}
