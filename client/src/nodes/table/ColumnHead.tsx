import { X } from 'lucide-react';
import type { Table } from '@visualadgen/graph/tables/table.ts';
import { Input } from '../../ui/controls/Input.tsx';
import { removeColumn, renameColumn, setKind } from './table-value.ts';

interface ColumnHeadProps {
  table: Table;
  index: number;
  isReadOnly: boolean;
  onChange: (table: Table) => void;
  /** Its links are to become pictures. */
  onImages: (table: Table) => void;
}

/** What a column is called, what it holds, and away with it. */
export function ColumnHead({ table, index, isReadOnly, onChange, onImages }: ColumnHeadProps) {
  const column = table.columns[index];
  if (!column) return null;
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <div className="flex items-center gap-0.5">
        <Input
          aria-label={`Name of column ${index + 1}`}
          className="h-7 px-2 font-medium"
          value={column.label}
          maxLength={100}
          readOnly={isReadOnly}
          onChange={(event) => onChange(renameColumn(table, index, event.target.value))}
        />
        {!isReadOnly && (
          <button
            type="button"
            aria-label={`Remove column ${column.label}`}
            title="Remove the column"
            className="flex size-6 shrink-0 items-center justify-center rounded-sm text-text-muted hover:bg-hover hover:text-text"
            onClick={() => onChange(removeColumn(table, index))}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        )}
      </div>
      <select
        aria-label={`What column ${column.label} holds`}
        className="h-6 rounded-md border border-border bg-surface-raised px-1 text-xs text-text-muted"
        value={column.kind}
        disabled={isReadOnly}
        onChange={(event) => {
          const next = setKind(table, index, event.target.value === 'image' ? 'image' : 'text');
          onChange(next);
          if (event.target.value === 'image') onImages(next);
        }}
      >
        <option value="text">Texts</option>
        <option value="image">Pictures</option>
      </select>
    </div>
  );
}
