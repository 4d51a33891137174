import { useState } from 'react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { Table } from '@visualadgen/graph/tables/table.ts';
import { addRow, parseBlock, pasteBlock, withCell } from './table-value.ts';
import type { CellPlace } from './table-value.ts';

interface GridKeys {
  /** Where the focus is. */
  at: CellPlace;
  /** The text of the cell that is being written in; null while none is. */
  draft: string | null;
  goTo(place: CellPlace): void;
  begin(draft?: string): void;
  setDraft(draft: string): void;
  commit(): void;
  onKeyDown(event: KeyboardEvent): void;
  onPaste(event: ClipboardEvent): void;
}

interface GridOptions {
  table: Table;
  isReadOnly: boolean;
  onChange(table: Table): void;
  /** The cell is to be seen and to have the focus. */
  onMoved(place: CellPlace): void;
}

/**
 * The keys of a spreadsheet. Two states: going from cell to cell, and writing in one. Letters, Enter and F2 begin to write; Enter, Tab and
 * leaving the cell keep what was written, and Escape does not.
 */
export function useGridKeys({ table, isReadOnly, onChange, onMoved }: GridOptions): GridKeys {
  const [place, setPlace] = useState<CellPlace>({ row: 0, column: 0 });
  const [draft, setDraft] = useState<string | null>(null);
  const [lastRow, lastColumn] = [table.rows.length - 1, table.columns.length - 1];
  const at = {
    row: Math.max(0, Math.min(place.row, lastRow)),
    column: Math.max(0, Math.min(place.column, lastColumn)),
  };
  const written = table.rows[at.row]?.[at.column] ?? '';

  function goTo({ row, column }: CellPlace, rows = lastRow) {
    const next = {
      row: Math.max(0, Math.min(row, rows)),
      column: Math.max(0, Math.min(column, lastColumn)),
    };
    setPlace(next);
    onMoved(next);
  }
  function begin(text = written) {
    if (!isReadOnly) setDraft(text);
  }
  function keep(): Table {
    setDraft(null);
    if (draft === null || draft === written) return table;
    const next = withCell(table, at, draft);
    onChange(next);
    return next;
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const isHandled = draft === null ? onKeyGoing(event) : onKeyWriting(event);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  }
  function onKeyWriting({ key, shiftKey, altKey }: KeyboardEvent): boolean {
    if (key === 'Escape') {
      setDraft(null);
      onMoved(at);
    } else if (key === 'Tab') {
      keep();
      goTo({ row: at.row, column: at.column + (shiftKey ? -1 : 1) });
    } else if (key === 'Enter' && !shiftKey && !altKey) {
      const next = keep();
      // Below the last row there is another one to write in.
      const isLast = at.row === lastRow;
      if (isLast) onChange(addRow(next));
      goTo({ row: at.row + 1, column: at.column }, isLast ? lastRow + 1 : lastRow);
    } else return false;
    return true;
  }
  function onKeyGoing(event: KeyboardEvent): boolean {
    const { key } = event;
    const isMod = event.ctrlKey || event.metaKey;
    const step = steps[key];
    if (step) goTo(isMod ? far(step, at) : { row: at.row + step.row, column: at.column + step.column });
    else if (key === 'Home' || key === 'End')
      goTo({ row: isMod ? (key === 'Home' ? 0 : lastRow) : at.row, column: key === 'Home' ? 0 : lastColumn });
    else if (key === 'Enter' || key === 'F2') begin();
    else if (isReadOnly || isMod || event.altKey) return false;
    else if (key === 'Delete' || key === 'Backspace') onChange(withCell(table, at, ''));
    else if (/^.$/u.test(key)) begin(key);
    else return false;
    return true;
  }
  function onPaste(event: ClipboardEvent) {
    if (draft !== null || isReadOnly) return;
    const block = parseBlock(event.clipboardData.getData('text/plain'));
    if (block.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(pasteBlock(table, at, block));
  }
  function far(step: CellPlace, from: CellPlace): CellPlace {
    return {
      row: step.row === 0 ? from.row : step.row < 0 ? 0 : lastRow,
      column: step.column === 0 ? from.column : step.column < 0 ? 0 : lastColumn,
    };
  }
  return { at, draft, goTo, begin, setDraft, commit: () => void keep(), onKeyDown, onPaste };
}

const steps: Readonly<Record<string, CellPlace | undefined>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -10, column: 0 },
  PageDown: { row: 10, column: 0 },
};
