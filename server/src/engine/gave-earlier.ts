import type { GraphNode } from '@visualadgen/graph/graph.ts';
import type { Given, NodeGave } from '@visualadgen/graph/lists/items-given.ts';
import { errorGiven } from '@visualadgen/graph/ports/branches.ts';
import { typeOfNode } from '@visualadgen/graph/ports/type-of-node.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import { branchesNotTaken } from './branches-not-taken.ts';
import { readOutput } from './node-values.ts';
import { type ExecutionRecord, itemsOf } from './record.ts';
import type { Wires } from './wires.ts';

/** What a node has given so far: once, or once for each item of it; with what went wrong, where that goes on by its error output. */
export function gaveEarlier(
  record: Pick<ExecutionRecord, 'row' | 'nodes' | 'items'>,
  node: Pick<GraphNode, 'key' | 'type' | 'config' | 'hasErrorOutput' | 'stopsAtFailedItem'>,
  types: ReadonlyMap<string, NodeType>,
  { handlesErrors }: Pick<Wires, 'handlesErrors'>,
): NodeGave {
  const from = { userId: record.row.user_id, type: typeOfNode(node, (name) => types.get(name)) };
  const row = record.nodes.get(node.key);
  if (row?.status === 'SKIPPED') return { kind: 'ONCE', given: branchesNotTaken(row) ? 'ABSENT' : 'MISSING' };
  if (row?.status === 'CANCELLED') return { kind: 'ONCE', given: 'MISSING' };
  const isHandled = handlesErrors(node.key);
  const rows = row?.item_counts ? itemsOf(record, node.key) : [];
  if (row?.status === 'FAILED' && !(isHandled && failedByItems(node, row, rows)))
    return { kind: 'ONCE', given: isHandled ? errorOf(row) : 'MISSING' };
  if (!row?.item_counts) return { kind: 'ONCE', given: row?.output ? readOutput(row.output, from) : {} };
  const givenBy = (item: NodeExecutionRow): Given => {
    if (item.status === 'FAILED' && isHandled) return errorOf(item);
    return item.status === 'COMPLETED' && item.output ? readOutput(item.output, from) : 'MISSING';
  };
  return { kind: 'ITEMS', items: rows.map((item) => ({ coordinates: item.coordinates ?? {}, given: givenBy(item) })) };
}

/** It failed because all of its items did, and not as a whole. */
function failedByItems(
  { stopsAtFailedItem }: Pick<GraphNode, 'stopsAtFailedItem'>,
  { error_code: code }: NodeExecutionRow,
  items: readonly NodeExecutionRow[],
): boolean {
  return !stopsAtFailedItem && code !== 'TOO_MANY_ITEMS' && items.some(({ status }) => status === 'FAILED');
}

function errorOf({ error, error_code: code }: Pick<NodeExecutionRow, 'error' | 'error_code'>): Given {
  return errorGiven({ code: code ?? 'INTERNAL', message: error ?? '' });
}
