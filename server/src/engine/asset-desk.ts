import { randomUUID } from 'node:crypto';
import { assetReference, referencedPath } from '../asset-reference.ts';
import { AppError } from '../errors.ts';
import type { AssetDesk } from '../nodes/node-services.ts';
import { createAsset, findOwnAssets } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { createBatcher } from './batcher.ts';
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
  const find = createBatcher((asked: { userId: string; id: string }[]) => findOwnAssets(database.service, asked));

  return {
    async reference(assetId, { userId }) {
      const id = assetRowId(assetId);
      const asset = id === null ? undefined : await find({ userId, id });
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
