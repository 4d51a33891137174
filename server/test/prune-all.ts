import { defineRemovalJobs } from '../src/engine/removal-jobs.ts';
import type { Database } from '../src/store/database.ts';
import type { FileStorage } from '../src/store/file-storage.ts';

/** Removes all that is too old but results, as the server does each hour. */
export async function pruneAll(database: Database, eventDays: number | null): Promise<void> {
  const storage = { remove: async () => {} } as Partial<FileStorage> as FileStorage;
  const results = { storage, days: null, assetGlobalId: (id: string) => id };
  const { signal } = new AbortController();
  for (const { run } of defineRemovalJobs({ database, eventDays, results })) await run({}, { signal });
}
