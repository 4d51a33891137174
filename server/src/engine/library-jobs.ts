import { z } from 'zod';
import { defineJob, type Job } from '../jobs/define-job.ts';
import type { Database } from '../store/database.ts';
import { type FileList, listLeftFiles } from '../store/compare-files.ts';
import { removeDeletedAssets } from '../store/delete-assets.ts';
import { vacuumAssets } from '../store/vacuum-assets.ts';
import type { FileStorage } from '../store/file-storage.ts';
import type { MeaningModel } from '../assets/meaning/meaning-model.ts';
import { measurePictures } from './measure-pictures.ts';
import { type PlacingOptions, placePictures } from './place-pictures.ts';
import { removeNotedFiles } from './remove-old-results.ts';

/** Milliseconds. */
const tenMinutes = 600_000;
export const dayMs = 86_400_000;

export interface LibraryJobOptions {
  database: Database;
  storage: FileStorage;
  /** The files that have been in the storage for a day. */
  listSettledFiles(): Promise<FileList>;
  /** Null where none is set. */
  meanings: MeaningModel | null;
}

/** What looks after people's pictures in the background. */
export function defineLibraryJobs(options: LibraryJobOptions): Job<object>[] {
  return [
    scheduled('measure-pictures', (signal) => measurePictures(options, signal)),
    ...(options.meanings ? [placing({ ...options, model: options.meanings, most: mostPlaced })] : []),
    scheduled('remove-deleted-pictures', (signal) => removeDeletedPictures(options, signal)),
    scheduled('remove-left-files', (signal) => removeLeftFiles(options, signal), dayMs),
    // A Postgres of its own does so by itself.
    ...(options.database.isShared ? [] : [scheduled('vacuum-pictures', () => vacuumAssets(options.database.service))]),
  ];
}

/** Pictures in ten minutes: a library of 100,000 is gone through in a day and a half. */
const mostPlaced = 500;

function placing(options: PlacingOptions): Job<object> {
  return scheduled('place-pictures', (signal) => placePictures(options, signal));
}

/** Files in one go. */
const mostFiles = 500;

/** Files of which no row came, for their server was killed before it could write it. */
export async function removeLeftFiles(
  { database, storage, listSettledFiles }: Pick<LibraryJobOptions, 'database' | 'storage' | 'listSettledFiles'>,
  signal?: AbortSignal,
): Promise<void> {
  const files = await listSettledFiles();
  for (;;) {
    signal?.throwIfAborted();
    const left = await listLeftFiles(database.service, files, mostFiles);
    if (left.length === 0) return;
    await storage.remove(left);
    if ('bucket' in files) continue;
    const gone = new Set(left);
    files.paths = files.paths.filter((path) => !gone.has(path));
  }
}

/** Those that can be brought back no longer, with their files. */
export async function removeDeletedPictures(
  options: Pick<LibraryJobOptions, 'database' | 'storage'>,
  signal?: AbortSignal,
): Promise<void> {
  do signal?.throwIfAborted();
  while ((await removeDeletedAssets(options.database.service)) > 0);
  await removeNotedFiles(options, signal);
}

function scheduled(
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
  everyMs: number = tenMinutes,
): Job<object> {
  return defineJob({
    name,
    payload: z.strictObject({}),
    schedule: { everyMs, payload: {} },
    run: (_, { signal }) => work(signal),
  });
}
