import { AppError, InputInvalidError } from '../errors.ts';
import type { ItemFilter } from '../store/node-items.ts';
import type { ItemCounts as Counts } from '../store/tables.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { coordinatesIn, ItemCoordinate } from './item-coordinates.ts';
import {
  isItem,
  type ItemRow,
  NodeExecution,
  NodeExecutionItem,
  NodeExecutionStatus,
  partFields,
} from './node-execution-parts.ts';
import { resolveItemsPage } from './paging.ts';

/* The items that a node runs over, where a list comes in: each has its own state, values, cost and calls. */

export const ItemCounts = builder.objectRef<Counts>('ItemCounts').implement({
  description: 'How far a node is with the items that it runs over. What is in none of these waits.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'All of them.' }),
    completed: t.exposeInt('completed', { description: 'Those that have their output.' }),
    failed: t.exposeInt('failed', { description: 'Those that failed.' }),
    skipped: t.exposeInt('skipped', {
      description: 'Those that do not run: what they need has failed, or somebody left them out or stopped the run.',
    }),
    running: t.exposeInt('running', { description: 'Those at work.' }),
    reused: t.exposeInt('reused', { description: 'Of those completed: how many reused an earlier result.' }),
  }),
});

builder.node(NodeExecutionItem, {
  description: 'One of the items that a node runs over: the node ran once for it.',
  id: { resolve: (item) => item.id },
  loadOne: async (id, { loaders }) => {
    const found = await loaders.nodeExecutions.load(id);
    return isItem(found) ? found : null;
  },
  fields: (t) => ({
    ...partFields(t),
    index: t.exposeInt('item_index', { description: 'Its place among the items of its node, from 0.' }),
    coordinates: t.field({
      type: [ItemCoordinate],
      description: 'From which item of which lists it was made, in the order of the graph’s nodes.',
      resolve: ({ execution_id: id, coordinates }, _, context) => coordinatesIn(id, coordinates, context),
    }),
    isLeftOut: t.exposeBoolean('is_left_out', {
      description: 'Somebody left it out (`leaveOutItems`), so that it does not run.',
    }),
    nodeExecution: t.field({
      type: NodeExecution,
      description: 'The node’s part in the run, of which it is an item.',
      resolve: async ({ parent_id: id }, _, { loaders }) => {
        const node = await loaders.nodeExecutions.load(id);
        if (!node) throw new AppError('INTERNAL');
        return node;
      },
    }),
  }),
});

const CoordinateInput = builder.inputType('CoordinateInput', {
  description: 'An item of a list.',
  fields: (t) => ({
    nodeKey: t.string({ required: true, description: 'The node that made the list, by its key.' }),
    index: t.int({ required: true, description: 'The item’s place in that list, from 0.' }),
  }),
});

const NodeExecutionItemConnection = builder.connectionObject(
  { type: NodeExecutionItem, name: 'NodeExecutionItemConnection' },
  { name: 'NodeExecutionItemConnectionEntry' },
);

builder.objectFields(NodeExecution, (t) => ({
  itemCounts: t.field({
    type: ItemCounts,
    nullable: true,
    description:
      'How far it is with the items that it runs over; null for a node that runs once, and until it is known.',
    resolve: ({ item_counts: counts }) => counts,
  }),
  hasFailedItems: t.boolean({
    description: 'Some of its items have failed; it went on with the others, unless it is to stop at the first.',
    resolve: ({ item_counts: counts }) => (counts?.failed ?? 0) > 0,
  }),
  items: t.connection(
    {
      type: NodeExecutionItem,
      description:
        'The items that it runs over, in their order, 50 of them where nothing is said; none for a node that runs once.',
      args: {
        status: t.arg({ type: [NodeExecutionStatus], description: 'Only those with this status.' }),
        where: t.arg({
          type: [CoordinateInput],
          description: 'Only those made from these items of lists: from one of those of each list that is named.',
        }),
      },
      resolve: ({ id, item_counts: counts }, { status, where, ...page }, { loaders }) => {
        const filter: ItemFilter = { ...(status && { statuses: status }), ...(where && { where: readPlaces(where) }) };
        return resolveItemsPage(
          page,
          (request) =>
            counts ? loaders.itemsOfNode.load({ parentId: id, page: { ...request, ...filter } }).then(onlyItems) : [],
          () => (counts ? loaders.countItemsOfNode(id, filter) : 0),
        );
      },
    },
    NodeExecutionItemConnection,
  ),
}));

const mostPlaces = 100;

function readPlaces(where: readonly { nodeKey: string; index: number }[]): Record<string, number[]> {
  if (where.length > mostPlaces)
    throw InputInvalidError.of('where', `has at most ${mostPlaces} coordinates, but these are ${where.length}.`);
  const problems = where.flatMap(({ index }, place) =>
    index < 0 ? [{ path: ['where', String(place), 'index'], message: `must be 0 or more, but is ${index}.` }] : [],
  );
  if (problems.length > 0) throw new InputInvalidError(problems);
  const byKey = Map.groupBy(where, ({ nodeKey }) => nodeKey);
  return Object.fromEntries([...byKey].map(([key, places]) => [key, places.map(({ index }) => index)]));
}

function onlyItems(rows: readonly (ItemRow | Parameters<typeof isItem>[0])[]): ItemRow[] {
  return rows.filter((row) => isItem(row));
}

/** The item at that place of a node's list; null where there is none. */
export async function findItemAt(
  nodeExecutionId: string,
  index: number,
  { loaders }: Pick<Context, 'loaders'>,
): Promise<ItemRow | null> {
  const page = { limit: 1, after: index - 1, fromEnd: false };
  const [found = null] = await loaders.itemsOfNode.load({ parentId: nodeExecutionId, page });
  return isItem(found) && found.item_index === index ? found : null;
}
