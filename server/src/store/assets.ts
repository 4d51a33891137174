import type { Piece } from '@visualadgen/graph/pictures/piece-around.ts';
import { sql } from 'kysely';
import type { Queryable } from './database.ts';
import type { StoredImage } from './generations.ts';
import { jsonText } from './json-text.ts';
import type { AssetRow } from './tables.ts';

/** How a picture was made from another. */
export interface Derivation {
  /** The other; null where it is not known. */
  sourceId: string | null;
  /** The part of it that is left. */
  cut: Piece | null;
  isDemo: boolean;
}

export function createAsset(
  db: Queryable,
  asset: StoredImage & { userId: string } & ({ origin: 'UPLOADED' } | ({ origin: 'DERIVED' } & Derivation)),
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
      ...(asset.origin === 'DERIVED' && {
        source_asset_id: asset.sourceId,
        cut: jsonText(asset.cut),
        is_demo: asset.isDemo,
      }),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function findAssets(db: Queryable, ids: readonly string[]): Promise<AssetRow[]> {
  return db.selectFrom('assets').selectAll().where('id', 'in', ids).execute();
}

/** For each question, the picture of that id if it is that person's. */
export async function findOwnAssets(
  db: Queryable,
  asked: readonly { userId: string; id: string }[],
): Promise<(AssetRow | undefined)[]> {
  const { rows } = await sql<AssetRow & { place: number }>`
    select q.place::int as place, a.*
    from unnest(${asked.map(({ userId }) => userId)}::uuid[], ${asked.map(({ id }) => id)}::uuid[])
      with ordinality as q (user_id, id, place)
    join assets a on a.id = q.id and a.user_id = q.user_id
  `.execute(db);
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return asked.map((_, index) => byPlace.get(index + 1));
}

export function listAssetsOfGenerations(db: Queryable, generationIds: readonly string[]): Promise<AssetRow[]> {
  return db.selectFrom('assets').selectAll().where('generation_id', 'in', generationIds).orderBy('ordinal').execute();
}

export type LatestImageRow = AssetRow & { workflow_id: string };

/** How many of a workflow's newest runs are looked through for pictures. */
const runsLookedThrough = 50;

/** What the newest run of each workflow that made pictures made: its newest call first, at most four. */
export async function listLatestImages(db: Queryable, workflowIds: readonly string[]): Promise<LatestImageRow[]> {
  const { rows } = await sql<LatestImageRow>`
    select w.id as workflow_id, image.*
    from unnest(${workflowIds}::uuid[]) with ordinality as w (id, place)
    cross join lateral (
      select newest.id
      from (
        select e.id, e.created_at from executions e where e.workflow_id = w.id
        order by e.created_at desc, e.id desc limit ${runsLookedThrough}
      ) newest
      where exists (
        select from generations g join assets a on a.generation_id = g.id where g.execution_id = newest.id
      )
      order by newest.created_at desc, newest.id desc limit 1
    ) run
    cross join lateral (
      select a.* from generations g join assets a on a.generation_id = g.id
      where g.execution_id = run.id
      order by g.created_at desc, g.id desc, a.ordinal limit 4
    ) image
    order by w.place
  `.execute(db);
  return rows;
}

export function listAssetsByPath(db: Queryable, paths: readonly string[]): Promise<AssetRow[]> {
  return db.selectFrom('assets').selectAll().where('path', 'in', paths).execute();
}

export function findAssetsByPath(db: Queryable, userId: string, paths: readonly string[]): Promise<AssetRow[]> {
  return db.selectFrom('assets').selectAll().where('user_id', '=', userId).where('path', 'in', paths).execute();
}
