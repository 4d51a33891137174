import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { useIsPhone } from '../../ui/page/useIsPhone.ts';
import type { RunNode } from '../state/run-state.ts';
import { ItemRow, itemRowHeight } from './ItemRow.tsx';
import type { ListOfItems } from './lists-of-items.ts';
import type { useItemTable } from './useItemTable.ts';
import { writtenOf } from './written-of.ts';

interface ItemsTableProps {
  node: RunNode;
  lists: readonly ListOfItems[];
  table: ReturnType<typeof useItemTable>;
  isPaused: boolean;
  chosen: number | null;
  onChoose: (index: number) => void;
  onLeaveOut: (index: number, isLeftOut: boolean) => void;
}

/** One row an item; only those in sight are drawn, and more are read as they come into it. */
export function ItemsTable({ node, lists, table, isPaused, chosen, onChoose, onLeaveOut }: ItemsTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { read, readMore } = table;
  const indexes = read?.indexes ?? [];
  const total = read?.total ?? 0;
  const chosenRow = chosen === null ? -1 : indexes.indexOf(chosen);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by what it gives
  const list = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => itemRowHeight,
    overscan: 8,
  });
  const rows = list.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= indexes.length) void readMore();
  }, [last, indexes.length, readMore]);
  function onKeyDown(event: KeyboardEvent) {
    const way = { ArrowDown: 1, ArrowUp: -1, Home: -indexes.length, End: indexes.length }[event.key];
    if (!way) return;
    event.preventDefault();
    const row = Math.min(indexes.length - 1, Math.max(0, (chosenRow < 0 ? -1 : chosenRow) + way));
    const index = indexes[row];
    if (index === undefined) return;
    onChoose(index);
    list.scrollToIndex(row, { align: 'auto' });
    const box = scroller.current;
    requestAnimationFrame(() =>
      box?.querySelector<HTMLElement>(`[data-index="${row}"] button`)?.focus({ preventScroll: true }),
    );
  }

  const isPhone = useIsPhone();
  // What it cost is told with the item itself where there is little room.
  const hasEnd = isPaused || !isPhone;
  const above = rows[0]?.start ?? 0;
  const below = list.getTotalSize() - (rows.at(-1)?.end ?? 0);
  return (
    <ScrollArea ref={scroller} className="min-h-0 min-w-0 flex-1 overflow-x-auto">
      <table
        aria-label={`Items of ${node.name}`}
        aria-rowcount={total + 1}
        className="w-full table-fixed border-separate border-spacing-0 text-xs"
      >
        <colgroup>
          <col className="w-10" />
          {isPhone ? <col /> : lists.map(({ nodeKey }) => <col key={nodeKey} />)}
          <col className={isPhone ? 'w-24' : 'w-28'} />
          <col className={isPhone ? 'w-24' : 'w-[34%]'} />
          {hasEnd && <col className="w-16" />}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <Heading>#</Heading>
            {isPhone ? (
              <Heading>Made from</Heading>
            ) : (
              lists.map(({ nodeKey, nodeName }) => <Heading key={nodeKey}>{nodeName}</Heading>)
            )}
            <Heading>Status</Heading>
            <Heading>{isPaused ? 'About to take' : 'Result'}</Heading>
            {hasEnd && <Heading isAtEnd>{isPaused ? 'Runs' : 'Cost'}</Heading>}
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {rows.map(({ index: row }) => {
            const index = indexes[row];
            const item = index === undefined ? undefined : node.items[index];
            if (!item) return <Gap key={`unread ${row}`} height={itemRowHeight} />;
            return (
              <ItemRow
                key={index}
                row={row}
                item={item}
                written={writtenOf(node, item.index)}
                lists={lists}
                isPaused={isPaused}
                isPhone={isPhone}
                isChosen={item.index === chosen}
                isReachable={item.index === chosen || (chosenRow < 0 && row === 0)}
                onChoose={onChoose}
                onLeaveOut={onLeaveOut}
                onKeyDown={onKeyDown}
              />
            );
          })}
          <Gap height={below} />
        </tbody>
      </table>
      {read && total === 0 && <p className="p-4 text-sm text-text-muted">No item is like that.</p>}
    </ScrollArea>
  );
}

function Heading({ isAtEnd = false, children }: { isAtEnd?: boolean; children: ReactNode }) {
  return (
    <th
      scope="col"
      className={cn(
        'sticky top-0 z-1 truncate border-b border-border bg-surface px-1.5 py-1 text-left text-2xs font-normal text-text-muted first:pl-3 last:pr-3',
        isAtEnd && 'text-right',
      )}
    >
      {children}
    </th>
  );
}

/** The place of rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return height > 0 && <tr aria-hidden style={{ height }} />;
}
