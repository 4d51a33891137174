import Papa from 'papaparse';
import type { RawTable } from './raw-table.ts';

const separators = [',', ';', '\t', '|'];
const separatorNames: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
/** Errors that are told one by one. */
const mostTold = 5;

/** Rows of text with something between their cells: CSV, TSV and their kin. Numbers stay as they are written. */
export function readDelimited(text: string): RawTable {
  // Excel's own way to say it.
  const [, told, rest] = /^sep=(.)\r?\n([^]*)$/i.exec(text) ?? [];
  const { data, errors, meta } = Papa.parse<string[]>(rest ?? text, {
    delimiter: told ?? separatorOf(text),
    skipEmptyLines: false,
  });
  const isSplit = data.some((row) => row.length > 1);
  const name = separatorNames[meta.delimiter] ?? `“${meta.delimiter}”`;
  return {
    rows: data,
    header: null,
    notes: [...(isSplit ? [`Its cells are set apart by ${name}.`] : []), ...quoteErrors(errors)],
  };
}

/** Lines looked at to find out. */
const looked = 100;

/** What splits the most rows into as many cells as one another; of several, what makes more cells. */
function separatorOf(text: string): string {
  const found = separators.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: looked, skipEmptyLines: 'greedy' });
    const widths = Map.groupBy(data, ({ length }) => length);
    const [width = 1, rows = []] = [...widths].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
    return { delimiter, width, share: width > 1 ? rows.length / data.length : 0 };
  });
  const [best] = found.toSorted((a, b) => b.share - a.share || b.width - a.width);
  return best && best.share > 0 ? best.delimiter : ',';
}

function quoteErrors(errors: readonly Papa.ParseError[]): string[] {
  const quotes = errors.filter(({ type }) => type === 'Quotes');
  const told = quotes
    .slice(0, mostTold)
    .map(({ row, code }) =>
      code === 'MissingQuotes'
        ? `Row ${(row ?? 0) + 1}: a quote is opened and never closed, so that all after it is one cell.`
        : `Row ${(row ?? 0) + 1}: a quote stands within a cell that is not quoted as a whole.`,
    );
  return quotes.length > mostTold ? [...told, `${quotes.length - mostTold} more rows have such quotes.`] : told;
}
