/*
 * Several texts as they are written, one a row. A row without words is no text yet, but stays where it is while somebody writes; so do
 * spaces and line breaks within a text.
 */

export interface TextRow {
  /** Its own for as long as it is on screen. */
  key: number;
  text: string;
}

/** Where the caret is to be. */
export interface Caret {
  key: number;
  at: number;
}

/** Part of a row's text, from one character to another. */
export interface Selection {
  start: number;
  end: number;
}

export interface WrittenRows {
  rows: readonly TextRow[];
  caret: Caret;
}

/** Never none, so that there is a place to write. */
export function rowsOf(texts: readonly string[]): TextRow[] {
  return (texts.length > 0 ? texts : ['']).map((text, key) => ({ key, text }));
}

/** The texts in their order, without rows that hold no words. */
export function textsIn(rows: readonly TextRow[]): string[] {
  return rows.map(({ text }) => text).filter((text) => text.trim() !== '');
}

export function withText(rows: readonly TextRow[], key: number, text: string): TextRow[] {
  return rows.map((row) => (row.key === key ? { key, text } : row));
}

/** Puts what may be several lines in the place of what is selected: each line becomes a row, empty ones are passed over. */
export function putLines(
  rows: readonly TextRow[],
  key: number,
  { start, end }: Selection,
  lines: readonly string[],
): WrittenRows {
  const index = rows.findIndex((row) => row.key === key);
  const text = rows[index]?.text ?? '';
  const [first = '', ...others] = lines;
  const last = others.at(-1) ?? first;
  const texts = [text.slice(0, start) + first, ...others];
  texts[texts.length - 1] += text.slice(end);
  const free = freeKey(rows);
  const put = texts.map((one, place) => ({ key: place === 0 ? key : free + place, text: one }));
  const at = (put.length === 1 ? start : 0) + last.length;
  return { rows: rows.toSpliced(index, 1, ...put), caret: { key: put.at(-1)?.key ?? key, at } };
}

/** The lines of what is pasted, without empty ones; one line is no list. */
export function linesOf(pasted: string): string[] {
  return pasted.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
}

/** A row and the one before it become one; null for the first. */
export function joinWithBefore(rows: readonly TextRow[], key: number): WrittenRows | null {
  const index = rows.findIndex((row) => row.key === key);
  const [before, row] = [rows[index - 1], rows[index]];
  if (!before || !row) return null;
  const joined = { key: before.key, text: before.text + row.text };
  return { rows: rows.toSpliced(index - 1, 2, joined), caret: { key: before.key, at: before.text.length } };
}

export function addRow(rows: readonly TextRow[]): WrittenRows {
  const key = freeKey(rows);
  return { rows: [...rows, { key, text: '' }], caret: { key, at: 0 } };
}

/** The caret goes to the row that takes its place. */
export function removeRow(rows: readonly TextRow[], key: number): WrittenRows {
  const index = rows.findIndex((row) => row.key === key);
  const left = rows.toSpliced(index, 1);
  const kept = left.length > 0 ? left : [{ key: freeKey(rows), text: '' }];
  const next = kept[Math.min(index, kept.length - 1)];
  return { rows: kept, caret: { key: next?.key ?? 0, at: next?.text.length ?? 0 } };
}

function freeKey(rows: readonly TextRow[]): number {
  return rows.reduce((most, { key }) => Math.max(most, key), -1) + 1;
}
