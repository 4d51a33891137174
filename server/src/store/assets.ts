import type { Queryable } from './database.ts';
import type { StoredImage } from './generations.ts';
import type { AssetRow } from './tables.ts';

export function createAsset(
  db: Queryable,
  asset: StoredImage & { userId: string; origin: 'UPLOADED' | 'DERIVED' },
): Promise<AssetRow> {
  return db
    .insertInto('assets')
    .values({
      user_id: asset.userId,
      path: asset.path,
      content_type: asset.contentType,
      width: asset.width,
      height: asset.height,
      byte_size: asset.byteSize,
      origin: asset.origin,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function findAssets(db: Queryable, ids: readonly string[]): Promise<AssetRow[]> {
  return db.selectFrom('assets').selectAll().where('id', 'in', ids).execute();
}

export function listAssetsOfGenerations(db: Queryable, generationIds: readonly string[]): Promise<AssetRow[]> {
  return db.selectFrom('assets').selectAll().where('generation_id', 'in', generationIds).orderBy('ordinal').execute();
}
