import { type RawBuilder, sql } from 'kysely';
import { assetColumns } from './assets.ts';
import { isOneOf } from './count.ts';
import type { Queryable } from './database.ts';
import type { PlacedExecution } from './executions.ts';
import { cutPage, type PageRequest, placeAt } from './page.ts';
import { hasNoOpenCall, partsOfOld, resultsOfOld, spendingOfOld } from './retention.ts';
import { type AssetRow, endedStatuses, type ExecutionRow, type ExecutionStatus } from './tables.ts';

/* Executions that edit a picture: `edited_asset_id`, which the database reads from their graph (`private.edited_asset` in `supabase/migrations`). */

export interface EditFilter {
  statuses?: readonly ExecutionStatus[];
  /** The picture that they edit. */
  assetId?: string;
}

/** Newest first. */
export function listEdits(db: Queryable, page: PageRequest, filter: EditFilter): Promise<PlacedExecution[]> {
  const query = db
    .selectFrom('executions')
    .selectAll('executions')
    .select(placeAt('executions.created_at'))
    .where(isAskedFor(filter));
  return cutPage(query, { at: 'executions.created_at', id: 'executions.id' }, page).execute();
}

/** How many there are of each status. */
export async function countEdits(db: Queryable, filter: EditFilter): Promise<Map<ExecutionStatus, number>> {
  const { rows } = await sql<{ status: ExecutionStatus; count: number }>`
    select status::text as status, count(*)::int as count from executions where ${isAskedFor(filter)} group by 1
  `.execute(db);
  return new Map(rows.map(({ status, count }) => [status, count]));
}

function isAskedFor({ statuses, assetId }: EditFilter): RawBuilder<boolean> {
  const ofAsset = assetId === undefined ? sql`true` : sql`executions.edited_asset_id = ${assetId}::uuid`;
  return sql<boolean>`(executions.purpose = 'EDIT' and ${isOneOf('executions.status', statuses)} and ${ofAsset})`;
}

export type EditResult = AssetRow & { execution_id: string };

/** The pictures that came of executions, in the order in which they were made. */
export function listMadeAssets(db: Queryable, executionIds: readonly string[]): Promise<EditResult[]> {
  return db
    .selectFrom('generations as g')
    .innerJoin('assets as a', (on) => on.onRef('a.generation_id', '=', 'g.id').onRef('a.user_id', '=', 'g.user_id'))
    .select(assetColumns.map((name) => `a.${name}` as const))
    .select('g.execution_id')
    .where(sql<boolean>`g.execution_id = any (${[...executionIds]}::uuid[])`)
    .orderBy('g.created_at')
    .orderBy('a.ordinal')
    .execute();
}

/** For each of these pictures the edit that made it, where one did. */
export async function findEditsThatMade(
  db: Queryable,
  assetIds: readonly string[],
): Promise<(ExecutionRow & { asset_id: string })[]> {
  return db
    .selectFrom('assets as a')
    .innerJoin('generations as g', (on) =>
      on.onRef('g.id', '=', 'a.generation_id').onRef('g.user_id', '=', 'a.user_id'),
    )
    .innerJoin('executions as e', 'e.id', 'g.execution_id')
    .selectAll('e')
    .select('a.id as asset_id')
    .where(sql<boolean>`a.id = any (${[...assetIds]}::uuid[])`)
    .where('e.purpose', '=', 'EDIT')
    .execute();
}

/** The newest edits of the pictures that each of these edits made, at most so many of each. */
export async function listNextEdits(
  db: Queryable,
  executionIds: readonly string[],
  most: number,
): Promise<(ExecutionRow & { parent_id: string })[]> {
  const { rows } = await sql<ExecutionRow & { parent_id: string }>`
    select parent.id as parent_id, one.* from unnest(${[...executionIds]}::uuid[]) as parent (id) cross join lateral (
      select e.* from generations g join assets a on a.generation_id = g.id and a.user_id = g.user_id
        join executions e on e.edited_asset_id = a.id
      where g.execution_id = parent.id
      order by e.created_at desc, e.id desc limit ${most}
    ) as one
    order by one.created_at desc, one.id desc
  `.execute(db);
  return rows;
}

/** Whether it has a paid call that is open, of which something may still come. */
export async function hasOpenCall(db: Queryable, executionId: string): Promise<boolean> {
  const { rows } =
    await sql`select from executions e where e.id = ${executionId}::uuid and not ${hasNoOpenCall}`.execute(db);
  return rows.length > 0;
}

/**
 * Removes an edit that has ended, with what it cost added to its month; its pictures are deleted by themselves. False while it has a paid
 * call that is open, of which something may still come, and for one that has not ended.
 */
export async function removeEdit(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await sql`
    with old as materialized (
      select e.id, e.user_id from executions e
      where e.id = ${id}::uuid and e.purpose = 'EDIT' and e.status::text = any (${[...endedStatuses]}::text[])
        and ${hasNoOpenCall}
      for update
    ),
    ${partsOfOld},
    ${spendingOfOld},
    ${resultsOfOld},
    gone as (delete from executions e using old where e.id = old.id returning e.id)
    select id from gone
  `.execute(db);
  return rows.length > 0;
}
