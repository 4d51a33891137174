import type { OutputPort } from '@visualadgen/graph/ports/ports.ts';
import { Table2 } from 'lucide-react';
import { memo } from 'react';
import { openItems } from '../drawer/drawer-store.ts';
import { useImageViewer } from '../image/ImageViewerContext.tsx';
import { PictureButton } from '../checks/PictureButton.tsx';
import { SmallImage } from '../image/SmallImage.tsx';
import type { RunItem, RunNode } from '../state/run-state.ts';
import { imagesOf, readOutput } from '../value/read-output.ts';
import { columnsFor, mostLines, mostTiles, tileGap } from './grid-shape.ts';
import { itemText } from './item-words.ts';
import { ItemMark } from './ItemMark.tsx';
import { useFirstItems } from './useFirstItems.ts';
import { writtenOf } from './written-of.ts';

type Output = Pick<OutputPort, 'name' | 'label' | 'branch'>;

interface ItemsGridProps {
  nodeKey: string;
  node: RunNode;
  /** Pictures come of it: they are shown side by side, and words one below the other. */
  givesImages: boolean;
  /** What can be connected, which says more of an item than its notes on the side. */
  outputs: readonly Output[];
  /** How wide it is, in CSS pixels of the screen. */
  width: number;
}

/** What a node gave item by item, small; each has its place before it comes. */
export function ItemsGrid({ nodeKey, node, givesImages, outputs, width }: ItemsGridProps) {
  const most = givesImages ? mostTiles : mostLines;
  useFirstItems(nodeKey, most);
  const total = node.itemCounts?.total ?? 0;
  const shown = Math.min(total, most);
  if (shown === 0) return null;
  const items = Array.from({ length: shown }, (_, index) => node.items[index]);
  const hidden = total - shown;
  return (
    <div className="flex flex-col gap-1.5">
      {givesImages ? (
        <Tiles node={node} items={items} outputs={outputs} width={width} />
      ) : (
        <Lines node={node} items={items} outputs={outputs} />
      )}
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
  outputs: readonly Output[];
  width: number;
}

function Tiles({ node, items, outputs, width }: TilesProps) {
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
            <Tile item={item} index={index} branch={branchOf(item, outputs)} side={width / columns} onOpen={open} />
          </div>
        </li>
      ))}
    </ul>
  );
}

interface TileProps {
  item: RunItem | undefined;
  index: number;
  /** By which of several ways it has left. */
  branch: string | null;
  side: number;
  onOpen: (item: RunItem) => void;
}

/** Drawn anew for its own item alone. */
const Tile = memo(
  function Tile({ item, index, branch, side, onOpen }: TileProps) {
    const [url] = item ? imagesOf(item.output) : [];
    if (!item || !url) return <ItemMark item={item} index={index} />;
    return (
      <PictureButton
        url={url}
        label={`Look at ${itemText(item)}${branch === null ? '' : `, ${branch}`}`}
        title={itemText(item)}
        className="nodrag relative size-full overflow-hidden rounded-md bg-surface-sunken"
        onClick={() => onOpen(item)}
      >
        <SmallImage
          url={url}
          box={{ width: side, height: side }}
          draggable={false}
          className="size-full object-contain transition-transform hover:scale-[1.04]"
        />
        {branch !== null && (
          <span
            aria-hidden
            className="absolute inset-x-0 bottom-0 truncate bg-surface-raised/85 px-0.5 text-center text-2xs text-text"
          >
            {branch}
          </span>
        )}
      </PictureButton>
    );
  },
  (before, after) => before.item === after.item && before.branch === after.branch && before.side === after.side,
);

function Lines({ node, items, outputs }: Pick<TilesProps, 'node' | 'items' | 'outputs'>) {
  return (
    <ul className="flex flex-col text-2xs">
      {items.map((item, index) => (
        <li key={index} className="flex h-5 min-w-0 items-center">
          {item && item.status === 'COMPLETED' ? (
            <>
              <span className="min-w-0 flex-1 truncate text-text-muted" title={itemText(item)}>
                {firstWords(item, outputs)}
              </span>
              <Branch name={branchOf(item, outputs)} />
            </>
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

/** By which way an item has left, beside what it is. */
function Branch({ name }: { name: string | null }) {
  return name !== null && <span className="ml-2 max-w-24 shrink-0 truncate font-medium text-text">{name}</span>;
}

/** What the output is called by which an item has left, where a node sends things different ways. */
function branchOf(item: RunItem | undefined, outputs: readonly Output[]): string | null {
  const taken = outputs.find(({ name, branch }) => branch && Object.hasOwn(item?.output ?? {}, name));
  return taken?.label ?? null;
}

function firstWords(item: RunItem, outputs: readonly Output[]): string {
  const values = readOutput(item.output);
  const first = outputs.flatMap((port) => values.filter(({ name }) => name === port.name))[0] ?? values[0];
  if (first?.kind === 'text') return first.text;
  return first?.kind === 'list' ? first.items.map(({ text }) => text).join(' · ') : itemText(item);
}
