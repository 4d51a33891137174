import { statusLooks } from '../../ui/display/StatusBadge.tsx';
import { ordinal } from './ordinal.ts';
import { isReused } from '../state/run-state.ts';
import type { RunNode } from '../state/run-state.ts';

/** A node's state in words: its place in line says more than that it runs, and that it was reused more than that it is done. */
export function statusText({
  status,
  progress,
  origin,
  skipReason,
}: Pick<RunNode, 'status' | 'progress' | 'origin' | 'skipReason'>): string {
  const place = status === 'RUNNING' ? progress?.queuePosition : null;
  if (typeof place === 'number' && place > 0) return `${ordinal(place)} in line`;
  if (isReused({ status, origin })) return 'Reused';
  if (status === 'SKIPPED' && skipReason === 'MUTED') return 'Muted';
  return statusLooks[status].label;
}
