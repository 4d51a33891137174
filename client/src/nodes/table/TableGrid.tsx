import { useVirtualizer } from '@tanstack/react-virtual';
import type { Table } from '@visualadgen/graph/tables/table.ts';
import { X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { cn } from '../../ui/theme/class-names.ts';
import { useAssetLinks } from '../image/useAssetLinks.ts';
import { CellView } from './CellView.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import { removeRow } from './table-value.ts';
import type { CellPlace } from './table-value.ts';
import { useGridKeys } from './useGridKeys.ts';

export interface TableViewProps {
  table: Table;
  label: string;
  isReadOnly: boolean;
  onChange: (table: Table) => void;
  onImages: (table: Table) => void;
}

const rowHeight = 36;

/** A table as a spreadsheet shows it. Only the rows in view are drawn. */
export function TableGrid({ table, label, isReadOnly, onChange, onImages }: TableViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by what it gives
  const list = useVirtualizer({
    count: table.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const drawn = list.getVirtualItems();
  const images = table.columns.map(({ kind }) => kind === 'image');
  const links = useAssetLinks(
    drawn.flatMap(({ index }) => table.rows[index]?.filter((cell, at) => images[at] && isId(cell)) ?? []),
  );

  /** The cell that is to have the focus as soon as it is drawn. Any later, and what is typed meanwhile would be lost. */
  const wanted = useRef<CellPlace>(undefined);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const { row, column } = wanted.current;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`);
    if (!cell) return;
    wanted.current = undefined;
    cell.focus();
  });

  function show(place: CellPlace) {
    wanted.current = place;
    list.scrollToIndex(place.row, { align: 'auto' });
  }
  const keys = useGridKeys({ table, isReadOnly, onChange, onMoved: show });
  const columns = `3rem repeat(${table.columns.length}, minmax(9rem, 1fr))${isReadOnly ? '' : ' 2rem'}`;
  // A table whose cells are gone through by the arrow keys.
  const grid = {
    role: 'grid',
    'aria-label': label,
    'aria-rowcount': table.rows.length + 1,
    'aria-colcount': table.columns.length,
    'aria-readonly': isReadOnly || undefined,
  };

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto rounded-lg border border-border">
      <table {...grid} className="block w-max min-w-full" onPaste={keys.onPaste}>
        <thead className="sticky top-0 z-10 block border-b border-border bg-surface-sunken">
          <tr aria-rowindex={1} className="grid" style={{ gridTemplateColumns: columns }}>
            <th scope="col">
              <span className="sr-only">Row</span>
            </th>
            {table.columns.map(({ name, label: called }, index) => (
              <th key={name} scope="col" aria-label={called} className="flex p-1.5 font-normal">
                <ColumnHead
                  table={table}
                  index={index}
                  isReadOnly={isReadOnly}
                  onChange={onChange}
                  onImages={onImages}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="relative block" style={{ height: list.getTotalSize() }}>
          {drawn.map(({ index: row, start }) => (
            <tr
              key={row}
              aria-rowindex={row + 2}
              className="absolute inset-x-0 grid border-b border-border"
              style={{ gridTemplateColumns: columns, height: rowHeight, top: start }}
            >
              <th scope="row" className="self-center px-2 text-xs text-text-muted tabular-nums text-left font-normal">
                {row + 1}
              </th>
              {table.columns.map(({ name, label: called }, column) => {
                const isHere = keys.at.row === row && keys.at.column === column;
                const text = table.rows[row]?.[column] ?? '';
                return (
                  <td
                    key={name}
                    data-cell={`${row} ${column}`}
                    tabIndex={isHere ? 0 : -1}
                    aria-label={`${called}, row ${row + 1}: ${images[column] && isId(text) ? 'a picture' : text || 'empty'}`}
                    className={cn(
                      'flex min-w-0 items-center border-l border-border px-2 text-sm focus:outline-2 focus:-outline-offset-2 focus:outline-ring',
                      isHere && 'bg-accent-soft',
                    )}
                    onClick={() => !(isHere && keys.draft !== null) && keys.goTo({ row, column })}
                    onDoubleClick={() => keys.begin()}
                    onKeyDown={keys.onKeyDown}
                  >
                    {isHere && keys.draft !== null ? (
                      <textarea
                        aria-label={`${called}, row ${row + 1}`}
                        ref={focusAtEnd}
                        rows={1}
                        value={keys.draft}
                        className="absolute z-20 field-sizing-content max-h-40 min-h-9 w-56 resize-none self-start rounded-md border border-ring bg-surface-raised px-2 py-1.5 text-sm shadow-overlay focus:outline-none"
                        onChange={(event) => keys.setDraft(event.target.value)}
                        onBlur={keys.commit}
                      />
                    ) : (
                      <CellView text={text} isImage={images[column] === true} url={links[text]} />
                    )}
                  </td>
                );
              })}
              {!isReadOnly && (
                <td className="flex">
                  <button
                    type="button"
                    tabIndex={-1}
                    aria-label={`Remove row ${row + 1}`}
                    title="Remove the row"
                    className="flex flex-1 items-center justify-center text-text-muted hover:bg-hover hover:text-text"
                    onClick={() => onChange(removeRow(table, row))}
                  >
                    <X aria-hidden className="size-3.5" />
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** It takes the place of the cell that has the focus, and what is typed next goes on behind the letter that opened it. */
function focusAtEnd(box: HTMLTextAreaElement | null) {
  box?.focus();
  box?.setSelectionRange(box.value.length, box.value.length);
}

function isId(cell: string): boolean {
  return cell !== '' && !/^https?:\/\//i.test(cell);
}
