import type { Piece } from '@visualadgen/graph/pictures/piece-around.ts';
import { randomUUID } from 'node:crypto';
import { assetReference, referencedPath } from './asset-reference.ts';
import { AppError } from '../errors.ts';
import type { AssetDesk } from '../nodes/node-services.ts';
import { createAsset, findOwnAssets, listAssetsByPath } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { createBatcher } from '../concurrency/batcher.ts';
import type { CheckedImage } from '../engine/paid-calls/collect-images.ts';

export interface AssetDeskOptions {
  database: Database;
  storage: FileStorage;
  /** The database's id behind the id that clients know an asset by, or null. */
  assetRowId(globalId: string): string | null;
  crop(
    bytes: Uint8Array,
    aspectRatio: string,
    focalPoint: { x: number; y: number },
  ): Promise<CheckedImage & { cut: Piece }>;
  /** Puts the mark of the demo on a picture, where a cut may have taken it away. */
  markAsDemo(image: CheckedImage): Promise<CheckedImage>;
}

/** Stored pictures, for the nodes of their owner's executions. */
export function createAssetDesk({ database, storage, assetRowId, crop, markAsDemo }: AssetDeskOptions): AssetDesk {
  const find = createBatcher((asked: { userId: string; id: string }[]) => findOwnAssets(database.service, asked));

  const findByPath = createBatcher(async (asked: { userId: string; path: string }[]) => {
    const rows = await listAssetsByPath(
      database.service,
      asked.map(({ path }) => path),
    );
    return asked.map(({ userId, path }) => rows.find((row) => row.path === path && row.user_id === userId));
  });

  return {
    async reference(assetId, { userId }) {
      const id = assetRowId(assetId);
      const asset = id === null ? undefined : await find({ userId, id });
      if (!asset) throw new AppError('ASSET_MISSING');
      return assetReference(asset.path);
    },

    async crop(reference, aspectRatio, focalPoint, { userId }) {
      const path = referencedPath(reference, userId);
      if (path === null)
        throw new AppError('ASSET_MISSING', { message: 'Only stored pictures can be cut to a ratio.' });
      const [original, source] = await Promise.all([storage.get(path), findByPath({ userId, path })]);
      const piece = await crop(original.bytes, aspectRatio, focalPoint);
      if (piece.bytes === original.bytes) return reference;
      const isDemo = source?.is_demo ?? false;
      const cut = isDemo && losesCorner(piece.cut, source) ? await markAsDemo(piece) : piece;
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
        sourceId: source?.id ?? null,
        cut: piece.cut,
        isDemo,
      });
      return assetReference(cutPath);
    },
  };
}

/** The lower right one, in which the demo's mark is. */
function losesCorner(
  { left, top, width, height }: Piece,
  whole: { width: number; height: number } | undefined,
): boolean {
  return left + width !== whole?.width || top + height !== whole.height;
}
