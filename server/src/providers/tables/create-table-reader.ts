import type { TableReader } from '../../nodes/node-services.ts';
import { downloadTable } from '../download/download-table.ts';
import type { DownloadOptions } from '../download/download-file.ts';
import { mostTableBytes, readTable } from './read-table.ts';

/** Reads tables, given or behind a link: none may lead to this computer or its network. */
export function createTableReader(options: Pick<DownloadOptions, 'allowPrivateHosts'> = {}): TableReader {
  return {
    readFile: (bytes, hasHeader) => readTable(bytes, hasHeader),
    async readLink(link, hasHeader, signal) {
      return readTable(await downloadTable(link, { ...options, signal, maxBytes: mostTableBytes }), hasHeader);
    },
  };
}
