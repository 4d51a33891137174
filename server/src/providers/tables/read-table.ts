import type { ReadTable } from '../../nodes/node-services.ts';
import { decodeText } from './decode-text.ts';
import type { RawTable } from './raw-table.ts';
import { readDelimited } from './read-delimited.ts';
import { readFeed } from './read-feed.ts';
import { readXlsx } from './read-xlsx.ts';
import { shapeTable } from './shape-table.ts';
import { noTable, tooLarge } from './table-refusal.ts';

/** Bytes of a file. */
export const mostTableBytes = 5_000_000;

/**
 * A table out of whatever file it came in: CSV, TSV and their kin in any usual encoding, Excel (.xlsx), or a feed of products as XML. What it is
 * is told by what is in it. `hasHeader`: whether the first row names the columns; null to find out.
 * Throws TABLE_INVALID for what is no table, and TABLE_TOO_LARGE.
 */
export async function readTable(bytes: Uint8Array, hasHeader: boolean | null): Promise<ReadTable> {
  if (bytes.byteLength === 0) throw noTable('The file is empty.');
  if (bytes.byteLength > mostTableBytes) {
    const message = `The file has ${(bytes.byteLength / 1e6).toFixed(1)} MB; at most ${mostTableBytes / 1e6} MB can be read.`;
    throw tooLarge(message, { bytes: bytes.byteLength, most: mostTableBytes });
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return shapeTable(await readXlsx(bytes), hasHeader);
  refuseOtherFiles(bytes);
  const { text, encoding } = decodeText(bytes);
  const raw = readText(text);
  const notes = encoding === 'UTF-8' ? raw.notes : [`It is written as ${encoding}.`, ...raw.notes];
  return shapeTable({ ...raw, notes }, hasHeader);
}

function readText(text: string): RawTable {
  const start = text.slice(0, 1_000).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<head|<body)/.test(start)) throw webPage();
  if (text.includes('\u0000'))
    throw noTable('The file is no table: it holds what is no text. CSV, TSV and Excel (.xlsx) can be read.');
  if (start.startsWith('<?xml') || start.startsWith('<rss') || start.startsWith('<feed')) {
    if (/<html[\s>]/.test(start)) throw webPage();
    return readFeed(text.trimStart());
  }
  if (/^[[{]/.test(start) && isJson(text))
    throw noTable('This is JSON, no table. CSV, TSV and Excel (.xlsx) can be read.');
  return readDelimited(text);
}

const others: [start: number[], what: string][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel file (.xls). Save it as .xlsx or CSV'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF. Export the table as CSV or Excel (.xlsx)'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture. A table is needed: CSV, TSV or Excel (.xlsx)'],
  [[0xff, 0xd8, 0xff], 'a picture. A table is needed: CSV, TSV or Excel (.xlsx)'],
  [[0x1f, 0x8b], 'a packed file (gzip). Unpack it first'],
];

function refuseOtherFiles(bytes: Uint8Array): void {
  const other = others.find(([start]) => startsWith(bytes, start));
  if (other) throw noTable(`This is ${other[1]}.`);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function webPage() {
  return noTable(
    'This is a web page, no table. In Google Sheets, choose File › Share › Publish to web, as CSV, and take that link.',
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
