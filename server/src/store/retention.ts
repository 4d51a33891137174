import { sql } from 'kysely';
import { assetPathPattern } from './asset-path.ts';
import type { Queryable } from './database.ts';

/*
 * How results go, a few at a time and by as many servers as there are:
 *
 * 1. An execution that ended long ago is deleted with all its parts. What it cost is added to its month. Its pictures stay,
 *    due to be looked at an hour later, when no run that was about to reuse one can still be unwritten.
 * 2. Pictures that are due and that nothing uses any longer are deleted; their files are noted down in the same transaction.
 *    The others are looked at again a day later.
 * 3. Files that are noted down are removed from the storage, and then struck off. Where the storage fails they stay noted.
 */

/** Executions in one statement. */
const mostExecutions = 50;
/** Pictures, of one person, in one statement. */
const mostAssets = 2_000;
const mostFiles = 100;

/*
 * What goes with executions, whoever removes them: parts of a statement that names those as `old` (`id`, `user_id`).
 */

/** Of executions `e`: nothing may still come of what they have paid for. */
export const hasNoOpenCall = sql<boolean>`not exists (
  select from generations g where g.execution_id = e.id and g.user_id = e.user_id and g.status in ('PENDING', 'RUNNING')
)`;

export const partsOfOld = sql`parts as materialized (
  select n.id, n.user_id, n.signature, n.output from old join node_executions n on n.execution_id = old.id
)`;

/** What they cost is added to its month. */
export const spendingOfOld = sql`told as (
  insert into removed_spending (user_id, month, spent, held)
  select g.user_id, date_trunc('month', g.created_at at time zone 'UTC')::date, coalesce(sum(g.cost), 0),
    coalesce(sum(g.estimated_cost) filter (where g.cost is null and g.status = 'COMPLETED'), 0)
  from old join generations g on g.execution_id = old.id and g.user_id = old.user_id
  group by 1, 2 having sum(coalesce(g.cost, g.estimated_cost)) > 0 order by 1, 2
  on conflict (user_id, month) do update
    set spent = removed_spending.spent + excluded.spent, held = removed_spending.held + excluded.held
)`;

/** What they made is reused no more. */
export const resultsOfOld = sql`forgotten as (
  delete from node_results r using parts
  where r.user_id = parts.user_id and r.signature = parts.signature and r.node_execution_id = parts.id
)`;

/**
 * Deletes some of the executions that ended more than so many days ago, in the order of their ids, beginning after `after`. Gives
 * the last one's id, or null when there are no more. One with a paid call that is still open is left for later.
 */
export async function removeOldExecutions(db: Queryable, days: number, after: string | null): Promise<string | null> {
  const { rows } = await sql<{ last: string | null }>`
    with old as materialized (
      select e.id, e.user_id from executions e
      where e.finished_at < now() - ${days} * interval '1 day' and e.status in ('COMPLETED', 'FAILED', 'CANCELLED')
        and (${after}::uuid is null or e.id > ${after}::uuid)
        and ${hasNoOpenCall}
      order by e.id limit ${mostExecutions} for update skip locked
    ),
    ${partsOfOld},
    ${spendingOfOld},
    pictures as (
      select a.id from old join generations g on g.execution_id = old.id and g.user_id = old.user_id
        join assets a on a.generation_id = g.id and a.user_id = g.user_id
      union
      select a.id from parts
        cross join lateral regexp_matches(parts.output::text, ${`(${assetPathPattern})`}, 'g') as named (path)
        join assets a on a.path = named.path[1] and a.user_id = parts.user_id and a.origin <> 'UPLOADED'
    ),
    loosened as (
      update assets a set check_after = now() + interval '1 hour' from pictures where a.id = pictures.id
    ),
    ${resultsOfOld},
    gone as (
      delete from executions e using old where e.id = old.id returning e.id
    )
    select max(gone.id::text) as last from gone
  `.execute(db);
  return rows[0]?.last ?? null;
}

export interface LooseAsset {
  id: string;
  path: string;
}

/** Pictures of somebody that are looked at together. */
export interface LooseAssets {
  userId: string;
  assets: LooseAsset[];
  /** When they are due again. One that is taken over meanwhile has another time. */
  dueAgain: string;
}

/** Takes the pictures of somebody whose are due; unless they are deleted by then, they are due again in a day. */
export async function claimLooseAssets(db: Queryable): Promise<LooseAssets | null> {
  const { rows } = await sql<LooseAsset & { user_id: string; due_again: string }>`
    with due as (
      select id from assets
      where check_after <= now()
        and user_id = (select user_id from assets where check_after <= now() order by check_after limit 1)
      limit ${mostAssets} for update skip locked
    )
    update assets a set check_after = now() + interval '1 day' from due where a.id = due.id
    returning a.id, a.path, a.user_id, a.check_after::text as due_again
  `.execute(db);
  const [first] = rows;
  if (!first) return null;
  return { userId: first.user_id, dueAgain: first.due_again, assets: rows.map(({ id, path }) => ({ id, path })) };
}

/**
 * Which of these names (paths of files, or ids as clients know them) stand in somebody's workflows, also deleted ones that can be
 * brought back, in what was kept of these, and in what is left of their runs.
 */
export async function findUsedNames(db: Queryable, userId: string, names: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    with texts (text) as (
      select n.config::text from workflows w join nodes n on n.workflow_id = w.id and n.user_id = w.user_id
      where w.user_id = ${userId}
      union all
      select v.graph::text from workflow_versions v where v.user_id = ${userId}
      union all
      select e.graph::text from executions e where e.user_id = ${userId}
      union all
      select concat(n.input, n.output) from executions e join node_executions n on n.execution_id = e.id
      where e.user_id = ${userId}
    )
    select distinct coalesce(named.parts[1], named.parts[2]) as name from texts
    cross join lateral regexp_matches(texts.text, ${`(${assetPathPattern})|"([A-Za-z0-9+/=]{40,80})"`}, 'g') as named (parts)
    where coalesce(named.parts[1], named.parts[2]) = any (${[...names]}::text[])
  `.execute(db);
  return new Set(rows.map(({ name }) => name));
}

/** Deletes those of the pictures that nobody has taken over since they were claimed, and notes their files down to be removed. */
export async function removeAssets(db: Queryable, ids: readonly string[], { dueAgain }: LooseAssets): Promise<void> {
  await sql`
    with gone as (
      delete from assets a where id = any (${[...ids]}::uuid[]) and check_after = ${dueAgain}::timestamptz
        -- What somebody has named, tagged, starred, put on a board or made a brand's logo is kept in the library.
        and name is null and tags = '{}' and not is_starred and not exists (select from board_assets b where b.asset_id = a.id)
        and not exists (select from brands b where a.id in (b.light_logo_id, b.dark_logo_id, b.mark_logo_id))
      returning path, user_id, rendition_widths
    )
    insert into files_to_remove (path, user_id)
    select path, user_id from gone
    union all
    select path || '.' || width || '.webp', user_id from gone, unnest(rendition_widths) as width
    on conflict (path) do nothing
  `.execute(db);
}

/** Takes some of the files that are to be removed; unless they are struck off by then, they are due again in ten minutes. */
export async function claimFilesToRemove(db: Queryable): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    with due as (
      select path from files_to_remove where due_at <= now() order by due_at limit ${mostFiles} for update skip locked
    )
    update files_to_remove f set due_at = now() + interval '10 minutes' from due where f.path = due.path returning f.path
  `.execute(db);
  return rows.map(({ path }) => path);
}

export async function strikeOffFiles(db: Queryable, paths: readonly string[]): Promise<void> {
  await sql`delete from files_to_remove where path = any (${[...paths]}::text[])`.execute(db);
}
