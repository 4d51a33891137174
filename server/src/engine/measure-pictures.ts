import { ownKeys } from '../assets/look/look-keys.ts';
import { measureLook } from '../assets/look/measure-look.ts';
import { indexWords, vocabularyOf } from '../assets/search/asset-words.ts';
import { toAppError } from '../errors.ts';
import type { StoredLook } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { addLibraryWords } from '../store/library-words.ts';
import { listUnmeasured, type UnmeasuredAsset, writeMeasured } from '../store/measured-assets.ts';

export interface MeasuringOptions {
  database: Database;
  storage: Pick<FileStorage, 'get'>;
}

const atOnce = 20;

/** Measures the pictures of before there was a library, and those that could not be measured when they were kept. */
export async function measurePictures({ database, storage }: MeasuringOptions, signal?: AbortSignal): Promise<void> {
  const db = database.service;
  for (let waiting = await listUnmeasured(db, atOnce); waiting.length > 0; waiting = await listUnmeasured(db, atOnce)) {
    for (const asset of waiting) {
      signal?.throwIfAborted();
      const look = await readLook(asset);
      const words = indexWords(asset.user_id, asset);
      await addLibraryWords(db, asset.user_id, vocabularyOf(asset.user_id, words));
      await writeMeasured(db, asset, words, look);
    }
  }

  /** Null where it is gone or cannot be read; throws where it may be had later on. */
  async function readLook({ user_id, path }: UnmeasuredAsset): Promise<StoredLook | null> {
    try {
      const look = await measureLook(await storage.get(path));
      return { ...look, keys: ownKeys(user_id, look.keys) };
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'ASSET_MISSING' || error.code === 'IMAGE_INVALID' || error.code === 'IMAGE_TOO_LARGE')
        return null;
      throw thrown;
    }
  }
}
