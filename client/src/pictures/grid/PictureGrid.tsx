import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { PictureList } from '../list/picture-list.ts';
import type { SelectionActions } from '../selection/useSelection.ts';
import { GridRow } from './GridRow.tsx';
import { shapeOf } from './grid-shape.ts';
import { useGridInput } from './useGridInput.ts';
import { useRowWindow } from './useRowWindow.ts';

interface PictureGridProps {
  list: PictureList;
  /** What scrolls. */
  scroller: HTMLElement | null;
  /** CSS pixels at the head of what scrolls that lie over the pictures. */
  covered: number;
  /** CSS pixels that a tile has at least. */
  leastTile: number;
  selection: SelectionActions;
  /** The picture that is looked at closely. Where one comes back from it, it has the focus. */
  openId: string | null;
  pathOf: (id: string) => string;
  onOpen: (id: string) => void;
  onDelete: (id: string | undefined) => void;
  onStar: (id: string | undefined) => void;
}

interface Moved {
  active: number;
  toFocus: boolean;
  isReturn?: boolean;
}

/** All pictures of a list at their places, of which those are drawn that are seen. One of them is a stop of the Tab key, and the arrows lead on. */
export function PictureGrid(props: PictureGridProps) {
  const { list, scroller, covered, leastTile, selection, pathOf } = props;
  const grid = useRef<HTMLDivElement>(null);
  const { width, top } = usePlace(grid, scroller);
  const { version } = list;
  const count = list.total ?? 0;
  const shape = shapeOf(count, width, leastTile);
  const { columns, rows, rowHeight, tile } = shape;
  const { first, last, isRushing } = useRowWindow(scroller, { rows, rowHeight, top });
  const [moved, setMoved] = useState<Moved>({ active: 0, toFocus: false });
  const active = Math.max(0, Math.min(moved.active, count - 1));

  // What flies by is not asked for; where it comes to rest is, with a screen on either side.
  useEffect(() => {
    if (isRushing || width === 0) return;
    const screen = last - first + 1;
    void list.need(Math.floor(first - screen / 2) * columns, Math.min(count, (last + screen) * columns));
  }, [list, count, first, last, columns, isRushing, width]);

  // Where the keys lead comes into view, and then has the focus.
  useLayoutEffect(() => {
    if (!moved.toFocus || !scroller) return;
    const start = top + Math.floor(moved.active / columns) * rowHeight;
    const view = { from: scroller.scrollTop + covered, to: scroller.scrollTop + scroller.clientHeight };
    if (start < view.from) scroller.scrollTo({ top: start - covered - 12 });
    else if (start + rowHeight > view.to) scroller.scrollTo({ top: start + rowHeight - scroller.clientHeight + 12 });
    const focus = () =>
      grid.current?.querySelector<HTMLElement>(`[data-index="${moved.active}"]`)?.focus({ preventScroll: true });
    if (!moved.isReturn) return focus();
    // After the window that is closing has given the focus back to where it thinks it was.
    const timer = setTimeout(focus);
    return () => clearTimeout(timer);
  }, [moved, scroller, covered, top, columns, rowHeight]);

  const [seenOpen, setSeenOpen] = useState(props.openId);
  if (seenOpen !== props.openId) {
    setSeenOpen(props.openId);
    const index = seenOpen !== null && props.openId === null ? list.indexOf(seenOpen) : -1;
    if (index >= 0) setMoved({ active: index, toFocus: true, isReturn: true });
  }

  const input = useGridInput({
    list,
    count,
    columns,
    pageRows: Math.max(1, Math.floor(((scroller?.clientHeight ?? 0) - covered) / rowHeight)),
    active,
    selection,
    onMove: (index) => setMoved({ active: index, toFocus: true }),
    onOpen: props.onOpen,
    onDelete: () => props.onDelete(list.at(active)?.id),
    onStar: () => props.onStar(list.at(active)?.id),
  });

  const activeRow = Math.floor(active / columns);
  return (
    <div
      ref={grid}
      {...gridRole}
      {...input}
      aria-label="Pictures"
      aria-multiselectable
      aria-rowcount={rows}
      aria-colcount={columns}
      aria-busy={list.total === null}
      className="relative select-none"
      style={{ height: shape.height }}
    >
      {width > 0 &&
        drawnRows(first, last, activeRow, rows).map((row) => (
          <GridRow
            key={row}
            list={list}
            version={version}
            row={row}
            columns={columns}
            count={count}
            tile={tile}
            top={row * rowHeight}
            isRushing={isRushing}
            active={row === activeRow ? active % columns : null}
            selected={selection.selection.ids}
            pathOf={pathOf}
          />
        ))}
    </div>
  );
}

const gridRole = { role: 'grid' };

/** Those that are seen, and the one with the focus, which must not go away under it. */
function drawnRows(first: number, last: number, active: number, rows: number): number[] {
  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
  if (rows === 0 || (active >= first && active <= last)) return drawn;
  return active < first ? [active, ...drawn] : [...drawn, active];
}

/** How wide it is, and how far below the start of what scrolls. */
function usePlace(grid: RefObject<HTMLElement | null>, scroller: HTMLElement | null) {
  const [place, setPlace] = useState({ width: 0, top: 0 });
  useLayoutEffect(() => {
    const element = grid.current;
    if (!element || !scroller) return undefined;
    const measure = () => {
      const width = element.clientWidth;
      const top = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
      setPlace((now) => (now.width === width && now.top === top ? now : { width, top }));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    watch.observe(scroller);
    return () => watch.disconnect();
  }, [grid, scroller]);
  return place;
}
