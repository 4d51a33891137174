import { randomUUID } from 'node:crypto';
import { assetReference, referencedPath } from '../asset-reference.ts';
import { AppError } from '../errors.ts';
import type { AssetDesk } from '../nodes/node-services.ts';
import { createAsset, findAssets } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import type { CheckedImage } from './paid-calls/collect-images.ts';

export interface AssetDeskOptions {
  database: Database;
  storage: FileStorage;
  /** The database's id behind the id that clients know an asset by, or null. */
  assetRowId(globalId: string): string | null;
  crop(bytes: Uint8Array, aspectRatio: string): Promise<CheckedImage>;
}

/** Stored pictures, for the nodes of their owner's executions. */
export function createAssetDesk({ database, storage, assetRowId, crop }: AssetDeskOptions): AssetDesk {
  return {
    async reference(assetId, { userId }) {
      const rowId = assetRowId(assetId);
      const [asset] = rowId ? await database.asUser(userId, (db) => findAssets(db, [rowId])) : [];
      if (!asset) throw new AppError('ASSET_MISSING');
      return assetReference(asset.path);
    },

    async crop(reference, aspectRatio, { userId }) {
      const path = referencedPath(reference, userId);
      if (path === null)
        throw new AppError('ASSET_MISSING', { message: 'Only stored pictures can be cut to a ratio.' });
      const original = await storage.get(path);
      const cut = await crop(original.bytes, aspectRatio);
      if (cut.bytes === original.bytes) return reference;
      const cutPath = `${userId}/${randomUUID()}.${cut.extension}`;
      await storage.put(cutPath, cut.bytes, cut.contentType);
      const { contentType, width, height } = cut;
      await createAsset(database.service, {
        userId,
        path: cutPath,
        contentType,
        width,
        height,
        byteSize: cut.bytes.byteLength,
        origin: 'DERIVED',
      });
      return assetReference(cutPath);
    },
  };
}
