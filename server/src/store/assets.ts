import type { Check } from '@visualadgen/compose/checks/check.ts';
import type { Piece } from '@visualadgen/graph/pictures/piece-around.ts';
import { sql } from 'kysely';
import type { Queryable, Transaction } from './database.ts';
import { jsonText } from './json-text.ts';
import { pageOfEach, type PageRequest, placeAt } from './page.ts';
import type { AssetRow, StoredComposition } from './tables.ts';

/** A picture whose files lie in the storage. */
export interface StoredImage {
  path: string;
  contentType: string;
  width: number;
  height: number;
  byteSize: number;
  /** SHA-256, in hex. */
  contentHash: string;
  /** Pixels: of the smaller copies that lie beside it. */
  renditionWidths: number[];
  /** Null where it could not be measured yet. */
  look: StoredLook | null;
}

/** What was measured on its pixels; see `assets/look/measure-look.ts`. */
export interface StoredLook {
  colors: { hex: string; share: number }[];
  lightness: number;
  detail: number;
  placeholder: string;
  packed: Uint8Array;
  /** With their owner. */
  keys: number[];
}

/** Of `AssetRow`: without what serves the search alone. */
export const assetColumns = [
  'id',
  'user_id',
  'path',
  'content_type',
  'width',
  'height',
  'byte_size',
  'content_hash',
  'rendition_widths',
  'origin',
  'generation_id',
  'source_asset_id',
  'cut',
  'composition',
  'checks',
  'waivers',
  'is_demo',
  'ordinal',
  'check_after',
  'name',
  'tags',
  'is_starred',
  'prompt',
  'model',
  'workflow_id',
  'measured_at',
  'colors',
  'lightness',
  'detail',
  'placeholder',
  'caption',
  'own_caption',
  'found_tags',
  'found_text',
  'describe_status',
  'describe_tries',
  'describe_error',
  'describe_error_code',
  'describe_execution_id',
  'describe_request',
  'describe_asked_at',
  'describe_next_at',
  'describe_cost',
  'described_by',
  'described_at',
  'created_at',
] as const satisfies readonly (keyof AssetRow)[];

/** The same of a table that goes by the name of `a`, in SQL. */
const columnsOfA = sql.join(assetColumns.map((name) => sql.ref(`a.${name}`)));

/** How a picture was made from another. */
export interface Derivation {
  /** The other, by which it is known as well; null where that is not there. */
  source: Pick<AssetRow, 'id' | 'prompt' | 'model' | 'workflow_id'> | null;
  /** The part of it that is left. */
  cut: Piece | null;
  isDemo: boolean;
}

/** How a picture was put together. */
export interface CompositionFacts {
  /** What it is called. */
  name: string;
  /** The first of the pictures that it is made of, by which it is known as well; null where there is none. */
  source: Derivation['source'];
  composition: StoredComposition;
  checks: Check[];
  isDemo: boolean;
}

/** Whose a picture is, and how it came here. */
export type AssetOwner = { userId: string } & (
  | { origin: 'UPLOADED'; name: string | null }
  | ({ origin: 'DERIVED' } & Derivation)
  | ({ origin: 'COMPOSED' } & CompositionFacts)
);

/**
 * The asset with these bytes that came about the same way: uploads are one, and cuts or compositions of the same picture. One that is due to be
 * removed is not before an hour from now. Undefined where there is none.
 */
export async function takeSameAsset(
  db: Queryable,
  asset: AssetOwner,
  contentHash: string,
): Promise<AssetRow | undefined> {
  const sourceId = asset.origin === 'UPLOADED' ? null : (asset.source?.id ?? null);
  const same = db
    .selectFrom('assets')
    .select(assetColumns)
    .where('user_id', '=', asset.userId)
    .where('deleted_at', 'is', null)
    .where('content_hash', '=', contentHash)
    .where('origin', '=', asset.origin)
    .where('source_asset_id', 'is not distinct from', sourceId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1);
  const found = await same.executeTakeFirst();
  if (!found?.check_after) return found;
  const spared = db
    .updateTable('assets')
    .set({ check_after: sql`now() + interval '1 hour'` })
    .where('id', '=', found.id)
    .returning(assetColumns);
  return spared.executeTakeFirst();
}

/** Adds a picture with the words it is found by, or gives the same one that somebody was quicker to add. In a transaction. */
export async function createAssetOnce(
  db: Transaction,
  asset: AssetOwner,
  image: StoredImage,
  words: readonly string[],
): Promise<AssetRow> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${asset.userId} ${image.contentHash}`}, 0))`.execute(db);
  return (await takeSameAsset(db, asset, image.contentHash)) ?? createAsset(db, asset, image, words);
}

function createAsset(
  db: Transaction,
  asset: AssetOwner,
  image: StoredImage,
  words: readonly string[],
): Promise<AssetRow> {
  return db
    .insertInto('assets')
    .values({
      user_id: asset.userId,
      path: image.path,
      content_type: image.contentType,
      width: image.width,
      height: image.height,
      byte_size: image.byteSize,
      content_hash: image.contentHash,
      rendition_widths: image.renditionWidths,
      origin: asset.origin,
      words: sql<string>`array_to_tsvector(${[...words]}::text[])`,
      ...(asset.origin === 'UPLOADED' && { name: asset.name }),
      ...(asset.origin === 'DERIVED' && {
        source_asset_id: asset.source?.id ?? null,
        prompt: asset.source?.prompt ?? null,
        model: asset.source?.model ?? null,
        workflow_id: asset.source?.workflow_id ?? null,
        cut: jsonText(asset.cut),
        is_demo: asset.isDemo,
      }),
      ...(asset.origin === 'COMPOSED' && {
        name: asset.name,
        source_asset_id: asset.source?.id ?? null,
        prompt: asset.source?.prompt ?? null,
        model: asset.source?.model ?? null,
        workflow_id: sql<
          string | null
        >`(select workflow_id from executions where id = ${asset.composition.executionId})`,
        composition: jsonText(asset.composition),
        checks: jsonText(asset.checks),
        is_demo: asset.isDemo,
      }),
      ...(image.look && {
        measured_at: sql<Date>`now()`,
        colors: jsonText(image.look.colors),
        lightness: image.look.lightness,
        detail: image.look.detail,
        placeholder: image.look.placeholder,
        look: Buffer.from(image.look.packed),
        look_keys: image.look.keys,
      }),
    })
    .returning(assetColumns)
    .executeTakeFirstOrThrow();
}

export function findAssets(db: Queryable, ids: readonly string[]): Promise<AssetRow[]> {
  return db.selectFrom('assets').select(assetColumns).where('id', 'in', ids).execute();
}

/** For each question, the picture of that id if it is that person's. */
export async function findOwnAssets(
  db: Queryable,
  asked: readonly { userId: string; id: string }[],
): Promise<(AssetRow | undefined)[]> {
  const { rows } = await sql<AssetRow & { place: number }>`
    select q.place::int as place, ${columnsOfA}
    from unnest(${asked.map(({ userId }) => userId)}::uuid[], ${asked.map(({ id }) => id)}::uuid[])
      with ordinality as q (user_id, id, place)
    join assets a on a.id = q.id and a.user_id = q.user_id and a.deleted_at is null
  `.execute(db);
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return asked.map((_, index) => byPlace.get(index + 1));
}

export function listAssetsOfGenerations(db: Queryable, generationIds: readonly string[]): Promise<AssetRow[]> {
  return db
    .selectFrom('assets')
    .select(assetColumns)
    .where('generation_id', 'in', generationIds)
    .orderBy('ordinal')
    .execute();
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
      select ${columnsOfA} from generations g join assets a on a.generation_id = g.id
      where g.execution_id = run.id
      order by g.created_at desc, g.id desc, a.ordinal limit 4
    ) image
    order by w.place
  `.execute(db);
  return rows;
}

/** The newest picture of the person who asks whose file is this one, by its SHA-256 in hex. */
export function findAssetByContent(db: Queryable, contentHash: string): Promise<AssetRow | undefined> {
  return db
    .selectFrom('assets')
    .select(assetColumns)
    .where('content_hash', '=', contentHash)
    .where('deleted_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The same page of what was cut from each of these pictures, or is an edit of it. */
export function listAssetsFrom(
  db: Queryable,
  assetIds: readonly string[],
  page: PageRequest,
): Promise<(AssetRow & { place_at: string })[]> {
  const ofOne = db
    .selectFrom('assets')
    .select(assetColumns)
    .select(placeAt('assets.created_at'))
    .where(sql<boolean>`assets.source_asset_id = parent.id`);
  return pageOfEach(db, assetIds, ofOne, { at: 'assets.created_at', id: 'assets.id' }, page);
}

export function listAssetsByPath(db: Queryable, paths: readonly string[]): Promise<AssetRow[]> {
  return db
    .selectFrom('assets')
    .select(assetColumns)
    .where('path', 'in', paths)
    .where('deleted_at', 'is', null)
    .execute();
}

export function findAssetsByPath(db: Queryable, userId: string, paths: readonly string[]): Promise<AssetRow[]> {
  return db
    .selectFrom('assets')
    .select(assetColumns)
    .where('user_id', '=', userId)
    .where('path', 'in', paths)
    .execute();
}
