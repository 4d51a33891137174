import { Plus } from 'lucide-react';
import { Button } from '../../ui/controls/Button.tsx';
import { Dialog, DialogContent, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { useIsPhone } from '../../ui/page/useIsPhone.ts';
import { addColumn, addRow } from './table-value.ts';
import type { TableViewProps } from './TableGrid.tsx';
import { TableGrid } from './TableGrid.tsx';
import { TableList } from './TableList.tsx';

/** The table, with room. */
export function TableDialog({ onClose, ...view }: TableViewProps & { onClose: () => void }) {
  const isPhone = useIsPhone();
  const { table, label, isReadOnly, onChange } = view;
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        aria-describedby={undefined}
        className="h-[min(46rem,calc(100dvh-2rem))] max-w-6xl overflow-hidden"
        onEscapeKeyDown={(event) => {
          // Escape leaves the cell that is being written in, first.
          if (event.target instanceof HTMLTextAreaElement) event.preventDefault();
        }}
      >
        <DialogHeader>
          <DialogTitle>{label}</DialogTitle>
        </DialogHeader>
        {isPhone ? <TableList {...view} /> : <TableGrid {...view} />}
        <div className="flex items-center gap-2">
          {!isReadOnly && (
            <>
              <Button size="sm" disabled={table.columns.length === 0} onClick={() => onChange(addRow(table))}>
                <Plus className="size-3.5" />
                Add a row
              </Button>
              <Button size="sm" onClick={() => onChange(addColumn(table))}>
                <Plus className="size-3.5" />
                Add a column
              </Button>
            </>
          )}
          <span className="ml-auto text-xs text-text-muted tabular-nums">
            {table.rows.length === 1 ? '1 row' : `${table.rows.length.toLocaleString('en')} rows`}
          </span>
        </div>
      </DialogContent>
    </Dialog>
  );
}
