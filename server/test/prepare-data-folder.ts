import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPreparedDatabase } from './open-prepared-database.ts';

/** A data folder as a server leaves it that has been started once, for those that are to be started on it again and again. */
export async function prepareDataFolder(): Promise<{ dataDir: string; remove(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-data-'));
  const pglite = await openPreparedDatabase(join(dataDir, 'postgres'));
  await pglite.close();
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}
