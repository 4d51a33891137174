import { type Expression, sql, type SqlBool } from 'kysely';
import type { Queryable } from './database.ts';
import type { Tables } from './tables.ts';

/** How many belong to each parent. */
export interface Count {
  id: string;
  count: number;
}

export interface CountOf {
  table: keyof Tables;
  /** The column that names the parent. */
  parent: string;
  parentIds: readonly string[];
  only: Expression<SqlBool>;
}

/** Counts the rows of a table for each of many parents, in one statement. A parent that has none is missing. */
export async function countByParent(db: Queryable, { table, parent, parentIds, only }: CountOf): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select ${sql.ref(parent)} as id, count(*)::int as count from ${sql.table(table)}
    where ${sql.ref(parent)} = any (${parentIds}::uuid[]) and ${only} group by 1
  `.execute(db);
  return rows;
}

/** Counts the rows of a table that the person who asks may see. */
export async function countRows(
  db: Queryable,
  table: keyof Tables,
  only: Expression<SqlBool> = sql`true`,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(table)} where ${only}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** One of a list of names; all where there is no list. As text, for that is compared alike whenever the type was made. */
export function isOneOf(column: string, names: readonly string[] | undefined): Expression<SqlBool> {
  return names ? sql<SqlBool>`${sql.ref(column)}::text = any (${names}::text[])` : sql<SqlBool>`true`;
}
