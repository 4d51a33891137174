import { unzipSync, zipSync } from 'fflate';
import readExcel from 'read-excel-file/universal';
import type { RawTable } from './raw-table.ts';
import { noTable, tooLarge } from './table-refusal.ts';

/** Bytes of all that is looked at, once it is unpacked: a small file may hold a thousand times its size. */
export const mostUnpacked = 15_000_000;

const needed =
  /^(\[Content_Types\]\.xml|_rels\/|xl\/(_rels\/|workbook\.xml|styles\.xml|sharedStrings\.xml|worksheets\/))/i;

/** The first sheet of an Excel file. */
export async function readXlsx(bytes: Uint8Array): Promise<RawTable> {
  const sheets = await parse(unpack(bytes));
  const [first, ...others] = sheets;
  if (!first) throw noTable('The Excel file has no sheet.');
  const left = others.map(({ sheet }) => `“${sheet}”`).join(', ');
  return {
    header: null,
    rows: first.data.map((row) => row.map(cellText)),
    notes: others.length > 0 ? [`Only the first sheet, “${first.sheet}”, was read; left out: ${left}.`] : [],
  };
}

/** The parts that are needed, packed anew without compression: what reads them next cannot be made to unpack more. */
function unpack(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let total = 0;
  try {
    const parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!needed.test(name)) return false;
        total += originalSize;
        if (total > mostUnpacked) throw tooMuch();
        return true;
      },
    });
    if (!Object.keys(parts).some((name) => /^xl\/workbook\.xml$/i.test(name))) throw notExcel();
    return zipSync(parts, { level: 0 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') throw error;
    throw noTable('The Excel file is broken: it cannot be unpacked. Save it again, or export it as CSV.', error);
  }
}

async function parse(bytes: Uint8Array<ArrayBuffer>) {
  try {
    return await readExcel(new Blob([bytes]));
  } catch (error) {
    throw noTable('The Excel file cannot be read. Save it again as .xlsx, or export it as CSV.', error);
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const iso = value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
  }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function notExcel() {
  return noTable('This is a packed file, but no Excel file. Save the table as .xlsx or CSV.');
}

function tooMuch() {
  const message = `The Excel file holds more than ${mostUnpacked / 1e6} MB once it is unpacked. Export the sheet as CSV.`;
  return tooLarge(message, { maxBytes: mostUnpacked });
}
