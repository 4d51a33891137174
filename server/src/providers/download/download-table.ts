import { downloadFile } from './download-file.ts';
import type { DownloadOptions, WantedFile } from './download-file.ts';

const table: WantedFile = {
  thing: 'table',
  accept:
    'text/csv, text/tab-separated-values, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/xml, text/xml, */*;q=0.5',
  missing: 'TABLE_INVALID',
  unreachable: 'TABLE_UNREACHABLE',
  tooLarge: 'TABLE_TOO_LARGE',
};

/** The bytes behind a link to a table. Throws LINK_REFUSED, TABLE_INVALID (there is none), TABLE_UNREACHABLE, TABLE_TOO_LARGE and CANCELLED. */
export function downloadTable(link: string, options: DownloadOptions & { maxBytes: number }): Promise<Uint8Array> {
  return downloadFile(link, table, options);
}
