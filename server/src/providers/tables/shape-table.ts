import { columnName, tableLimits } from '@visualadgen/graph/tables/table.ts';
import type { TableColumn } from '@visualadgen/graph/tables/table.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { quote } from '@visualadgen/graph/text/wording.ts';
import type { ReadTable } from '../../nodes/node-services.ts';
import type { RawTable } from './raw-table.ts';
import { noTable, tooLarge } from './table-refusal.ts';

/**
 * Cells as a table with named columns. Rows and columns without anything in them are left out, and that is told; what is over a limit is
 * refused with the number. `hasHeader` says whether the first row names the columns; null to find out.
 */
export function shapeTable({ rows: raw, header, notes: told }: RawTable, hasHeader: boolean | null): ReadTable {
  const cells = raw.map((row) => row.map(cleanCell));
  const filled = cells.filter((row) => row.some((cell) => cell !== ''));
  const [first] = filled;
  if (!first) throw noTable('There is nothing in the table: no cell has words in it.');
  const isNamed = header !== null || (hasHeader ?? looksLikeHeader(filled));
  const names = header ?? (isNamed ? first : []);
  const rows = header === null && isNamed ? filled.slice(1) : filled;
  if (rows.length === 0) throw noTable('There is only one row, which names the columns. A table needs rows below it.');

  const width = rows.reduce((most, row) => Math.max(most, row.length), names.length);
  const places = Array.from({ length: width }, (_, index) => index);
  const used = places.filter((index) => rows.some((row) => (row[index] ?? '') !== ''));
  const notes = [
    ...told,
    ...(header === null ? [isNamed ? 'The first row names the columns.' : 'No row names the columns.'] : []),
    ...emptyRows(cells.length - filled.length, cells),
    ...emptyColumns(
      places.filter((index) => !used.includes(index) && (names[index] ?? '') !== ''),
      names,
    ),
  ];
  checkSize(rows.length, used.length);
  const columns = nameColumns(used, names, notes);
  const shaped = rows.map((row) => used.map((index) => row[index] ?? ''));
  checkCells(shaped, columns);
  return {
    columns: columns.map((column, index) => ({ ...column, kind: kindOf(column, shaped, index) })),
    rows: shaped,
    notes: [`${counted(shaped.length, 'row')} of ${counted(columns.length, 'column')} were read.`, ...notes],
    hasHeader: isNamed,
  };
}

/** Without what no text may hold, and without spaces around it. */
function cleanCell(cell: string): string {
  return cell.normalize('NFC').toWellFormed().replaceAll('\u0000', '').replaceAll(/\r\n?/g, '\n').trim();
}

const longestHeading = 100;

/** Names are words: no row of numbers, links or long texts names anything. */
function looksLikeHeader([first = [], ...others]: string[][]): boolean {
  const words = first.filter((cell) => cell !== '');
  if (others.length === 0 || words.length === 0) return false;
  const isName = (cell: string) =>
    cell.length <= longestHeading && !cell.includes('\n') && !/^[\d\s.,:/%€$£+-]+$/.test(cell) && !isLink(cell);
  if (!words.every(isName) || new Set(words.map((cell) => cell.toLowerCase())).size < Math.min(words.length, 2))
    return false;
  // One column of texts: its first line is as good a text as the others, unless it is much shorter.
  const [only, ...more] = words;
  if (more.length > 0 || only === undefined) return true;
  const lengths = others.map((row) => row.find((cell) => cell !== '')?.length ?? 0).toSorted((a, b) => a - b);
  return !/\s/.test(only) && only.length * 2 <= (lengths[Math.floor(lengths.length / 2)] ?? 0);
}

function emptyRows(count: number, cells: readonly (readonly string[])[]): string[] {
  // A file's last line ends with a line break, and what comes after it is no row.
  const last = cells.at(-1);
  const isEnd = last !== undefined && last.length <= 1 && (last[0] ?? '') === '';
  const real = count - (isEnd ? 1 : 0);
  return real > 0 ? [`${counted(real, 'empty row')} left out.`] : [];
}

function emptyColumns(indexes: readonly number[], names: readonly string[]): string[] {
  if (indexes.length === 0) return [];
  const listed = indexes.slice(0, 10).map((index) => quote(names[index] ?? ''));
  const more = indexes.length > listed.length ? ` and ${indexes.length - listed.length} more` : '';
  return [`Columns without any cell were left out: ${listed.join(', ')}${more}.`];
}

function nameColumns(used: readonly number[], names: readonly string[], notes: string[]): Omit<TableColumn, 'kind'>[] {
  const taken = new Set<string>();
  const labels = new Map<string, number>();
  return used.map((index) => {
    const given = cutText((names[index] ?? '').replaceAll(/\s+/g, ' '), longestHeading, '…');
    const label = given || `Column ${index + 1}`;
    const before = labels.get(label) ?? 0;
    labels.set(label, before + 1);
    const name = columnName(label, taken);
    taken.add(name);
    if (before === 0) return { name, label };
    const apart = `${label} ${before + 1}`;
    notes.push(`Several columns are called ${quote(label)}; this one is now ${quote(apart)}.`);
    return { name, label: apart };
  });
}

function checkSize(rows: number, columns: number): void {
  const { rows: mostRows, columns: mostColumns } = tableLimits;
  if (rows > mostRows) throw over('rows', rows, mostRows, 'Split it, or keep the rows that you need.');
  if (columns > mostColumns) throw over('columns', columns, mostColumns, 'Take out those that you do not need.');
}

function over(what: string, found: number, most: number, advice: string) {
  const message = `The table has ${found.toLocaleString('en')} ${what}; at most ${most.toLocaleString('en')} can be used. ${advice}`;
  return tooLarge(message, { [what]: found, most });
}

function checkCells(rows: readonly (readonly string[])[], columns: readonly Omit<TableColumn, 'kind'>[]): void {
  let signs = 0;
  for (const [index, row] of rows.entries()) {
    for (const [place, cell] of row.entries()) {
      signs += cell.length;
      if (cell.length <= tableLimits.cell) continue;
      const message = `Row ${index + 1}, ${quote(columns[place]?.label ?? '')}: the cell has ${cell.length.toLocaleString('en')} characters; at most ${tableLimits.cell.toLocaleString('en')} can be used.`;
      throw tooLarge(message, { row: index, most: tableLimits.cell });
    }
  }
  if (signs > tableLimits.signs)
    throw over('characters', signs, tableLimits.signs, 'Take out columns that you do not need.');
}

/** A column of links to pictures, as far as its name or their endings tell. */
function kindOf(
  { label }: Omit<TableColumn, 'kind'>,
  rows: readonly (readonly string[])[],
  index: number,
): TableColumn['kind'] {
  const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
  if (cells.length === 0 || !cells.every(isLink)) return 'text';
  const endings = cells.filter((cell) => /\.(png|jpe?g|webp)$/i.test(new URL(cell).pathname)).length;
  const isCalledSo = /image|img|photo|picture|bild|foto|imagen|immagine/i.test(label);
  return endings >= cells.length * 0.8 || isCalledSo ? 'image' : 'text';
}

function isLink(cell: string): boolean {
  return /^https?:\/\/\S+$/i.test(cell) && URL.canParse(cell);
}

function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;
}
