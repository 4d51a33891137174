import { statusLooks } from '../ui/StatusBadge.tsx';
import { ordinal } from './ordinal.ts';
import type { RunNode } from './run-state.ts';

/** A node's state in words: its place in line says more than that it runs. */
export function statusText({ status, progress }: Pick<RunNode, 'status' | 'progress'>): string {
  const place = status === 'RUNNING' ? progress?.queuePosition : null;
  if (typeof place === 'number' && place > 0) return `${ordinal(place)} in line`;
  return statusLooks[status].label;
}
