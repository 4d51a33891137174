import { AppError } from '../errors.ts';
import type { Queryable } from '../store/database.ts';
import { findExecutions, listNodeExecutions } from '../store/executions.ts';
import type { ExecutionRow, NodeExecutionRow } from '../store/tables.ts';

/** An execution as it was last written. Rows are replaced, never changed, for listeners keep them. */
export interface ExecutionRecord {
  row: ExecutionRow;
  /** By node key, in the graph's order. */
  nodes: Map<string, NodeExecutionRow>;
}

/** Throws NOT_FOUND. */
export async function loadRecord(db: Queryable, executionId: string): Promise<ExecutionRecord> {
  const [record] = await loadRecords(db, [executionId]);
  if (!record) throw new AppError('NOT_FOUND', { message: `There is no execution ${executionId}.` });
  return record;
}

/** Those that there are, in any order. */
export async function loadRecords(db: Queryable, executionIds: readonly string[]): Promise<ExecutionRecord[]> {
  if (executionIds.length === 0) return [];
  const rows = await findExecutions(db, executionIds);
  const nodes = Map.groupBy(await listNodeExecutions(db, executionIds), (node) => node.execution_id);
  return rows.map((row) => ({ row, nodes: new Map(nodes.get(row.id)?.map((node) => [node.node_key, node])) }));
}

export function nodeOf(record: ExecutionRecord, key: string): NodeExecutionRow {
  const node = record.nodes.get(key);
  if (!node) throw new Error(`Execution ${record.row.id} has no node “${key}”.`);
  return node;
}
