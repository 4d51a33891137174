import { Link, Rows3, Sheet } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import type { ClipboardEvent, DragEvent } from 'react';
import { Button } from '../../ui/controls/Button.tsx';
import { Input } from '../../ui/controls/Input.tsx';
import { ProgressBar } from '../../ui/display/ProgressBar.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import { cn } from '../../ui/theme/class-names.ts';
import { addColumn, headerToRow } from '../table/table-value.ts';
import { useTable } from '../table/useTable.ts';
import type { TableSource, TableState } from '../table/useTable.ts';
import type { FieldControlProps } from './field-control.ts';
import { useFieldScope } from './FieldScope.ts';

const TableDialog = lazyPart(async () => (await import('../table/TableDialog.tsx')).TableDialog);

/** A table: dropped or picked as a file, pasted from a spreadsheet, read from a link, or typed. */
export function TableField({ id, field, isReadOnly, describedBy }: FieldControlProps) {
  const { nodeName, config } = useFieldScope();
  const { table, state, notes, hasHeader, setHasHeader, write, read, fetchImages } = useTable();
  const [isOpen, setIsOpen] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const isBusy = state.kind === 'reading' || state.kind === 'fetching';
  const source = config['source_url'];

  function take(found: TableSource | null): boolean {
    if (!found || isReadOnly || isBusy) return false;
    void read(found);
    return true;
  }
  function takeFile(files: FileList | null): boolean {
    const [file] = files ?? [];
    return take(file ? { file } : null);
  }
  function onPaste(event: ClipboardEvent) {
    if (event.target instanceof HTMLInputElement) return;
    const text = event.clipboardData.getData('text/plain');
    if (takeFile(event.clipboardData.files) || take(text.trim() === '' ? null : { text })) event.preventDefault();
  }

  return (
    <div
      className={cn('flex flex-col gap-2 rounded-lg', isOver && 'outline-2 outline-accent')}
      onPaste={onPaste}
      onDragOver={(event: DragEvent) => {
        if (isReadOnly) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event: DragEvent) => {
        setIsOver(false);
        if (takeFile(event.dataTransfer.files)) event.preventDefault();
      }}
    >
      {!isReadOnly && (
        <>
          <button
            id={id}
            type="button"
            aria-describedby={describedBy}
            disabled={isBusy}
            onClick={() => picker.current?.click()}
            className="flex flex-col items-center gap-1 rounded-lg border border-dashed border-border-strong bg-surface-sunken px-3 py-4 text-xs text-text-muted transition-colors enabled:hover:border-accent"
          >
            <Sheet aria-hidden className="size-5" />
            <span>
              <span className="font-medium text-text">Choose a file</span>, drop it, or paste from a spreadsheet
            </span>
            <span>CSV, TSV, Excel (.xlsx) or a product feed</span>
          </button>
          <LinkForm
            key={typeof source === 'string' ? source : ''}
            link={typeof source === 'string' ? source : ''}
            isBusy={isBusy}
            onRead={(url) => take({ url })}
          />
        </>
      )}
      <input
        ref={picker}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.xml,text/csv,text/tab-separated-values"
        className="sr-only"
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          takeFile(event.target.files);
          event.target.value = '';
        }}
      />
      <Progress state={state} />
      {notes.length > 0 && (
        <ul
          aria-label="What was read"
          className="flex max-h-40 list-disc flex-col gap-0.5 overflow-y-auto pl-4 text-xs text-text-muted"
        >
          {notes.map((note) => (
            <li key={note} className="break-words">
              {note}
            </li>
          ))}
        </ul>
      )}
      {hasHeader && !isReadOnly && !isBusy && (
        <Button
          size="inline"
          variant="link"
          className="self-start text-xs"
          onClick={() => {
            write(headerToRow(table));
            setHasHeader(false);
          }}
        >
          The first row is a row like the others
        </Button>
      )}
      {table.columns.length > 0 && (
        <p className="text-xs break-words text-text-muted">{table.columns.map(({ label }) => label).join(' · ')}</p>
      )}
      <Button
        size="sm"
        className="self-start"
        onClick={() => {
          if (table.columns.length === 0 && !isReadOnly) write(addColumn(table));
          setIsOpen(true);
        }}
      >
        <Rows3 className="size-3.5" />
        {table.columns.length === 0 ? 'Type a table' : isReadOnly ? 'Look at the table' : 'Edit the table'}
        {table.rows.length > 0 && <span className="text-text-muted tabular-nums"> {table.rows.length}</span>}
      </Button>
      <Suspense>
        {isOpen && (
          <TableDialog
            table={table}
            label={`${field.label}: ${nodeName}`}
            isReadOnly={isReadOnly}
            onChange={write}
            onImages={(next) => void fetchImages(next)}
            onClose={() => setIsOpen(false)}
          />
        )}
      </Suspense>
    </div>
  );
}

interface LinkFormProps {
  link: string;
  isBusy: boolean;
  onRead: (url: string) => void;
}

/** A link that is read when one says so, and again as often as one likes. */
function LinkForm({ link, isBusy, onRead }: LinkFormProps) {
  const [written, setWritten] = useState(link);
  const url = written.trim();
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (url) onRead(url);
      }}
    >
      <div className="relative min-w-0 flex-1">
        <Link aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-text-muted" />
        <Input
          type="url"
          aria-label="Link to a table"
          className="pl-8.5"
          placeholder="https://example.com/products.csv"
          maxLength={2_000}
          spellCheck={false}
          value={written}
          onChange={(event) => setWritten(event.target.value)}
        />
      </div>
      <Button type="submit" size="md" disabled={isBusy || url === ''}>
        {url !== '' && url === link ? 'Read again' : 'Read'}
      </Button>
    </form>
  );
}

function Progress({ state }: { state: TableState }) {
  if (state.kind === 'refused')
    return (
      <p role="alert" className="text-xs break-words text-danger">
        {state.message}
      </p>
    );
  if (state.kind === 'idle') return null;
  const isFetching = state.kind === 'fetching';
  return (
    <div className="flex flex-col gap-1 text-xs text-text-muted tabular-nums">
      <span>{isFetching ? `Fetching pictures, ${state.done} of ${state.of}` : 'Reading the table…'}</span>
      <ProgressBar fraction={isFetching ? state.done / state.of : null} />
    </div>
  );
}
