import { statusLooks } from '../../ui/display/StatusBadge.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import type { RunItem } from '../state/run-state.ts';
import { itemText } from './item-words.ts';

interface ItemMarkProps {
  /** Undefined while nothing is known of it. */
  item: RunItem | undefined;
  index: number;
  /** In a line of text. */
  isLine?: boolean;
}

/** An item that has nothing to show: it waits, is at work, failed or does not run. */
export function ItemMark({ item, index, isLine = false }: ItemMarkProps) {
  const status = item?.status ?? 'PENDING';
  const { icon: Icon, label, color, isSpinning } = statusLooks[status];
  const words = item?.isLeftOut ? 'Left out' : label;
  const name = item ? itemText(item) : `Item ${index + 1}`;
  return (
    <span
      title={`${name}: ${item?.error ?? words.toLowerCase()}`}
      className={cn(
        'flex items-center gap-1.5',
        !isLine && 'size-full justify-center rounded-md border border-dashed border-border-strong',
        !isLine && status === 'FAILED' && 'border-solid border-danger bg-danger-soft',
      )}
    >
      <Icon aria-hidden className={cn('size-3.5 shrink-0', color, isSpinning && 'animate-spin-slow')} />
      <span className={cn(isLine ? 'truncate text-text-muted' : 'sr-only')}>
        {isLine ? words : `${name}: ${words.toLowerCase()}`}
      </span>
    </span>
  );
}
