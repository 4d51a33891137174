import { cutText } from '../text/cut-text.ts';

/* A table in a node: its columns, and its rows as texts. Server and editor read and check it by the same rules. */

export const columnKinds = ['text', 'image'] as const;
export type ColumnKind = (typeof columnKinds)[number];

export interface TableColumn {
  /** The output that it is, and what templates call it. */
  name: string;
  /** As people read it. */
  label: string;
  kind: ColumnKind;
}

export interface Table {
  columns: TableColumn[];
  /** Each with a cell for each column, in their order. In an image column, a link or the id of an uploaded picture. */
  rows: string[][];
}

/** Lengths are counted in UTF-16 code units; `signs` are those of all cells together. */
export const tableLimits = { columns: 50, rows: 1_000, cell: 5_000, name: 100, signs: 500_000 } as const;

/** What an output may be called, so that a template can name it. */
export const columnNamePattern = /^[\p{L}\p{M}\p{N}_]+$/u;

/** A name for a column of this label: `Price (EUR)` gives `price_eur`, and `price_eur_2` where that is taken. */
export function columnName(label: string, taken: ReadonlySet<string>): string {
  const words = label
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
  // Room is left for a number.
  const name = cutText(words, 40) || 'column';
  for (let number = 2; ; number += 1) {
    const free = number === 2 && !taken.has(name) ? name : `${name}_${number}`;
    if (!taken.has(free)) return free;
  }
}
