import type { LaidItem } from '@visualadgen/graph/lists/lay-out.ts';
import type { MergedInput } from '@visualadgen/graph/merging/merge.ts';
import { coordinatesKey } from '@visualadgen/graph/values/coordinates.ts';
import { draftPart } from '../store/executions.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import type { ItemLayout, NodeFields } from './change.ts';
import { type ExecutionRecord, nodeOf } from './record.ts';

/** An item that a node is to run over, with the row that is kept of it. */
export interface PlacedItem extends LaidItem {
  row: NodeExecutionRow;
}

/**
 * Finds the row of each item by its coordinates, so that what was begun, paid for or corrected stays with its item wherever it stands in
 * the list now; makes rows for new ones, and sets those aside that are a part of the list no longer.
 */
export function placeItems(
  record: ExecutionRecord,
  nodeKey: string,
  laid: readonly LaidItem[],
): { items: PlacedItem[]; layout: ItemLayout } {
  const node = nodeOf(record, nodeKey);
  const known = [...(record.items.get(nodeKey)?.values() ?? [])];
  const byCoordinates = new Map(known.map((row) => [coordinatesKey(row.coordinates ?? {}), row]));
  const added: NodeExecutionRow[] = [];
  const changed = new Map<string, Pick<NodeExecutionRow, 'item_index'> & NodeFields>();
  const taken = new Set<string>();

  const items = laid.map((item, index): PlacedItem => {
    const row = byCoordinates.get(coordinatesKey(item.coordinates));
    if (!row) {
      const news = newItem(node, index, item);
      added.push(news);
      return { ...item, row: news };
    }
    taken.add(row.id);
    if (row.item_index !== index) changed.set(row.id, { item_index: index });
    return { ...item, row: { ...row, item_index: index } };
  });
  const setAside = known.filter(({ id, item_index: index }) => index !== null && !taken.has(id)).map(({ id }) => id);
  return { items, layout: { added, changed, reset: [], setAside } };
}

/** The same layout, with what each item would take, so that it can be looked at and corrected before it runs. */
export function showInputs(
  layout: ItemLayout,
  items: readonly { row: NodeExecutionRow; merged: Pick<MergedInput, 'input'> | null }[],
): ItemLayout {
  const inputs = new Map(items.map(({ row, merged }) => [row.id, merged?.input]));
  const changed = new Map(layout.changed);
  const news = new Set(layout.added.map(({ id }) => id));
  for (const { row, merged } of items) {
    if (!merged || row.input_edited_at || news.has(row.id)) continue;
    changed.set(row.id, { item_index: row.item_index, input: merged.input });
  }
  return { ...layout, changed, added: layout.added.map((row) => ({ ...row, input: inputs.get(row.id) ?? null })) };
}

function newItem(node: NodeExecutionRow, index: number, { coordinates }: LaidItem): NodeExecutionRow {
  const { execution_id, user_id, node_key, ordinal, id: parent_id } = node;
  return draftPart({ execution_id, user_id, node_key, ordinal, parent_id, item_index: index, coordinates });
}
