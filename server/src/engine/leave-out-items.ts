import { AppError, InputInvalidError } from '../errors.ts';
import type { NodeChange } from './change.ts';
import { type ExecutionRecord, itemsOf, nodeOf } from './record.ts';

/** Items of a paused node that are not to run, or are to run after all. */
export interface LeavingOut {
  nodeKey: string;
  /** From 0. */
  itemIndexes: readonly number[];
  isLeftOut: boolean;
  userId: string;
}

/** The change that leaves items out. Throws STATE_CONFLICT unless the node is paused, and InputInvalidError for items that it does not have. */
export function leaveOutItems(record: ExecutionRecord, leaving: LeavingOut): NodeChange {
  const { nodeKey, itemIndexes, isLeftOut, userId } = leaving;
  const node = nodeOf(record, nodeKey);
  if (record.row.status !== 'PAUSED' || node.status !== 'PAUSED') {
    const message = `Items can be left out while the node waits at a breakpoint, but “${nodeKey}” is ${node.status} and the execution ${record.row.status}.`;
    throw new AppError('STATE_CONFLICT', { message });
  }
  const items = itemsOf(record, nodeKey);
  const problems = itemIndexes.flatMap((index, place) =>
    items[index] ? [] : [{ path: ['itemIndexes', String(place)], message: expected(items.length, index) }],
  );
  if (problems.length > 0) throw new InputInvalidError(problems);
  return {
    type: 'NodeUpdated',
    nodeKey,
    payload: { field: 'input' },
    alongside: itemIndexes.flatMap((index) => {
      const item = items[index];
      const set = { is_left_out: isLeftOut, edited_by: userId };
      return item ? [{ nodeKey, itemId: item.id, isReset: false, set }] : [];
    }),
  };
}

function expected(count: number, index: number): string {
  if (count === 0) return `must name an item, but the node runs over no list.`;
  return `must be the place of one of its items, from 0 to ${count - 1}, but is ${index}.`;
}
