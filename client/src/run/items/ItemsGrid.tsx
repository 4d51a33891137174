import { Table2 } from 'lucide-react';
import { memo } from 'react';
import { openItems } from '../drawer/drawer-store.ts';
import { useImageViewer } from '../image/ImageViewerContext.tsx';
import { SmallImage } from '../image/SmallImage.tsx';
import type { RunItem, RunNode } from '../state/run-state.ts';
import { imagesOf, readOutput } from '../value/read-output.ts';
import { columnsFor, mostLines, mostTiles, tileGap } from './grid-shape.ts';
import { itemText } from './item-words.ts';
import { ItemMark } from './ItemMark.tsx';
import { useFirstItems } from './useFirstItems.ts';
import { writtenOf } from './written-of.ts';

interface ItemsGridProps {
  nodeKey: string;
  node: RunNode;
  /** Pictures come of it: they are shown side by side, and words one below the other. */
  givesImages: boolean;
  /** How wide it is, in CSS pixels of the screen. */
  width: number;
}

/** What a node gave item by item, small; each has its place before it comes. */
export function ItemsGrid({ nodeKey, node, givesImages, width }: ItemsGridProps) {
  const most = givesImages ? mostTiles : mostLines;
  useFirstItems(nodeKey, most);
  const total = node.itemCounts?.total ?? 0;
  const shown = Math.min(total, most);
  if (shown === 0) return null;
  const items = Array.from({ length: shown }, (_, index) => node.items[index]);
  const hidden = total - shown;
  return (
    <div className="flex flex-col gap-1.5">
      {givesImages ? <Tiles node={node} items={items} width={width} /> : <Lines node={node} items={items} />}
      <button
        type="button"
        aria-label={`All ${total} items of ${node.name} as a table`}
        className="nodrag -mx-1 flex h-6 w-fit items-center gap-1.5 rounded-md px-1 text-2xs text-text-muted hover:bg-hover hover:text-text [&_svg]:size-3"
        onClick={(event) => {
          // Looking at it is not choosing the node.
          event.stopPropagation();
          openItems(nodeKey);
        }}
      >
        <Table2 aria-hidden />
        {hidden > 0 ? `+ ${hidden} more, as a table` : 'As a table'}
      </button>
    </div>
  );
}

interface TilesProps {
  node: RunNode;
  items: readonly (RunItem | undefined)[];
  width: number;
}

function Tiles({ node, items, width }: TilesProps) {
  const view = useImageViewer();
  const columns = columnsFor(items.length);
  const pictures = items.flatMap((item) =>
    item ? imagesOf(item.output).map((url) => ({ url, item, title: itemText(item) })) : [],
  );
  const open = (item: RunItem) =>
    view({
      urls: pictures.map(({ url }) => url),
      titles: pictures.map(({ title }) => title),
      index: pictures.findIndex((one) => one.item === item),
      title: node.name,
    });
  return (
    <ul
      aria-label={`Items of ${node.name}`}
      className="grid"
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gap: tileGap }}
    >
      {items.map((item, index) => (
        // As high as it is wide, whatever comes into it.
        <li key={index} className="relative aspect-square min-w-0">
          <div className="absolute inset-0">
            <Tile item={item} index={index} side={width / columns} onOpen={open} />
          </div>
        </li>
      ))}
    </ul>
  );
}

interface TileProps {
  item: RunItem | undefined;
  index: number;
  side: number;
  onOpen: (item: RunItem) => void;
}

/** Drawn anew for its own item alone. */
const Tile = memo(
  function Tile({ item, index, side, onOpen }: TileProps) {
    const [url] = item ? imagesOf(item.output) : [];
    if (!item || !url) return <ItemMark item={item} index={index} />;
    return (
      <button
        type="button"
        aria-label={`Look at ${itemText(item)}`}
        title={itemText(item)}
        className="nodrag size-full overflow-hidden rounded-md bg-surface-sunken"
        onClick={() => onOpen(item)}
      >
        <SmallImage
          url={url}
          box={{ width: side, height: side }}
          draggable={false}
          className="size-full object-contain transition-transform hover:scale-[1.04]"
        />
      </button>
    );
  },
  (before, after) => before.item === after.item && before.side === after.side,
);

function Lines({ node, items }: { node: RunNode; items: readonly (RunItem | undefined)[] }) {
  return (
    <ul className="flex flex-col text-2xs">
      {items.map((item, index) => (
        <li key={index} className="flex h-5 min-w-0 items-center">
          {item && item.status === 'COMPLETED' ? (
            <span className="truncate text-text-muted" title={itemText(item)}>
              {firstWords(item)}
            </span>
          ) : writtenOf(node, index) ? (
            <span aria-busy className="truncate text-text-muted">
              {writtenOf(node, index)}
            </span>
          ) : (
            <ItemMark item={item} index={index} isLine />
          )}
        </li>
      ))}
    </ul>
  );
}

function firstWords(item: RunItem): string {
  const [first] = readOutput(item.output);
  if (first?.kind === 'text') return first.text;
  return first?.kind === 'list' ? first.items.map(({ text }) => text).join(' · ') : itemText(item);
}
