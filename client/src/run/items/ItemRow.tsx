import { memo } from 'react';
import type { ComponentProps, KeyboardEvent } from 'react';
import { formatMoney, isFree } from '@visualadgen/graph/money/money.ts';
import { Badge } from '../../ui/display/Badge.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';
import { statusLooks } from '../../ui/display/StatusBadge.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { useWords } from '../../graph/words/useWords.ts';
import { SmallImage } from '../image/SmallImage.tsx';
import type { RunItem } from '../state/run-state.ts';
import { imagesOf, readOutput } from '../value/read-output.ts';
import { coordinateText, itemStatusText, itemText } from './item-words.ts';
import { coordinateIn } from './lists-of-items.ts';
import type { ListOfItems } from './lists-of-items.ts';

/** Pixels. */
export const itemRowHeight = 44;

interface ItemRowProps {
  /** Its place in the table, from 0. */
  row: number;
  item: RunItem;
  /** What is being written of it. */
  written: string | null;
  lists: readonly ListOfItems[];
  /** It waits at a breakpoint: what it is about to take is shown, and it can be left out. */
  isPaused: boolean;
  /** There is little room: all that it was made from in one place. */
  isPhone: boolean;
  isChosen: boolean;
  /** The one that Tab comes to; arrow keys lead to the others. */
  isReachable: boolean;
  onChoose: (index: number) => void;
  onLeaveOut: (index: number, isLeftOut: boolean) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** One item: what it was made from, how it stands, what came of it and what it cost. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { row, item, written, lists, isPaused, isPhone, isChosen, isReachable, onChoose, onLeaveOut, onKeyDown } =
    props;
  return (
    <tr
      data-index={row}
      aria-rowindex={row + 2}
      style={{ height: itemRowHeight }}
      className={cn('relative hover:bg-hover', isChosen && 'bg-accent-soft', item.isLeftOut && 'text-text-muted')}
    >
      <Cell className="tabular-nums">
        {/* Over the whole row, so that any part of it opens it. */}
        <button
          type="button"
          tabIndex={isReachable ? 0 : -1}
          aria-label={`${itemText(item)}, ${itemStatusText(item).toLowerCase()}`}
          aria-current={isChosen || undefined}
          className="absolute inset-0 rounded-sm focus-visible:outline-offset-[-2px]"
          onClick={() => onChoose(item.index)}
          onKeyDown={onKeyDown}
        />
        {item.index + 1}
      </Cell>
      {isPhone ? (
        <Cell>
          <span className="line-clamp-2 break-words">{item.coordinates.map(coordinateText).join(' · ')}</span>
        </Cell>
      ) : (
        lists.map(({ nodeKey }) => (
          <Cell key={nodeKey} className="truncate" title={coordinateIn(item, nodeKey)}>
            {coordinateIn(item, nodeKey)}
          </Cell>
        ))
      )}
      <Cell>
        <ItemBadge item={item} />
      </Cell>
      <Cell>
        <Value item={item} written={written} isPaused={isPaused} />
      </Cell>
      {(isPaused || !isPhone) && (
        <Cell className="text-right tabular-nums">
          {isPaused ? (
            <Switch
              aria-label={`Run ${itemText(item)}`}
              className="relative"
              checked={!item.isLeftOut}
              onCheckedChange={(runs) => onLeaveOut(item.index, !runs)}
            />
          ) : (
            !isFree(item.cost) && formatMoney(item.cost)
          )}
        </Cell>
      )}
    </tr>
  );
});

function Cell({ className, ...props }: ComponentProps<'td'>) {
  return <td className={cn('border-b border-border px-1.5 first:pl-3 last:pr-3', className)} {...props} />;
}

export function ItemBadge({ item }: { item: RunItem }) {
  const { icon: Icon, tone, isSpinning } = statusLooks[item.status];
  return (
    <Badge tone={item.isLeftOut ? 'neutral' : tone}>
      <Icon aria-hidden className={cn(isSpinning && 'animate-spin-slow')} />
      {itemStatusText(item)}
    </Badge>
  );
}

/** Its picture or its first words; why it failed; what is being written; or, before it runs, what it is about to take. */
function Value({ item, written, isPaused }: Pick<ItemRowProps, 'item' | 'written' | 'isPaused'>) {
  const words = useWords();
  if (item.error)
    return (
      <span className="line-clamp-2 break-words text-danger" title={words.plain(item.error)}>
        {words.plain(item.error)}
      </span>
    );
  if (written)
    return (
      <span aria-busy className="line-clamp-2 break-words text-text-muted">
        {written}
      </span>
    );
  const values = isPaused ? item.input : item.output;
  const [url] = imagesOf(values);
  const text = readOutput(values)
    .flatMap((value) => (value.kind === 'text' ? [value.text] : []))
    .join(' · ');
  return (
    <span className="flex min-w-0 items-center gap-2">
      {url && (
        <SmallImage
          url={url}
          box={{ width: 36, height: 36 }}
          className="size-9 shrink-0 rounded-md bg-surface-sunken object-contain"
        />
      )}
      {(!url || isPaused) && <span className="line-clamp-2 break-words">{text}</span>}
    </span>
  );
}
