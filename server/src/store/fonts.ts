import { sql } from 'kysely';
import { countRows } from './count.ts';
import type { Queryable, Transaction } from './database.ts';
import { jsonText } from './json-text.ts';
import { cutPage, type PageRequest, placeAt } from './page.ts';
import type { FontRow } from './tables.ts';

/* Fonts that people have uploaded. */

export type PlacedFont = FontRow & { place_at: string };

/** A font whose file is there, before its row is. */
export type StoredFont = Omit<FontRow, 'id' | 'created_at' | 'deleted_at' | 'user_id'>;

export function findFonts(db: Queryable, ids: readonly string[]): Promise<FontRow[]> {
  return db.selectFrom('fonts').selectAll().where('id', 'in', ids).execute();
}

/** Those of these that somebody has. */
export function findFontsOf(db: Queryable, userId: string, ids: readonly string[]): Promise<FontRow[]> {
  return db
    .selectFrom('fonts')
    .selectAll()
    .where('user_id', '=', userId)
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .execute();
}

/** Newest first. */
export function listFonts(db: Queryable, page: PageRequest): Promise<PlacedFont[]> {
  const query = db.selectFrom('fonts').selectAll('fonts').select(placeAt('fonts.created_at'));
  return cutPage(query, { at: 'fonts.created_at', id: 'fonts.id' }, page).execute();
}

export function countFonts(db: Queryable): Promise<number> {
  return countRows(db, 'fonts');
}

/** One after the other for each owner, so that no two are the last that may be. */
export async function countOwnFonts(db: Transaction, userId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fonts ${userId}`}, 0))`.execute(db);
  return countFonts(db);
}

export function findSameFont(db: Queryable, userId: string, contentHash: string): Promise<FontRow | undefined> {
  return db
    .selectFrom('fonts')
    .selectAll()
    .where('user_id', '=', userId)
    .where('content_hash', '=', contentHash)
    .executeTakeFirst();
}

export function createFont(db: Transaction, userId: string, { signs, ...font }: StoredFont): Promise<FontRow> {
  return db
    .insertInto('fonts')
    .values({ ...font, signs: jsonText(signs), user_id: userId })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** False where there is none. Its file goes with its row, after a while. */
export async function deleteFont(db: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select private.delete_font(${id}::uuid) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** Brings it back; false when there was none that was deleted, or the same file is there again. */
export async function restoreFont(db: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select private.restore_font(${id}::uuid) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** The brands that are set in each of these fonts, the last changed first. */
export async function listBrandsOfFonts(
  db: Queryable,
  fontIds: readonly string[],
): Promise<{ font_id: string; brand_id: string }[]> {
  const { rows } = await sql<{ font_id: string; brand_id: string }>`
    select f.id as font_id, b.id as brand_id
    from unnest(${[...fontIds]}::uuid[]) as f (id) join brands b on f.id in (b.heading_font_id, b.body_font_id)
    order by b.updated_at desc, b.id desc
  `.execute(db);
  return rows;
}
