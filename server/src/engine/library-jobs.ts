import { z } from 'zod';
import { defineJob, type Job } from '../jobs/define-job.ts';
import type { Database } from '../store/database.ts';
import { removeDeletedAssets } from '../store/delete-assets.ts';
import { vacuumAssets } from '../store/vacuum-assets.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { measurePictures } from './measure-pictures.ts';
import { removeNotedFiles } from './remove-old-results.ts';

/** Milliseconds. */
const tenMinutes = 600_000;

export interface LibraryJobOptions {
  database: Database;
  storage: FileStorage;
}

/** What looks after people's pictures in the background. */
export function defineLibraryJobs(options: LibraryJobOptions): Job<object>[] {
  return [
    scheduled('measure-pictures', (signal) => measurePictures(options, signal)),
    scheduled('remove-deleted-pictures', (signal) => removeDeletedPictures(options, signal)),
    // A Postgres of its own does so by itself.
    ...(options.database.isShared ? [] : [scheduled('vacuum-pictures', () => vacuumAssets(options.database.service))]),
  ];
}

/** Those that can be brought back no longer, with their files. */
export async function removeDeletedPictures(options: LibraryJobOptions, signal?: AbortSignal): Promise<void> {
  do signal?.throwIfAborted();
  while ((await removeDeletedAssets(options.database.service)) > 0);
  await removeNotedFiles(options, signal);
}

function scheduled(name: string, work: (signal: AbortSignal) => Promise<void>): Job<object> {
  return defineJob({
    name,
    payload: z.strictObject({}),
    schedule: { everyMs: tenMinutes, payload: {} },
    run: (_, { signal }) => work(signal),
  });
}
