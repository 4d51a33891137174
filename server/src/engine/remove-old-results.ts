import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import {
  claimFilesToRemove,
  claimLooseAssets,
  findUsedNames,
  removeAssets,
  removeOldExecutions,
  strikeOffFiles,
} from '../store/retention.ts';

export interface OldResultsOptions {
  database: Database;
  storage: FileStorage;
  /** Days; null keeps results for ever. What was begun to be removed before is still brought to its end. */
  days: number | null;
  /** The id that clients, and what they save, know a picture by. */
  assetGlobalId(id: string): string;
}

/** Removes executions that ended long ago, with all that they made and that nothing uses any longer. `store/retention.ts` tells how. */
export async function removeOldResults(
  { database, storage, days, assetGlobalId }: OldResultsOptions,
  signal?: AbortSignal,
): Promise<void> {
  const db = database.service;
  if (days !== null) {
    let last: string | null = null;
    do {
      signal?.throwIfAborted();
      last = await removeOldExecutions(db, days, last);
    } while (last !== null);
  }

  for (let loose = await claimLooseAssets(db); loose; loose = await claimLooseAssets(db)) {
    signal?.throwIfAborted();
    const names = loose.assets.flatMap(({ id, path }) => [path, assetGlobalId(id)]);
    const used = await findUsedNames(db, loose.userId, names);
    const unused = loose.assets.filter(({ id, path }) => !used.has(path) && !used.has(assetGlobalId(id)));
    await removeAssets(
      db,
      unused.map(({ id }) => id),
      loose,
    );
  }

  await removeNotedFiles({ database, storage }, signal);
}

/** Removes the files of pictures that are gone. */
export async function removeNotedFiles(
  { database: { service: db }, storage }: Pick<OldResultsOptions, 'database' | 'storage'>,
  signal?: AbortSignal,
): Promise<void> {
  for (let paths = await claimFilesToRemove(db); paths.length > 0; paths = await claimFilesToRemove(db)) {
    signal?.throwIfAborted();
    await storage.remove(paths);
    await strikeOffFiles(db, paths);
  }
}
