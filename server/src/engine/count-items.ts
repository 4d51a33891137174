import type { ItemCounts, NodeExecutionRow } from '../store/tables.ts';

type Counted = Pick<NodeExecutionRow, 'status' | 'reused_from' | 'item_index'>;

/** How far a node is with its items. Those that are a part of its list no longer are not counted. */
export function countItems(items: readonly Counted[]): ItemCounts {
  const counts: ItemCounts = { total: 0, completed: 0, failed: 0, skipped: 0, running: 0, reused: 0 };
  for (const item of items) {
    if (item.item_index === null) continue;
    counts.total += 1;
    add(counts, item, 1);
  }
  return counts;
}

/** The counts after one item has gone from one state to another. */
export function countMove(counts: ItemCounts, before: Counted, after: Counted): ItemCounts {
  const moved = { ...counts };
  add(moved, before, -1);
  add(moved, after, 1);
  return moved;
}

function add(counts: ItemCounts, { status, reused_from: reusedFrom }: Counted, by: number): void {
  if (status === 'COMPLETED') counts.completed += by;
  if (status === 'COMPLETED' && reusedFrom !== null) counts.reused += by;
  if (status === 'FAILED') counts.failed += by;
  if (status === 'SKIPPED' || status === 'CANCELLED') counts.skipped += by;
  if (status === 'RUNNING') counts.running += by;
}
