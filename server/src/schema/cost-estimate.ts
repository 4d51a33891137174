import { findOwnWorkflow } from './workflows.ts';
import { AppError } from '../errors.ts';
import type { GraphNode } from '../graph/graph.ts';
import type { NodeCost } from '../nodes/define-node.ts';
import { addMoney } from '../money.ts';
import { loadGraph } from '../store/workflows.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';

type PlacedCost = NodeCost & { nodeKey: string };

const NodeCostEstimate = builder.objectRef<PlacedCost>('NodeCostEstimate').implement({
  fields: (t) => ({
    nodeKey: t.exposeString('nodeKey'),
    model: t.exposeString('model'),
    cost: t.expose('cost', { type: 'Decimal', nullable: true, description: 'USD; null when no price is known.' }),
  }),
});

const CostEstimate = builder.objectRef<PlacedCost[]>('CostEstimate').implement({
  description: 'What a run will cost by the listed prices.',
  fields: (t) => ({
    total: t.field({
      type: 'Decimal',
      description: 'USD, of all nodes whose price is known.',
      resolve: (nodes) => addMoney(...nodes.flatMap(({ cost }) => cost ?? [])),
    }),
    isComplete: t.boolean({
      description: 'False when a price is not known.',
      resolve: (nodes) => nodes.every(({ cost }) => cost !== null),
    }),
    nodes: t.field({
      type: [NodeCostEstimate],
      description: 'Each node that costs something.',
      resolve: (nodes) => nodes,
    }),
  }),
});

builder.queryField('estimateCost', (t) =>
  t.field({
    type: CostEstimate,
    nullable: true,
    authScopes: { signedIn: true },
    description:
      'What a run of the workflow, as it is saved now, will cost; null where there is no such workflow of yours.',
    args: { workflowId: t.arg.id({ required: true }) },
    resolve: async (_, { workflowId }, context) => {
      const graph = await context
        .asViewer(async (db) => loadGraph(db, (await findOwnWorkflow(db, workflowId)).id))
        .catch(nullWhenMissing);
      return graph && graph.nodes.flatMap((node) => costOf(node, context));
    },
  }),
);

function costOf(node: GraphNode, { nodeTypes }: Context): PlacedCost[] {
  const estimate = nodeTypes.get(node.type)?.estimateCost(node.config);
  return estimate ? [{ nodeKey: node.key, ...estimate }] : [];
}

function nullWhenMissing(fault: unknown): null {
  if (fault instanceof AppError && fault.code === 'NOT_FOUND') return null;
  throw fault;
}
