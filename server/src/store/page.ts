import { type RawBuilder, sql, type SelectQueryBuilder } from 'kysely';
import type { Queryable } from './database.ts';

/** A slice of a list that is ordered newest first, by a timestamp and then the id. */
export interface PageRequest {
  limit: number;
  /** Only what comes after this place in the list. */
  after?: Place;
  /** Only what comes before this place. */
  before?: Place;
  /** Takes the slice from the end of the list; the rows still come in the list's order. */
  fromEnd: boolean;
  /** So many are passed over first, where the list can be entered in its middle. */
  offset?: number;
}

/** Microseconds are kept as text, for a Date would round them away and lose rows between pages. */
export interface Place {
  at: string;
  id: string;
}

/** ISO text with microseconds, to be selected as `place_at`. */
export function placeAt(column: string) {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('place_at');
}

/** Orders and cuts a query to one page. Asks for one row more than the limit, which tells whether there is more. */
export function cutPage<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  columns: { at: string; id: string },
  page: PageRequest,
): SelectQueryBuilder<DB, TB, O> {
  const { cut, order } = cutOrder(columns, page);
  return query
    .where(cut)
    .orderBy(order)
    .limit(page.limit + 1);
}

/** What a list is ordered by, largest first; `type` is that of a place in it. */
export interface OrderColumns {
  at: string | RawBuilder<unknown>;
  id: string;
  type?: RawBuilder<unknown>;
}

/** The same in parts, for a query that is written in SQL. */
export function cutOrder({ at: column, type = sql`timestamptz`, ...columns }: OrderColumns, page: PageRequest) {
  const at = typeof column === 'string' ? sql.ref(column) : column;
  const id = sql.ref(columns.id);
  const after = page.after && sql`(${at}, ${id}) < (${page.after.at}::${type}, ${page.after.id}::uuid)`;
  const before = page.before && sql`(${at}, ${id}) > (${page.before.at}::${type}, ${page.before.id}::uuid)`;
  const direction = page.fromEnd ? sql`asc` : sql`desc`;
  return {
    cut: sql<boolean>`(${after ?? sql`true`} and ${before ?? sql`true`})`,
    order: sql`${at} ${direction}, ${id} ${direction}`,
  };
}

/** The same page of what each of several has, in one statement. `ofOne` selects what the one has whose id is `parent.id`, with its `place_at`. */
export async function pageOfEach<DB, TB extends keyof DB, Row>(
  db: Queryable,
  parentIds: readonly string[],
  ofOne: SelectQueryBuilder<DB, TB, Row>,
  columns: { at: string; id: string },
  page: PageRequest,
): Promise<Row[]> {
  const direction = page.fromEnd ? sql`asc` : sql`desc`;
  const { rows } = await sql<Row>`
    select one.* from unnest(${parentIds}::uuid[]) as parent (id) cross join lateral ${cutPage(ofOne, columns, page)} as one
    order by one.place_at ${direction}, one.id ${direction}
  `.execute(db);
  return rows;
}
