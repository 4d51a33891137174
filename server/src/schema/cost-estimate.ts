import { addMoney, exceeds } from '@visualadgen/graph/money/money.ts';
import type { NodeEstimate, RunEstimate } from '../engine/estimate-run.ts';
import { builder } from './builder.ts';
import { applyCall } from './calls/apply-call.ts';
import { cutTo, readTarget } from './execute-workflow.ts';
import { nullWhenMissing } from './null-when-missing.ts';
import { loadGraphToRun, usualVersion } from './workflow-versions/graph-to-run.ts';

const NodeCostEstimate = builder.objectRef<NodeEstimate>('NodeCostEstimate').implement({
  description: 'What one node is expected to cost.',
  fields: (t) => ({
    nodeKey: t.exposeString('nodeKey', { description: 'The node, by its key in the workflow.' }),
    model: t.exposeString('model', {
      description: 'The model that it calls, by its `id` in `models`: the first that is asked.',
    }),
    cost: t.expose('cost', {
      type: 'Decimal',
      nullable: true,
      description:
        'USD, of the calls that will be paid for; 0 where earlier results will be reused, null when it is not known.',
    }),
    listPrice: t.expose('listPrice', {
      type: 'Decimal',
      nullable: true,
      description: 'USD, were nothing reused; null when it is not known.',
    }),
    isReused: t.exposeBoolean('isReused', {
      description: 'Nothing has changed, so that its earlier result will be reused: of a list, that of every item.',
    }),
    items: t.int({
      nullable: true,
      description: 'How many items it runs over: 1 where no list comes in, null when that is not known before the run.',
      resolve: ({ items }) => (items === undefined ? 1 : items),
    }),
    paidCalls: t.exposeInt('paidCalls', {
      nullable: true,
      description: 'How many calls will be paid for: the items less those reused. Null when it is not known.',
    }),
    isAtMost: t.exposeBoolean('isAtMost', {
      description: 'Items, calls and prices are at most so many: it stands behind a branch that some may not take.',
    }),
  }),
});

const CostEstimate = builder.objectRef<RunEstimate>('CostEstimate').implement({
  description: 'What a run will cost by the listed prices.',
  fields: (t) => ({
    total: t.field({
      type: 'Decimal',
      description: 'USD, of all nodes that will run and whose price is known.',
      resolve: totalOf,
    }),
    isComplete: t.boolean({
      description: 'False when a price, or how many calls there will be, is not known.',
      resolve: ({ nodes }) => nodes.every(({ cost }) => cost !== null),
    }),
    paidCalls: t.int({
      nullable: true,
      description: 'How many calls will be paid for; null when that is not known before the run.',
      resolve: countPaidCalls,
    }),
    items: t.exposeInt('items', {
      nullable: true,
      description:
        'How many items all nodes run over together, where lists come in; 0 without lists, null when it is not known before the run.',
    }),
    isAtMost: t.exposeBoolean('isAtMost', {
      description: 'All of it is at most so much: a part of the run stands behind a branch that some may not take.',
    }),
    needsConfirmation: t.boolean({
      description:
        'It is worth asking once more: more paid calls, or a higher cost, than the operator of the server has set (25 calls or 5 USD), or a number of calls that is not known.',
      resolve: (estimate, _, { confirmAbove }) => {
        const paidCalls = countPaidCalls(estimate);
        return (
          paidCalls === null || paidCalls > confirmAbove.paidCalls || exceeds([totalOf(estimate)], confirmAbove.cost)
        );
      },
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
      'What a run of the workflow will cost; null where there is no such workflow of yours, or no such version of it.',
    args: {
      workflowId: t.arg.id({ required: true }),
      version: t.arg.int({ description: 'As in `executeWorkflow`, also where it is left out.' }),
      isFresh: t.arg.boolean({ required: true, defaultValue: false, description: 'As in `executeWorkflow`.' }),
      upToNodeKey: t.arg.string({ description: 'As in `executeWorkflow`: only this node and what it needs.' }),
      onlyNodeKey: t.arg.string({ description: 'As in `executeWorkflow`: this node again.' }),
      inputs: t.arg({ type: 'JSON', description: 'As in `executeWorkflow`; what is required may be left out.' }),
      rows: t.arg({ type: ['JSON'], description: 'As in `executeWorkflow`.' }),
    },
    resolve: async (_, { workflowId, version, isFresh, inputs, rows, ...part }, context) => {
      const target = readTarget(part);
      const found = await context
        .asViewer((db) => loadGraphToRun(db, workflowId, version ?? usualVersion(context.viewer), context.nodeTypes))
        .catch(nullWhenMissing);
      if (!found) return null;
      const { id, user_id: userId } = found.workflow;
      const { graph: whole } = found;
      const cut = target ? cutTo(whole, target, (name) => context.nodeTypes.get(name)) : whole;
      return context.engine.estimate({
        userId,
        workflowId: id,
        graph: await applyCall(cut, { inputs, rows }, { whole, isPartial: true }, context),
        isFresh,
        targetKey: target?.key ?? null,
        isSingle: target?.isSingle ?? false,
      });
    },
  }),
);

function totalOf({ nodes }: RunEstimate): string {
  return addMoney(...nodes.flatMap(({ cost }) => cost ?? []));
}

function countPaidCalls({ nodes }: RunEstimate): number | null {
  return nodes.reduce<number | null>(
    (sum, { paidCalls }) => (sum === null || paidCalls === null ? null : sum + paidCalls),
    0,
  );
}
