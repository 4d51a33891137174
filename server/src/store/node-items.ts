import { type Expression, sql, type SqlBool } from 'kysely';
import { isOneOf } from './count.ts';
import type { Count } from './count.ts';
import type { Queryable } from './database.ts';
import type { NodeExecutionRow, NodeExecutionStatus } from './tables.ts';

/* The items that nodes ran over, in their order. Those that are no longer a part of their list are in none of these. */

export interface ItemFilter {
  statuses?: readonly NodeExecutionStatus[];
  /** Only items that come from one of these places of each list, by the key of the node that made it. */
  where?: Readonly<Record<string, readonly number[]>>;
}

export interface ItemsPage extends ItemFilter {
  limit: number;
  /** Only those after this index. */
  after?: number;
  before?: number;
  /** Takes the page from the end; its rows come last first then. */
  fromEnd: boolean;
}

/** The same page of the items of each node, in one statement; one more than the limit, which tells whether there is more. */
export async function listItemsOfNodes(
  db: Queryable,
  nodeExecutionIds: readonly string[],
  { limit, after, before, fromEnd, ...filter }: ItemsPage,
): Promise<NodeExecutionRow[]> {
  const isAfter = after === undefined ? sql`true` : sql`i.item_index > ${after}`;
  const isBefore = before === undefined ? sql`true` : sql`i.item_index < ${before}`;
  const direction = fromEnd ? sql`desc` : sql`asc`;
  const { rows } = await sql<NodeExecutionRow>`
    select one.* from ${itemsOf(nodeExecutionIds)}
    cross join lateral (
      select i.* from node_executions i
      where ${isOfNode} and ${isAskedFor(filter)} and ${isAfter} and ${isBefore}
      order by i.item_index ${direction} limit ${limit + 1}
    ) one
    order by one.parent_id, one.item_index ${direction}
  `.execute(db);
  return rows;
}

/** All items of each node. */
export async function listAllItemsOfNodes(
  db: Queryable,
  nodeExecutionIds: readonly string[],
): Promise<NodeExecutionRow[]> {
  const { rows } = await sql<NodeExecutionRow>`
    select i.* from ${itemsOf(nodeExecutionIds)} join node_executions i on ${isOfNode} order by i.parent_id, i.item_index
  `.execute(db);
  return rows;
}

/** How many items each node has. One that has none is missing. */
export async function countItemsOfNodes(
  db: Queryable,
  nodeExecutionIds: readonly string[],
  filter: ItemFilter,
): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select own.id, count(*)::int as count from ${itemsOf(nodeExecutionIds)}
    join node_executions i on ${isOfNode} and ${isAskedFor(filter)} group by own.id
  `.execute(db);
  return rows;
}

function itemsOf(ids: readonly string[]) {
  return sql`unnest(${ids}::uuid[]) as w (id) join node_executions own on own.id = w.id`;
}

/** By the execution and the key first, for the sake of the index. */
const isOfNode = sql<SqlBool>`i.execution_id = own.execution_id and i.node_key = own.node_key and i.parent_id = own.id and i.item_index is not null`;

function isAskedFor({ statuses, where = {} }: ItemFilter): Expression<SqlBool> {
  const places = Object.entries(where).map(
    ([key, indexes]) => sql`(i.coordinates -> ${key}::text ->> 'index')::int = any (${indexes}::int[])`,
  );
  return sql<SqlBool>`(${sql.join([isOneOf('i.status', statuses), ...places], sql` and `)})`;
}
