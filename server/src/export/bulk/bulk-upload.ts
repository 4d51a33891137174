import type { Words } from '@visualadgen/compose/layouts/layout.ts';
import { isFormula } from '../csv.ts';

/* Tables that ad managers import: which columns, as whoever makes the ad manager tells them, and what each ad fills them with. */

/** A picture of an export. */
export interface BulkPicture {
  /** Where it is in the archive. */
  path: string;
  /** The id of its placement. */
  placement: string;
  words: Words;
  /** The same for pictures that show the same in other sizes. */
  shows: string;
}

/** What all ads of an export have in common; empty texts for what nobody said. */
export interface BulkFacts {
  campaign: string;
  /** The name of Meta’s ad set and of Google’s ad group. */
  adSet: string;
  /** Who advertises. */
  business: string;
  /** The page that the ads lead to. */
  link: string;
  /** What stands beside the picture. */
  text: string;
}

/** An ad: what stands in its columns, and what its ad manager would refuse of it, in sentences. */
export interface BulkRow<Column extends string> {
  cells: Partial<Record<Column, string>>;
  problems: string[];
}

/** A table that an ad manager imports. */
export interface BulkUpload<Column extends string = string> {
  /** Of the file, without its ending. */
  name: string;
  /** The ad manager. */
  title: string;
  /** Where its columns and limits were read, and when. */
  sources: readonly { url: string; readAt: string }[];
  /** In this order. */
  columns: readonly Column[];
  takes(placement: string): boolean;
  /** Of pictures that it takes. What is too long stands there as it is, and is told. */
  rows(pictures: readonly BulkPicture[], facts: BulkFacts): BulkRow<Column>[];
  encode(rows: readonly (readonly string[])[]): Uint8Array;
}

/** A table as it lies in an archive. */
export interface WrittenUpload {
  file: string;
  title: string;
  sources: BulkUpload['sources'];
  /** How many ads are in it. */
  ads: number;
  /** What its ad manager would refuse, by the line of the file. */
  problems: string[];
  bytes: Uint8Array;
}

export function writeUpload(upload: BulkUpload, pictures: readonly BulkPicture[], facts: BulkFacts): WrittenUpload {
  const { name, title, sources, columns } = upload;
  const rows = upload.rows(pictures, facts).map((row) => withoutFormulas(row));
  return {
    file: `${name}.csv`,
    title,
    sources,
    ads: rows.length,
    problems: byLine(rows),
    bytes: upload.encode([columns, ...rows.map(({ cells }) => columns.map((column) => cells[column] ?? ''))]),
  };
}

/** Each problem once, with the lines of the file that have it. */
function byLine(rows: readonly BulkRow<string>[]): string[] {
  // The first line has the columns.
  const found = rows.flatMap(({ problems }, index) => problems.map((problem) => ({ problem, line: index + 2 })));
  return [...Map.groupBy(found, ({ problem }) => problem)].map(([problem, lines]) => {
    const numbers = lines.map(({ line }) => line);
    return `${numbers.length === 1 ? 'Line' : 'Lines'} ${rangesOf(numbers)}: ${problem}`;
  });
}

/** `2–4, 7`, of numbers that rise. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(', ');
}

/** Who opens the file in a spreadsheet to look at it runs nothing. An apostrophe in front would become a part of the ad. */
function withoutFormulas<Column extends string>({ cells, problems }: BulkRow<Column>): BulkRow<Column> {
  const entries = Object.entries<string | undefined>(cells);
  const formulas = entries.filter(([, value]) => value !== undefined && isFormula(value));
  if (formulas.length === 0) return { cells, problems };
  return {
    cells: Object.fromEntries(entries.filter((entry) => !formulas.includes(entry))) as Partial<Record<Column, string>>,
    problems: [
      ...problems,
      ...formulas.map(([column]) => `${column} is left out: spreadsheets would take it for a formula.`),
    ],
  };
}
