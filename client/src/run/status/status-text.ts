import { statusLooks } from '../../ui/display/StatusBadge.tsx';
import { countsText } from '../items/item-words.ts';
import { ordinal } from './ordinal.ts';
import { isReused } from '../state/run-state.ts';
import type { RunNode } from '../state/run-state.ts';

/** A node's state in words: how far its items are says more than its own, its place in line says more than that it runs, and that it was reused more than that it is done. */
export function statusText({
  status,
  progress,
  origin,
  skipReason,
  itemCounts,
}: Pick<RunNode, 'status' | 'progress' | 'origin' | 'skipReason' | 'itemCounts'>): string {
  const counts = countsText({ itemCounts, status });
  if (counts !== null && (status === 'RUNNING' || status === 'COMPLETED')) return counts;
  const place = status === 'RUNNING' ? progress?.queuePosition : null;
  if (typeof place === 'number' && place > 0) return `${ordinal(place)} in line`;
  if (isReused({ status, origin })) return 'Reused';
  if (status === 'SKIPPED' && skipReason === 'MUTED') return 'Muted';
  return statusLooks[status].label;
}
