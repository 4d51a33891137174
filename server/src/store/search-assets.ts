import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from './database.ts';
import { cutOrder, type OrderColumns, type PageRequest, placeAt } from './page.ts';
import type { AssetOrigin } from './tables.ts';

/*
 * The search of one owner's library. It is asked past row-level security, for under a policy Postgres uses no index of words or keys
 * (their operators may tell of rows that the policy hides); so each statement names the owner, and gives ids and looks alone. What
 * people see is read by those ids as themselves.
 */

export interface AssetFilter {
  /** A tsquery over the owner's words; see `assets/search/word-query.ts`. */
  words?: string;
  origins?: readonly AssetOrigin[];
  workflowId?: string;
  model?: string;
  /** A placement's id: finished ads made for it. */
  placement?: string;
  boardId?: string;
  isStarred?: boolean;
  createdAfter?: Date;
  createdBefore?: Date;
}

export interface PlacedId {
  id: string;
  place_at: string;
}

/** Pictures that are looked through before the index of words is asked: of a common word, they hold a whole page. */
const mostNear = 400;

/** By what pictures can be put in order: what has most of it first. Each has an index of its own. */
export type AssetSort = 'TIME' | 'NAME' | 'SIZE';

const sorts = {
  TIME: { at: 'a.created_at', place: placeAt('a.created_at') },
  NAME: {
    // As its index has it.
    at: sql`(private.name_key(a.name) collate "C")`,
    type: sql`text`,
    place: sql<string>`private.name_key(a.name)`.as('place_at'),
  },
  SIZE: {
    at: sql`(a.width::bigint * a.height)`,
    type: sql`bigint`,
    place: sql<string>`(a.width::bigint * a.height)::text`.as('place_at'),
  },
} as const satisfies Record<AssetSort, Omit<OrderColumns, 'id'> & { place: unknown }>;

/** A page of somebody's pictures, what has most of it first: by time, the newest. */
export async function listAssetIds(
  db: Queryable,
  userId: string,
  page: PageRequest,
  filter: AssetFilter,
  sort: AssetSort = 'TIME',
): Promise<PlacedId[]> {
  const { place, ...columns } = sorts[sort];
  const { cut, order } = cutOrder({ ...columns, id: 'a.id' }, page);
  const { offset = 0 } = page;
  if (sort === 'TIME' && filter.words !== undefined && filter.boardId === undefined && offset === 0) {
    const { rows: near } = await sql<PlacedId>`
      with a as materialized (
        select ${columnsAsked} from assets a where ${isOwn(userId)} and ${isThere} and ${isWithin(filter)} and ${cut} order by ${order} limit ${mostNear}
      )
      select a.id, ${place} from a where ${isWorded(filter)} and ${isAskedFor(filter)}
      order by ${order} limit ${page.limit + 1}
    `.execute(db);
    if (near.length > page.limit) return near;
  }
  return ask<PlacedId>(
    db,
    filter,
    sql`select a.id, ${place} from ${source(userId, filter)}
      where ${isOwn(userId)} and ${isAskedFor(filter)} and ${cut} order by ${order}
      limit ${page.limit + 1} offset ${offset}`,
  );
}

export async function countAssetIds(db: Queryable, userId: string, filter: AssetFilter): Promise<number> {
  const [row] = await ask<{ count: number }>(
    db,
    filter,
    sql`select count(*)::int as count from ${source(userId, filter)} where ${isOwn(userId)} and ${isAskedFor(filter)}`,
  );
  return row?.count ?? 0;
}

export interface FoundLook extends PlacedId {
  look: Uint8Array;
  /** Null where it is not asked for. */
  meaning: Uint8Array | null;
}

export interface LookQuestion {
  filter: AssetFilter;
  most: number;
  withMeaning: boolean;
}

/** Some pictures that have one of these keys; which ones, where there are more, is not said. */
export function listLooksByKeys(
  db: Queryable,
  userId: string,
  keys: readonly number[],
  { filter, most, withMeaning }: LookQuestion,
): Promise<FoundLook[]> {
  const keyed = sql`(select ${columnsAsked} from assets a where a.look_keys && ${[...keys]}::int[] and ${isThere} offset 0) a`;
  return byIndex<FoundLook>(
    db,
    sql`select a.id, ${placeAt('a.created_at')}, a.look, ${meaning(withMeaning)} from ${keyed}
      where ${isOwn(userId)} and ${isAskedFor(filter)} and ${isWorded(filter)} and ${isOnBoard(userId, filter)} limit ${most}`,
  );
}

/** Pictures with what they look like: of those that are found by words or stand on a board some, else the newest. */
export function listLooks(
  db: Queryable,
  userId: string,
  { filter, most, withMeaning }: LookQuestion,
): Promise<FoundLook[]> {
  const order = isGathered(filter) ? sql`` : sql`order by a.created_at desc, a.id desc`;
  return ask<FoundLook>(
    db,
    filter,
    sql`select a.id, ${placeAt('a.created_at')}, a.look, ${meaning(withMeaning)} from ${source(userId, filter)}
      where ${isOwn(userId)} and ${isAskedFor(filter)} and a.look is not null ${order} limit ${most}`,
  );
}

/** What somebody's picture looks like and means; undefined where there is none, null where it was not measured. */
export async function findLook(
  db: Queryable,
  userId: string,
  id: string,
): Promise<{ look: Uint8Array | null; meaning: Uint8Array | null } | undefined> {
  const { rows } = await sql<{ look: Uint8Array | null; meaning: Uint8Array | null }>`
    select a.look, a.meaning from assets a where a.id = ${id}::uuid and ${isOwn(userId)} and ${isThere}
  `.execute(db);
  return rows[0];
}

function meaning(isShown: boolean): RawBuilder<unknown> {
  return isShown ? sql`a.meaning` : sql`null::bytea as meaning`;
}

function isOwn(userId: string): RawBuilder<boolean> {
  return sql<boolean>`a.user_id = ${userId}::uuid`;
}

/** Asked where an index answers it: reading it from each row costs more than the rest of a count. */
const isThere = sql.raw('a.deleted_at is null');

/*
 * Which index is read is not left to the planner, who knows nothing of these words and keys: on PGlite nobody ever gathers statistics,
 * and on Postgres they tell of all owners together. What is found by words, by keys or on a board is fenced off (`offset 0`), so that
 * its index is asked first, and everything else of what that gives.
 */

function ask<Row>(db: Queryable, filter: AssetFilter, query: RawBuilder<unknown>): Promise<Row[]> {
  return filter.words !== undefined && filter.boardId === undefined ? byIndex<Row>(db, query) : rowsOf<Row>(db, query);
}

/** Never by reading through the table, which is everybody's. */
function byIndex<Row>(db: Queryable, query: RawBuilder<unknown>): Promise<Row[]> {
  return db.transaction().execute(async (transaction) => {
    await sql`select set_config('enable_seqscan', 'off', true)`.execute(transaction);
    return rowsOf<Row>(transaction, query);
  });
}

async function rowsOf<Row>(db: Queryable, query: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`${query}`.execute(db);
  return rows;
}

/** What the conditions ask of. */
const columnsAsked = sql.raw(
  [
    'id',
    'user_id',
    'created_at',
    'origin',
    'workflow_id',
    'model',
    'is_starred',
    'words',
    'look',
    'meaning',
    'composition',
    'name',
    'width',
    'height',
  ]
    .map((name) => `a.${name}`)
    .join(', '),
);

function isGathered({ words, boardId }: AssetFilter): boolean {
  return words !== undefined || boardId !== undefined;
}

/** A board is read from its own side: it holds few of all pictures. */
function source(userId: string, filter: AssetFilter): RawBuilder<unknown> {
  const { words, boardId } = filter;
  if (boardId !== undefined)
    return sql`(
      select ${columnsAsked} from board_assets b join assets a on a.id = b.asset_id
      where b.board_id = ${boardId}::uuid and b.user_id = ${userId}::uuid and ${isThere} and ${isWorded(filter)} offset 0
    ) a`;
  if (words === undefined) return sql`(select ${columnsAsked} from assets a where ${isThere}) a`;
  return sql`(select ${columnsAsked} from assets a where ${isWorded(filter)} and ${isThere} offset 0) a`;
}

function isWorded({ words }: AssetFilter): RawBuilder<boolean> {
  return words === undefined ? sql<boolean>`true` : sql<boolean>`a.words @@ ${words}::tsquery`;
}

function isOnBoard(userId: string, { boardId }: AssetFilter): RawBuilder<boolean> {
  if (boardId === undefined) return sql<boolean>`true`;
  return sql<boolean>`exists (
    select from board_assets b where b.board_id = ${boardId}::uuid and b.user_id = ${userId}::uuid and b.asset_id = a.id
  )`;
}

/** But for words and a board, which the source is chosen by. */
function isAskedFor(filter: AssetFilter): RawBuilder<boolean> {
  const { origins, workflowId, model, placement, isStarred } = filter;
  const conditions = [
    isWithin(filter),
    origins && sql`a.origin = any (${[...origins]}::text[])`,
    workflowId !== undefined && sql`a.workflow_id = ${workflowId}::uuid`,
    model !== undefined && sql`a.model = ${model}`,
    placement !== undefined && sql`(a.composition -> 'placement' ->> 'id') = ${placement}`,
    isStarred !== undefined && (isStarred ? sql`a.is_starred` : sql`not a.is_starred`),
  ].filter((one) => one !== undefined && one !== false);
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

function isWithin({ createdAfter, createdBefore }: AssetFilter): RawBuilder<boolean> {
  const after = createdAfter ? sql`a.created_at > ${createdAfter.toISOString()}::timestamptz` : sql`true`;
  const before = createdBefore ? sql`a.created_at < ${createdBefore.toISOString()}::timestamptz` : sql`true`;
  return sql<boolean>`(${after} and ${before})`;
}
