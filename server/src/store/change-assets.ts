import type { Waiver } from '@visualadgen/compose/checks/check-keys.ts';
import { sql } from 'kysely';
import { assetColumns } from './assets.ts';
import type { Queryable, Transaction } from './database.ts';
import { jsonText } from './json-text.ts';
import type { AssetRow } from './tables.ts';

/** What its owner may change of a picture, with the words by which it is found then. */
export type ChangedAsset = Pick<AssetRow, 'id' | 'name' | 'own_caption' | 'tags' | 'is_starred'> & {
  words: readonly string[];
};

/** Pictures that are about to be changed; whoever else changes one of them waits. In the order of their ids. */
export function lockAssets(db: Transaction, ids: readonly string[]): Promise<AssetRow[]> {
  return db
    .selectFrom('assets')
    .select(assetColumns)
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Of a picture that is locked. */
export async function writeWaivers(db: Transaction, id: string, waivers: readonly Waiver[]): Promise<void> {
  await db
    .updateTable('assets')
    .set({ waivers: waivers.length === 0 ? null : jsonText(waivers) })
    .where('id', '=', id)
    .execute();
}

export async function changeAssets(db: Queryable, changes: readonly ChangedAsset[]): Promise<void> {
  await sql`
    update assets a set name = c.name, own_caption = c.own_caption, tags = c.tags, is_starred = c.is_starred,
      words = array_to_tsvector(c.words)
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as c (id uuid, name text, own_caption text, tags text[], is_starred boolean, words text[])
    where a.id = c.id
  `.execute(db);
}
