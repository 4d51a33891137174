import { openAsBlob } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';

/** A database with the whole schema and no rows: in memory, or in a folder where it is to outlive the process. */
export async function openPreparedDatabase(dataDir?: string): Promise<PGlite> {
  return PGlite.create({ ...(dataDir && { dataDir }), loadDataDir: await openAsBlob(inject('preparedDatabase')) });
}
