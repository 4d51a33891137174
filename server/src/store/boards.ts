import { sql } from 'kysely';
import { countRows } from './count.ts';
import type { Queryable, Transaction } from './database.ts';
import { cutPage, type PageRequest, placeAt } from './page.ts';
import type { BoardRow } from './tables.ts';

/* Boards: pictures that somebody has put together. A picture may be on several. */

export type PlacedBoard = BoardRow & { place_at: string };

export function findBoards(db: Queryable, ids: readonly string[]): Promise<BoardRow[]> {
  return db.selectFrom('boards').selectAll().where('id', 'in', ids).execute();
}

export function listBoards(db: Queryable, page: PageRequest): Promise<PlacedBoard[]> {
  const query = db.selectFrom('boards').selectAll('boards').select(placeAt('boards.created_at'));
  return cutPage(query, { at: 'boards.created_at', id: 'boards.id' }, page).execute();
}

export function countBoards(db: Queryable): Promise<number> {
  return countRows(db, 'boards');
}

export function createBoard(db: Transaction, userId: string, name: string): Promise<BoardRow> {
  return db.insertInto('boards').values({ user_id: userId, name }).returningAll().executeTakeFirstOrThrow();
}

export function renameBoard(db: Transaction, id: string, name: string): Promise<BoardRow | undefined> {
  return db
    .updateTable('boards')
    .set({ name, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Its pictures stay. False where there is none. */
export async function deleteBoard(db: Transaction, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('boards').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Puts pictures on a board; those that are there already stay. */
export async function addToBoard(db: Transaction, board: BoardRow, assetIds: readonly string[]): Promise<void> {
  await sql`
    insert into board_assets (board_id, asset_id, user_id)
    select ${board.id}::uuid, id, ${board.user_id}::uuid from unnest(${[...assetIds]}::uuid[]) as id on conflict do nothing
  `.execute(db);
}

export async function removeFromBoard(db: Transaction, board: BoardRow, assetIds: readonly string[]): Promise<void> {
  await sql`
    delete from board_assets where board_id = ${board.id}::uuid and asset_id = any (${[...assetIds]}::uuid[])
  `.execute(db);
}

/** The boards that pictures are on, each with the picture's id: the first made first. */
export async function listBoardsOfAssets(
  db: Queryable,
  assetIds: readonly string[],
): Promise<(BoardRow & { asset_id: string })[]> {
  return db
    .selectFrom('board_assets')
    .innerJoin('boards', 'boards.id', 'board_assets.board_id')
    .selectAll('boards')
    .select('board_assets.asset_id')
    .where('board_assets.asset_id', 'in', assetIds)
    .orderBy('boards.created_at')
    .orderBy('boards.id')
    .execute();
}

/** How many pictures are on each board that can be seen. */
export async function countAssetsOfBoards(
  db: Queryable,
  boardIds: readonly string[],
): Promise<{ id: string; count: number }[]> {
  const { rows } = await sql<{ id: string; count: number }>`
    select b.board_id as id, count(*)::int as count from board_assets b join assets a on a.id = b.asset_id
    where b.board_id = any (${[...boardIds]}::uuid[]) group by 1
  `.execute(db);
  return rows;
}
