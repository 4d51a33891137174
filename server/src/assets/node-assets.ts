import { nameColor } from '@visualadgen/compose/color/color-name.ts';
import type { Piece } from '@visualadgen/graph/pictures/piece-around.ts';
import { assetReference } from '@visualadgen/graph/values/plain-values.ts';
import { referencedPath } from './asset-reference.ts';
import { AppError } from '../errors.ts';
import type { NodeAssets, RunHandle } from '../nodes/node-services.ts';
import { findOwnAssets, listAssetsByPath } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { createBatcher } from '../concurrency/batcher.ts';
import { cropToRatio } from './crop-to-ratio.ts';
import type { EncodedImage } from './encode-image.ts';
import type { AssetKeeper } from './keep.ts';
import { measureLook } from './look/measure-look.ts';
import { measurePicture } from './measure-picture.ts';

export interface NodeAssetsOptions {
  database: Database;
  storage: Pick<FileStorage, 'get'>;
  keeper: Pick<AssetKeeper, 'keepCut'>;
  /** The database's id behind the id that clients know an asset by, or null. */
  assetRowId(globalId: string): string | null;
  /** Fetches a picture behind a link. */
  download(url: string, signal: AbortSignal): Promise<Uint8Array>;
  /** Puts the mark of the demo on a picture, where a cut may have taken it away. */
  markAsDemo(image: EncodedImage): Promise<EncodedImage>;
}

/** Stored pictures, for the nodes of their owner's executions. */
export function createNodeAssets(options: NodeAssetsOptions): NodeAssets {
  const { database, storage, keeper, assetRowId, markAsDemo, download } = options;
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
      const piece = await cropToRatio(original.bytes, aspectRatio, focalPoint);
      if (piece.bytes === original.bytes) return reference;
      const isDemo = source?.is_demo ?? false;
      const cut = isDemo && losesCorner(piece.cut, source) ? await markAsDemo(piece) : piece;
      const kept = await keeper.keepCut(userId, cut, { source: source ?? null, cut: piece.cut, isDemo });
      return assetReference(kept.path);
    },

    async measure(picture, run) {
      return measurePicture(await read(picture, run));
    },

    async look(picture, run) {
      const bytes = await read(picture, run);
      const path = referencedPath(picture, run.userId);
      const [{ width, height }, seen, known] = await Promise.all([
        measurePicture(bytes),
        measureLook({ bytes }),
        path === null ? undefined : findByPath({ userId: run.userId, path }),
      ]);
      const { lightness, detail, background } = seen;
      return {
        width,
        height,
        colors: seen.colors.map((color) => ({ ...color, name: nameColor(color.hex) })),
        lightness,
        detail,
        background: background && nameColor(background),
        name: known?.name ?? null,
        prompt: known?.prompt ?? null,
      };
    },
  };

  async function read(picture: string, { userId, signal }: RunHandle): Promise<Uint8Array> {
    const path = referencedPath(picture, userId);
    return path === null ? download(picture, signal) : (await storage.get(path)).bytes;
  }
}

/** The lower right one, in which the demo's mark is. */
function losesCorner(
  { left, top, width, height }: Piece,
  whole: { width: number; height: number } | undefined,
): boolean {
  return left + width !== whole?.width || top + height !== whole.height;
}
