import { sql } from 'kysely';
import { assetPathPattern } from './asset-path.ts';
import type { Queryable } from './database.ts';

/** Where a picture is used. */
export interface AssetUseRow {
  asset_id: string;
  kind: 'WORKFLOW' | 'RUN' | 'EDIT';
  /** The workflow's, or the execution's. */
  id: string;
}

/** Of a picture. */
export const mostUses = 50;
/** Of a person: among them it is looked for runs that use it. */
export const runsLookedThrough = 500;

/** Where each of these pictures is used, by workflows as they are saved or published, runs and edits; of each kind the last changed or newest first. */
export async function listAssetUses(db: Queryable, assetIds: readonly string[]): Promise<AssetUseRow[]> {
  const { rows } = await sql<AssetUseRow>`
    with asked as (
      select id, unnest(array[path, encode(convert_to('Asset:' || id, 'UTF8'), 'base64')]) as name
      from assets where id = any (${[...assetIds]}::uuid[])
    ),
    runs as (
      select id, created_at, graph from executions where purpose = 'WORKFLOW'
      order by created_at desc, id desc limit ${runsLookedThrough}
    ),
    texts (kind, id, at, text) as (
      select 'WORKFLOW', w.id, w.updated_at, n.config::text
      from workflows w join nodes n on n.workflow_id = w.id
      union all
      select 'WORKFLOW', w.id, w.updated_at, v.graph::text
      from workflows w join workflow_versions v on v.workflow_id = w.id and v.version = w.published_version
      union all
      select 'RUN', id, created_at, graph::text from runs
    ),
    named as (
      select distinct t.kind, t.id, t.at, coalesce(found.parts[1], found.parts[2]) as name from texts t
      cross join lateral regexp_matches(t.text, ${`(${assetPathPattern})|"([A-Za-z0-9+/=]{40,80})"`}, 'g') as found (parts)
    ),
    uses as (
      select asked.id as asset_id, named.kind, named.id, named.at from asked join named on named.name = asked.name
      union
      select a.id, 'EDIT', e.id, e.created_at from (select distinct id from asked) a
      cross join lateral (
        select id, created_at from executions
        where edited_asset_id = a.id order by created_at desc, id desc limit ${mostUses}
      ) e
    )
    select asset_id, kind, id from (
      select *, row_number() over (partition by asset_id, kind order by at desc, id desc) as place from uses
    ) placed
    where place <= ${mostUses} order by kind, place
  `.execute(db);
  return rows;
}
