import { statusLooks } from '../../ui/display/StatusBadge.tsx';
import type { RunCoordinate, RunItem, RunNode } from '../state/run-state.ts';

/** Which item of its list it is: its first words, or its place where it has none. */
export function coordinateText({ label, index }: Pick<RunCoordinate, 'label' | 'index'>): string {
  return label ?? String(index + 1);
}

/** What an item is known by: `Headlines: Stay cool · Photos: 2`. */
export function itemText({ coordinates, index }: Pick<RunItem, 'coordinates' | 'index'>): string {
  if (coordinates.length === 0) return `Item ${index + 1}`;
  return coordinates.map((one) => `${one.nodeName}: ${coordinateText(one)}`).join(' · ');
}

/** How far a node is with its items: `6 of 18 done, 1 failed`; null where it runs over none, or has not begun. */
export function countsText({ itemCounts, status }: Pick<RunNode, 'itemCounts' | 'status'>): string | null {
  if (!itemCounts || status === 'PENDING' || status === 'PAUSED') return null;
  const { total, completed, failed, skipped, reused } = itemCounts;
  const isWhole = completed === total;
  if (isWhole && reused === total) return `${total} reused`;
  return [
    isWhole ? `${total} done` : `${completed} of ${total} done`,
    failed > 0 && `${failed} failed`,
    skipped > 0 && `${skipped} skipped`,
    reused > 0 && `${reused} reused`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** An item's state in words. */
export function itemStatusText({
  status,
  origin,
  isLeftOut,
}: Pick<RunItem, 'status' | 'origin' | 'isLeftOut'>): string {
  if (isLeftOut) return 'Left out';
  return status === 'COMPLETED' && origin === 'REUSED' ? 'Reused' : statusLooks[status].label;
}
