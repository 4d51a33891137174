import { sql } from 'kysely';
import { assetPathPattern } from './asset-path.ts';
import type { Queryable } from './database.ts';
import type { ExecutionPurpose } from './tables.ts';

/** Minutes in which deleted pictures can be brought back; `private.restore_assets` in `supabase/migrations` says the same. */
export const restorableMinutes = 10;

/** Hides pictures of the person's who asks; gives the ids of those that were there. See `private.delete_assets` in `supabase/migrations`. */
export async function deleteAssets(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select private.delete_assets(${[...ids]}::uuid[]) as id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Brings them back while they can be; gives the ids of those that are there again. */
export async function restoreAssets(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select private.restore_assets(${[...ids]}::uuid[]) as id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** What needs a picture: a brand, a workflow as it is saved or published, or a run that has not ended. */
export interface AssetUse {
  /** Of those that were asked for. */
  name: string;
  /** Of the run; null for a workflow. */
  purpose: ExecutionPurpose | null;
  /** Of the workflow; null where it is gone. */
  workflow: string | null;
  /** Of the brand whose logo it is. */
  brand: string | null;
}

/** No picture is needed by its own description. Where these names (paths of files, or ids as clients know them) stand that the person who asks may see; of each name one place. */
export async function findUses(db: Queryable, names: readonly string[]): Promise<AssetUse[]> {
  const { rows } = await sql<AssetUse>`
    with open_runs as materialized (
      select e.id, e.graph, e.purpose, w.name as workflow from executions e left join workflows w on w.id = e.workflow_id
      where e.status::text in ('PENDING', 'RUNNING', 'PAUSED') and e.purpose <> 'DESCRIBE'
    ),
    texts (purpose, workflow, text) as (
      select purpose, workflow, graph::text from open_runs
      union all
      select o.purpose, o.workflow, concat(n.input, n.output) from open_runs o join node_executions n on n.execution_id = o.id
      union all
      select null, w.name, n.config::text from workflows w join nodes n on n.workflow_id = w.id
      union all
      select null, w.name, v.graph::text from workflows w
      join workflow_versions v on v.workflow_id = w.id and v.version = w.published_version
    )
    select distinct on (name) name, purpose, workflow, brand from (
      select encode(convert_to('Asset:' || logo, 'UTF8'), 'base64') as name, null as purpose, null as workflow, b.name as brand
      from brands b cross join unnest(array[b.light_logo_id, b.dark_logo_id, b.mark_logo_id]) as logo where logo is not null
      union all
      select coalesce(named.parts[1], named.parts[2]), purpose, workflow, null from texts
      cross join lateral regexp_matches(texts.text, ${`(${assetPathPattern})|"([A-Za-z0-9+/=]{40,80})"`}, 'g') as named (parts)
    ) as found
    where name = any (${[...names]}::text[]) order by name, purpose nulls last
  `.execute(db);
  return rows;
}

/** Pictures in one statement. */
const most = 200;

/** Deletes some of the pictures for good that can be brought back no longer, and notes their files down to be removed; gives their number. */
export async function removeDeletedAssets(db: Queryable): Promise<number> {
  const { rows } = await sql`
    with old as (
      select id from assets where deleted_at <= now() - ${restorableMinutes} * interval '1 minute'
      order by id limit ${most} for update skip locked
    ),
    gone as (
      delete from assets a using old where a.id = old.id returning a.id, a.path, a.user_id, a.rendition_widths
    ),
    noted as (
      insert into files_to_remove (path, user_id)
      select path, user_id from gone
      union all
      select path || '.' || width || '.webp', user_id from gone, unnest(rendition_widths) as width
      on conflict (path) do nothing
    )
    select id from gone
  `.execute(db);
  return rows.length;
}
