import { sql } from 'kysely';
import type { Queryable } from './database.ts';
import type { AssetRow } from './tables.ts';

/** A picture of which it is not known what it means. */
export type UnplacedAsset = Pick<AssetRow, 'id' | 'user_id' | 'path' | 'rendition_widths'>;

/** The newest first: they are the ones that are looked for. */
export async function listUnplaced(db: Queryable, limit: number): Promise<UnplacedAsset[]> {
  const { rows } = await sql<UnplacedAsset>`
    select id, user_id, path, rendition_widths from assets
    where meaning_by is null and measured_at is not null and deleted_at is null order by created_at desc limit ${limit}
  `.execute(db);
  return rows;
}

/** Without a meaning where the model refused it: then it is not asked again. */
export async function writeMeaning(
  db: Queryable,
  { id }: Pick<UnplacedAsset, 'id'>,
  { by, packed, keys }: { by: string; packed: Uint8Array | null; keys: readonly number[] },
): Promise<void> {
  await sql`
    update assets set meaning_by = ${by}, meaning = ${packed && Buffer.from(packed)},
      look_keys = coalesce(look_keys, '{}') || ${[...keys]}::int[]
    where id = ${id}::uuid
  `.execute(db);
}

/** What another model than this one gave is worth nothing beside what it gives: those pictures are to be placed anew. */
export async function forgetOtherMeanings(db: Queryable, by: string): Promise<void> {
  await sql`update assets set meaning_by = null, meaning = null where meaning_by <> ${by}`.execute(db);
}
