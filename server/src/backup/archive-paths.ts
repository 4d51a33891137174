import { parseFilePath } from '../store/asset-path.ts';

/*
 * What an archive is: a gzipped tar of plain files and folders.
 *
 *   manifest.json    first, so that an archive that this version cannot take is refused before anything is unpacked
 *   secrets.json
 *   postgres/…       the database; not there where it lives elsewhere (DATABASE_URL)
 *   files/{user}/…   the pictures
 *   checksums.json   last, so that an archive that was cut off is known by its absence
 */

export const manifestName = 'manifest.json';
export const checksumsName = 'checksums.json';
export const secretsName = 'secrets.json';

/** Whether something in an archive may be called so. Nothing else is packed, and nothing else unpacked. */
export function isArchivePath(path: string, isFolder: boolean): boolean {
  if (!isFolder && [manifestName, checksumsName, secretsName].includes(path)) return true;
  const [top, ...rest] = path.split('/');
  if (top === 'files')
    return isFolder ? /^[0-9a-f-]{36}$/.test(rest.join('/')) : parseFilePath(rest.join('/')) !== null;
  // Names of Postgres' own files never begin with a dot.
  return top === 'postgres' && rest.length > 0 && rest.every((part) => /^\w[\w.-]*$/.test(part));
}
