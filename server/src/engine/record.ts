import { AppError } from '../errors.ts';
import { carryOver, type VersionedTypes } from '../nodes/carry-over.ts';
import type { Queryable } from '../store/database.ts';
import { findExecutions, listNodeAndItemExecutions } from '../store/executions.ts';
import type { ExecutionRow, NodeExecutionRow } from '../store/tables.ts';

/** An execution as it was last written. Rows are replaced, never changed, for listeners keep them. */
export interface ExecutionRecord {
  row: ExecutionRow;
  /** By node key, in the graph's order. */
  nodes: Map<string, NodeExecutionRow>;
  /** Of each node that ran over a list, by its key: its items by their ids, also those that are no longer a part of the list. */
  items: Map<string, Map<string, NodeExecutionRow>>;
}

/** Throws NOT_FOUND. */
export async function loadRecord(db: Queryable, executionId: string, types: VersionedTypes): Promise<ExecutionRecord> {
  const [record] = await loadRecords(db, [executionId], types);
  if (!record) throw new AppError('NOT_FOUND', { message: `There is no execution ${executionId}.` });
  return record;
}

/** Those that there are, in any order. An earlier version of this server may have begun them. */
export async function loadRecords(
  db: Queryable,
  executionIds: readonly string[],
  types: VersionedTypes,
): Promise<ExecutionRecord[]> {
  if (executionIds.length === 0) return [];
  const rows = await findExecutions(db, executionIds);
  const parts = Map.groupBy(await listNodeAndItemExecutions(db, executionIds), ({ execution_id: id }) => id);
  return rows.map((row) => recordOf({ ...row, graph: carryOver(row.graph, types) }, parts.get(row.id) ?? []));
}

/** A record of an execution, with its nodes and their items in any order. */
export function recordOf(row: ExecutionRow, parts: readonly NodeExecutionRow[]): ExecutionRecord {
  const record: ExecutionRecord = { row, nodes: new Map(), items: new Map() };
  for (const part of parts) keep(record, part);
  return record;
}

/** Puts the newest row of a node or of an item in its place. */
export function keep({ nodes, items }: Pick<ExecutionRecord, 'nodes' | 'items'>, part: NodeExecutionRow): void {
  const { id, node_key: key, parent_id: parentId } = part;
  if (parentId === null) {
    nodes.set(key, part);
    return;
  }
  const known = items.get(key);
  if (known) known.set(id, part);
  else items.set(key, new Map([[id, part]]));
}

export function nodeOf(record: ExecutionRecord, key: string): NodeExecutionRow {
  const node = record.nodes.get(key);
  if (!node) throw new Error(`Execution ${record.row.id} has no node “${key}”.`);
  return node;
}

export function itemOf(record: ExecutionRecord, key: string, id: string): NodeExecutionRow {
  const item = record.items.get(key)?.get(id);
  if (!item) throw new Error(`The node “${key}” of execution ${record.row.id} has no item ${id}.`);
  return item;
}

/** The items of a node in their order, without those that are no longer a part of its list. */
export function itemsOf(record: ExecutionRecord, key: string): NodeExecutionRow[] {
  return [...(record.items.get(key)?.values() ?? [])]
    .filter(({ item_index: index }) => index !== null)
    .toSorted((a, b) => Number(a.item_index) - Number(b.item_index));
}
