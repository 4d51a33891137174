import type { BrandContent } from '@visualadgen/compose/brand/brand.ts';
import { sql } from 'kysely';
import { countRows } from './count.ts';
import type { Queryable, Transaction } from './database.ts';
import { jsonText } from './json-text.ts';
import { cutPage, type PageRequest, placeAt } from './page.ts';
import type { BrandRow } from './tables.ts';
import { nameHolds } from './workflows.ts';

/* Brands: how somebody looks and speaks, once for all their ads. */

export type PlacedBrand = BrandRow & { place_at: string };

/** What people set; logos by the ids of their pictures. */
export interface BrandValues extends BrandContent {
  logos: { light: string | null; dark: string | null; mark: string | null };
  /** Uploaded fonts by their ids. */
  fontFiles: { heading: string | null; body: string | null };
}

export function findBrands(db: Queryable, ids: readonly string[]): Promise<BrandRow[]> {
  return db.selectFrom('brands').selectAll().where('id', 'in', ids).execute();
}

/** Each that its owner has, with the paths of its logos' files, and its fonts: one that is deleted has no bytes, so that ads say that it is missing. */
export async function findOwnBrands(
  db: Queryable,
  asked: readonly { userId: string; id: string }[],
): Promise<(OwnBrand | undefined)[]> {
  const { rows } = await sql<OwnBrand & { place: number }>`
    select q.place::int as place, b.*, light.path as light_logo, dark.path as dark_logo, mark.path as mark_logo,
      heading.family as heading_title, case when heading.deleted_at is null then heading.content_hash else 'deleted' end as heading_hash,
      body.family as body_title, case when body.deleted_at is null then body.content_hash else 'deleted' end as body_hash
    from unnest(${asked.map(({ userId }) => userId)}::uuid[], ${asked.map(({ id }) => id)}::uuid[])
      with ordinality as q (user_id, id, place)
    join brands b on b.id = q.id and b.user_id = q.user_id and b.deleted_at is null
    left join assets light on light.id = b.light_logo_id and light.user_id = b.user_id and light.deleted_at is null
    left join assets dark on dark.id = b.dark_logo_id and dark.user_id = b.user_id and dark.deleted_at is null
    left join assets mark on mark.id = b.mark_logo_id and mark.user_id = b.user_id and mark.deleted_at is null
    left join fonts heading on heading.id = b.heading_font_id and heading.user_id = b.user_id
    left join fonts body on body.id = b.body_font_id and body.user_id = b.user_id
  `.execute(db);
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return asked.map((_, index) => byPlace.get(index + 1));
}

export type OwnBrand = BrandRow &
  Record<
    'light_logo' | 'dark_logo' | 'mark_logo' | 'heading_title' | 'heading_hash' | 'body_title' | 'body_hash',
    string | null
  >;

/** The last changed first. */
export function listBrands(db: Queryable, page: PageRequest, search?: string): Promise<PlacedBrand[]> {
  let query = db.selectFrom('brands').selectAll('brands').select(placeAt('brands.updated_at'));
  if (search) query = query.where(nameHolds(search));
  return cutPage(query, { at: 'brands.updated_at', id: 'brands.id' }, page).execute();
}

export function countBrands(db: Queryable, search?: string): Promise<number> {
  return countRows(db, 'brands', search ? nameHolds(search) : undefined);
}

/** One after the other for each owner, so that no two are the last that may be. */
export async function countOwnBrands(db: Transaction, userId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`brands ${userId}`}, 0))`.execute(db);
  return countBrands(db);
}

export function createBrand(db: Transaction, userId: string, values: BrandValues): Promise<BrandRow> {
  return db
    .insertInto('brands')
    .values({ user_id: userId, ...columnsOf(values) })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Undefined where it is at another version by now, or gone. */
export function updateBrand(
  db: Transaction,
  { id, version }: { id: string; version: number },
  values: BrandValues,
): Promise<BrandRow | undefined> {
  return db
    .updateTable('brands')
    .set({ ...columnsOf(values), version: version + 1, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
}

/** False where there is none. */
export async function deleteBrand(db: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select private.delete_brand(${id}::uuid) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** Brings it back; false when there was none that was deleted. */
export async function restoreBrand(db: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select private.restore_brand(${id}::uuid) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** Of a brand. */
export const mostBrandUses = 50;

/** The workflows that name each of these brands as they are saved or published, the last changed first. */
export async function listBrandUses(
  db: Queryable,
  brandIds: readonly string[],
): Promise<{ brand_id: string; workflow_id: string }[]> {
  const { rows } = await sql<{ brand_id: string; workflow_id: string }>`
    with asked as (
      select id, encode(convert_to('Brand:' || id, 'UTF8'), 'base64') as name from unnest(${[...brandIds]}::uuid[]) as id
    ),
    uses as (
      select distinct asked.id as brand_id, w.id as workflow_id, w.updated_at
      from asked
      join nodes n on n.type = 'BRAND' and n.config ->> 'brand_id' = asked.name
      join workflows w on w.id = n.workflow_id
      union
      select asked.id, w.id, w.updated_at
      from workflows w
      join workflow_versions v on v.workflow_id = w.id and v.version = w.published_version
      cross join lateral jsonb_array_elements(v.graph -> 'nodes') as node
      join asked on node ->> 'type' = 'BRAND' and node #>> '{config,brand_id}' = asked.name
    )
    select brand_id, workflow_id from (
      select *, row_number() over (partition by brand_id order by updated_at desc, workflow_id desc) as place from uses
    ) placed
    where place <= ${mostBrandUses} order by place
  `.execute(db);
  return rows;
}

export function valuesOf(row: BrandRow): BrandValues {
  return {
    name: row.name,
    colors: row.colors,
    fonts: { heading: row.heading_font, body: row.body_font },
    fontFiles: { heading: row.heading_font_id, body: row.body_font_id },
    logos: { light: row.light_logo_id, dark: row.dark_logo_id, mark: row.mark_logo_id },
    tone: row.tone,
    wordsToUse: row.words_to_use,
    wordsToAvoid: row.words_to_avoid,
    claims: row.claims,
    callToAction: row.call_to_action,
  };
}

function columnsOf(values: BrandValues) {
  return {
    name: values.name,
    colors: jsonText(values.colors),
    heading_font: values.fonts.heading,
    body_font: values.fonts.body,
    heading_font_id: values.fontFiles.heading,
    body_font_id: values.fontFiles.body,
    light_logo_id: values.logos.light,
    dark_logo_id: values.logos.dark,
    mark_logo_id: values.logos.mark,
    tone: values.tone,
    words_to_use: [...values.wordsToUse],
    words_to_avoid: [...values.wordsToAvoid],
    claims: jsonText(values.claims),
    call_to_action: values.callToAction,
  };
}
