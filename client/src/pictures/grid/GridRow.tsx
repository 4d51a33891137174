import { memo } from 'react';
import type { PictureList } from '../list/picture-list.ts';
import { describePicture } from '../picture.ts';
import { gap } from './grid-shape.ts';
import { Tile } from './Tile.tsx';

interface GridRowProps {
  list: PictureList;
  /** Of the list: a row is drawn again when it changes. */
  version: number;
  row: number;
  columns: number;
  count: number;
  tile: number;
  top: number;
  isRushing: boolean;
  /** The column that is a stop of the Tab key. */
  active: number | null;
  selected: ReadonlySet<string>;
  pathOf: (id: string) => string;
}

// Rows and cells of a table could not stand where they are drawn.
const rowRole = { role: 'row' };
const cell = { role: 'gridcell', tabIndex: -1 };
const activeCell = { role: 'gridcell', tabIndex: 0 };

export const GridRow = memo(function GridRow({ list, row, columns, count, tile, top, active, ...rest }: GridRowProps) {
  const start = row * columns;
  const { selected, isRushing, pathOf } = rest;
  return (
    <div
      {...rowRole}
      aria-rowindex={row + 1}
      className="absolute inset-x-0 flex"
      style={{ gap, height: tile, transform: `translateY(${top}px)` }}
    >
      {Array.from({ length: Math.max(0, Math.min(columns, count - start)) }, (_, column) => {
        const picture = list.at(start + column);
        const isSelected = picture !== undefined && selected.has(picture.id);
        return (
          <div
            key={column}
            {...(column === active ? activeCell : cell)}
            data-index={start + column}
            aria-colindex={column + 1}
            aria-selected={isSelected}
            aria-label={picture ? describePicture(picture) : 'Not loaded yet'}
            className="group relative shrink-0 rounded-lg outline-offset-2"
            style={{ width: tile, height: tile }}
          >
            {picture ? (
              <Tile
                picture={picture}
                path={pathOf(picture.id)}
                size={tile}
                isRushing={isRushing}
                isSelected={isSelected}
                isChoosing={selected.size > 0}
              />
            ) : (
              <span className="absolute inset-0 rounded-lg bg-surface-sunken" />
            )}
          </div>
        );
      })}
    </div>
  );
});
