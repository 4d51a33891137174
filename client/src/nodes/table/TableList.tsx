import { useVirtualizer } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { useRef } from 'react';
import { Textarea } from '../../ui/controls/Textarea.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import { removeRow, withCell } from './table-value.ts';
import type { TableViewProps } from './TableGrid.tsx';

/** A table where there is no room for columns: one row below the other, each a small form. */
export function TableList({ table, label, isReadOnly, onChange, onImages }: TableViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by what it gives
  const list = useVirtualizer({
    count: table.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 60 + table.columns.length * 56,
    overscan: 4,
  });
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      <details className="mb-3 rounded-lg border border-border p-2">
        <summary className="text-sm font-medium">Columns</summary>
        <div className="mt-2 flex flex-col gap-2">
          {table.columns.map(({ name }, index) => (
            <ColumnHead
              key={name}
              table={table}
              index={index}
              isReadOnly={isReadOnly}
              onChange={onChange}
              onImages={onImages}
            />
          ))}
        </div>
      </details>
      <ol aria-label={label} className="relative" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index: row, start }) => (
          <li
            key={row}
            ref={list.measureElement}
            data-index={row}
            aria-label={`Row ${row + 1}`}
            className="absolute inset-x-0 flex flex-col gap-2 border-b border-border pt-2 pb-3"
            style={{ top: start }}
          >
            <div className="flex items-center justify-between text-xs text-text-muted">
              <span>Row {row + 1}</span>
              {!isReadOnly && (
                <button
                  type="button"
                  aria-label={`Remove row ${row + 1}`}
                  className="flex size-8 items-center justify-center rounded-sm hover:bg-hover"
                  onClick={() => onChange(removeRow(table, row))}
                >
                  <X aria-hidden className="size-4" />
                </button>
              )}
            </div>
            {table.columns.map(({ name, label: called }, column) => (
              <label key={name} className="flex flex-col gap-0.5 text-xs text-text-muted">
                {called}
                <Textarea
                  rows={1}
                  className="min-h-8 resize-none"
                  value={table.rows[row]?.[column] ?? ''}
                  readOnly={isReadOnly}
                  onChange={(event) => onChange(withCell(table, { row, column }, event.target.value))}
                />
              </label>
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
}
