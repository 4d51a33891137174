import type { ItemCountsFieldsFragment, ItemFieldsFragment, ValueFieldsFragment } from '../../api/generated/graphql.ts';
import { rememberCopies } from '../image/image-copies.ts';
import { readNodeValues } from '../value/node-values.ts';
import type { RunItem, RunItemCounts } from './run-state.ts';

interface LoadedItem extends ItemFieldsFragment {
  /** Where it was asked for. */
  inputValues?: readonly ValueFieldsFragment[] | null;
}

/** An item as a query, an event or a mutation gave it. */
export function toRunItem(item: LoadedItem): RunItem {
  rememberCopies(item.images);
  return {
    id: item.id,
    index: item.index,
    coordinates: item.coordinates.map(({ nodeKey, nodeName, index, label }) => ({
      nodeKey,
      nodeName,
      index,
      label: label ?? null,
    })),
    status: item.status,
    input: item.inputValues ? readNodeValues(item.inputValues) : null,
    output: readNodeValues(item.outputValues),
    error: item.error ?? null,
    errorCode: item.errorCode ?? null,
    cost: item.cost,
    origin: item.origin ?? null,
    isLeftOut: item.isLeftOut,
    inputEditedAt: item.inputEditedAt ?? null,
    outputEditedAt: item.outputEditedAt ?? null,
    editedBy: item.editedBy ?? null,
    startedAt: item.startedAt ?? null,
    finishedAt: item.finishedAt ?? null,
  };
}

export function toItemCounts(counts: ItemCountsFieldsFragment | null | undefined): RunItemCounts | null {
  if (!counts) return null;
  const { total, completed, failed, skipped, running, reused } = counts;
  return { total, completed, failed, skipped, running, reused };
}
