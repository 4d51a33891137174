import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { columnName, tableLimits } from '@visualadgen/graph/tables/table.ts';
import type { ColumnKind, Table, TableColumn } from '@visualadgen/graph/tables/table.ts';
import { isRecord } from '../../graph/model/graph.ts';

export interface CellPlace {
  row: number;
  column: number;
}

/** A table as a config holds it; what does not fit is left out. Each row has a cell for each column. */
export function readTableValue(columns: unknown, rows: unknown): Table {
  const read = (Array.isArray(columns) ? columns.filter(isRecord) : []).flatMap(
    ({ name, label, kind }): TableColumn[] =>
      typeof name === 'string'
        ? [
            {
              name,
              label: typeof label === 'string' && label !== '' ? label : name,
              kind: kind === 'image' ? 'image' : 'text',
            },
          ]
        : [],
  );
  const texts = (Array.isArray(rows) ? rows : []).map((row: unknown) => (Array.isArray(row) ? row : []));
  return {
    columns: read,
    rows: texts.map((row) => read.map((_, index) => (typeof row[index] === 'string' ? row[index] : ''))),
  };
}

export function withCell(table: Table, { row, column }: CellPlace, text: string): Table {
  return {
    ...table,
    rows: table.rows.map((cells, index) => (index === row ? cells.with(column, text) : cells)),
  };
}

export function addRow(table: Table): Table {
  return { ...table, rows: [...table.rows, table.columns.map(() => '')] };
}

export function removeRow(table: Table, row: number): Table {
  return { ...table, rows: table.rows.toSpliced(row, 1) };
}

/** In an empty table, with a first row to write in. */
export function addColumn(table: Table): Table {
  const label = `Column ${table.columns.length + 1}`;
  const columns: TableColumn[] = [...table.columns, { label, name: columnName(label, namesOf(table)), kind: 'text' }];
  return { columns, rows: table.rows.length > 0 ? table.rows.map((cells) => [...cells, '']) : [columns.map(() => '')] };
}

export function removeColumn({ columns, rows }: Table, column: number): Table {
  const left = columns.toSpliced(column, 1);
  return { columns: left, rows: left.length > 0 ? rows.map((cells) => cells.toSpliced(column, 1)) : [] };
}

/** What people read. The output keeps its name, for wires and templates hold on to it, unless it never had one of its own. */
export function renameColumn(table: Table, column: number, label: string): Table {
  const isUnnamed = /^column_\d+(_\d+)?$/.test(table.columns[column]?.name ?? '');
  const taken = new Set(table.columns.filter((_, index) => index !== column).map(({ name }) => name));
  const name = isUnnamed && label.trim() !== '' ? { name: columnName(label, taken) } : {};
  return withColumn(table, column, { label: cutText(label, tableLimits.name), ...name });
}

export function setKind(table: Table, column: number, kind: ColumnKind): Table {
  return withColumn(table, column, { kind });
}

function withColumn(table: Table, column: number, change: Partial<TableColumn>): Table {
  return { ...table, columns: table.columns.map((one, index) => (index === column ? { ...one, ...change } : one)) };
}

/** The names of the columns become the first row, for they were texts like the others. */
export function headerToRow({ columns, rows }: Table): Table {
  const unnamed = columns.reduce<Table>((table) => addColumn(table), { columns: [], rows: [] }).columns;
  return {
    columns: unnamed.map((column, index) => ({ ...column, kind: columns[index]?.kind ?? 'text' })),
    rows: [columns.map(({ label }) => label), ...rows],
  };
}

/** Puts a block of cells where one of them is, with rows and columns added as it needs them. */
export function pasteBlock(table: Table, { row, column }: CellPlace, block: readonly (readonly string[])[]): Table {
  const width = column + block.reduce((most, cells) => Math.max(most, cells.length), 0);
  let grown = table;
  while (grown.columns.length < width) grown = addColumn(grown);
  while (grown.rows.length < row + block.length) grown = addRow(grown);
  const rows = grown.rows.map((cells, index) => {
    const pasted = block[index - row];
    return pasted ? cells.map((cell, place) => pasted[place - column] ?? cell) : cells;
  });
  return { ...grown, rows };
}

/** What spreadsheets put on the clipboard: cells between tabs, quoted where they hold line breaks or quotes. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/gy;
  for (const [, written = '', end = ''] of text.matchAll(cell)) {
    const isQuoted = written.length > 1 && written.startsWith('"') && written.endsWith('"');
    rows.at(-1)?.push(isQuoted ? written.slice(1, -1).replaceAll('""', '"') : written);
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  // A line break at the end begins no row.
  return rows.filter((cells, index) => index < rows.length - 1 || cells.some((one) => one !== '') || cells.length > 1);
}

function namesOf({ columns }: Table): Set<string> {
  return new Set(columns.map(({ name }) => name));
}
