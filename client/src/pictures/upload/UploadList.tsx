import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import type { UploadOrder } from './one-tab-sends.ts';
import type { UploadItem } from './upload-item.ts';
import { UploadRow } from './UploadRow.tsx';

/** CSS pixels of a row with one line of words. */
const usualHeight = 46;

interface UploadListProps {
  items: readonly UploadItem[];
  isPaused: boolean;
  onOrder: (order: UploadOrder) => void;
}

/** The files; of thousands only those in sight are drawn. */
export function UploadList({ items, isPaused, onOrder }: UploadListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by what it gives
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 6,
  });
  // It is scrolled by keyboard.
  const reached = { role: 'group', 'aria-label': 'Files', tabIndex: 0 };
  return (
    <ScrollArea
      ref={scroller}
      {...reached}
      className="max-h-72 min-h-12 pb-1 focus-visible:outline-offset-[-2px] max-md:max-h-[50dvh]"
    >
      <ul className="relative" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          return (
            item && (
              <li
                key={key}
                ref={list.measureElement}
                data-index={index}
                aria-setsize={items.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                <UploadRow item={item} isPaused={isPaused} onOrder={onOrder} />
              </li>
            )
          );
        })}
      </ul>
    </ScrollArea>
  );
}
