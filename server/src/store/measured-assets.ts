import { sql } from 'kysely';
import type { StoredLook } from './assets.ts';
import type { Queryable } from './database.ts';
import { jsonText } from './json-text.ts';
import type { AssetRow } from './tables.ts';

/** A picture that is still to be measured, with what made it, as far as that is there. */
export type UnmeasuredAsset = Pick<
  AssetRow,
  | 'id'
  | 'user_id'
  | 'path'
  | 'name'
  | 'own_caption'
  | 'caption'
  | 'tags'
  | 'found_tags'
  | 'found_text'
  | 'prompt'
  | 'model'
  | 'workflow_id'
>;

export async function listUnmeasured(db: Queryable, limit: number): Promise<UnmeasuredAsset[]> {
  const { rows } = await sql<UnmeasuredAsset>`
    select a.id, a.user_id, a.path, a.name, a.own_caption, a.caption, a.tags, a.found_tags, a.found_text, coalesce(a.prompt, nullif(g.prompt, '')) as prompt,
      coalesce(a.model, g.model) as model, coalesce(a.workflow_id, e.workflow_id) as workflow_id
    from assets a
    left join assets s on s.id = a.source_asset_id
    left join generations g on g.id = coalesce(a.generation_id, s.generation_id)
    left join executions e on e.id = g.execution_id
    where a.measured_at is null order by a.created_at limit ${limit}
  `.execute(db);
  return rows;
}

/** Without a look where the picture cannot be read: then it is not tried again. */
export async function writeMeasured(
  db: Queryable,
  { id, prompt, model, workflow_id }: UnmeasuredAsset,
  words: readonly string[],
  look: StoredLook | null,
): Promise<void> {
  await db
    .updateTable('assets')
    .set({
      prompt,
      model,
      workflow_id,
      words: sql<string>`array_to_tsvector(${[...words]}::text[])`,
      measured_at: sql<Date>`now()`,
      ...(look && {
        colors: jsonText(look.colors),
        lightness: look.lightness,
        detail: look.detail,
        placeholder: look.placeholder,
        look: Buffer.from(look.packed),
        look_keys: look.keys,
      }),
    })
    .where('id', '=', id)
    .execute();
}
