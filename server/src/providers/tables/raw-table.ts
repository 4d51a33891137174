/** Cells as they were read, row by row, with what is to be said of the reading. */
export interface RawTable {
  rows: string[][];
  /** The names of the columns, where the format has them; null where the first row may hold them. */
  header: string[] | null;
  notes: string[];
}
