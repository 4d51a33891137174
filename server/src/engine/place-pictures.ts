import { ownKeys } from '../assets/look/look-keys.ts';
import { meaningKeys, packMeaning, unpackMeaning } from '../assets/meaning/meaning.ts';
import type { MeaningModel } from '../assets/meaning/meaning-model.ts';
import { openImage } from '../assets/read-image.ts';
import { pathOfWidth } from '../assets/renditions.ts';
import { toAppError } from '../errors.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { forgetOtherMeanings, listUnplaced, type UnplacedAsset, writeMeaning } from '../store/meanings.ts';

export interface PlacingOptions {
  database: Database;
  storage: Pick<FileStorage, 'get'>;
  model: MeaningModel;
  /** In one go. */
  most: number;
}

const atOnce = 20;
/** Pixels: as much as the model looks at. */
const width = 640;

/**
 * Asks of the newest pictures what they mean. What passes ends it, to be gone on with next time; a picture that is refused, is gone or cannot
 * be read is not asked for again.
 */
export async function placePictures(
  { database, storage, model, most }: PlacingOptions,
  signal: AbortSignal,
): Promise<void> {
  const db = database.service;
  await forgetOtherMeanings(db, model.id);
  for (let left = most; left > 0;) {
    const waiting = await listUnplaced(db, Math.min(left, atOnce));
    if (waiting.length === 0) return;
    for (const asset of waiting) {
      signal.throwIfAborted();
      await writeMeaning(db, asset, await meaningOf(asset));
    }
    left -= waiting.length;
  }

  async function meaningOf(asset: UnplacedAsset) {
    const packed = await place(asset);
    const meaning = unpackMeaning(packed);
    return { by: model.id, packed, keys: meaning ? ownKeys(asset.user_id, meaningKeys(meaning)) : [] };
  }

  async function place(asset: UnplacedAsset): Promise<Uint8Array | null> {
    try {
      const picture = openImage((await storage.get(pathOfWidth(asset, width))).bytes);
      const jpeg = await picture
        .flatten({ background: '#ffffff' })
        .resize({ width, withoutEnlargement: true })
        .jpeg()
        .toBuffer();
      return packMeaning(model.id, await model.place(jpeg, signal));
    } catch (thrown) {
      const error = toAppError(thrown);
      if (final.has(error.code)) return null;
      throw thrown;
    }
  }
}

/** What another time would not change. */
const final: ReadonlySet<string> = new Set([
  'ASSET_MISSING',
  'IMAGE_INVALID',
  'IMAGE_TOO_LARGE',
  'PROVIDER_REFUSED',
  'PROVIDER_FAILED',
]);
