import { sql } from 'kysely';
import type { Queryable } from './database.ts';

/** In one statement. */
const most = 100;

/**
 * Deletes some of what was deleted more than so many days ago for good; gives their number. What the runs of workflows made stays, and so
 * do the pictures of brands.
 */
export async function removeDeleted(
  db: Queryable,
  table: 'workflows' | 'brands' | 'fonts',
  days: number,
): Promise<number> {
  const { rows } = await sql`
    with old as (
      select id from ${sql.table(table)} where deleted_at < now() - ${days} * interval '1 day'
      order by id limit ${most} for update skip locked
    )
    delete from ${sql.table(table)} gone using old where gone.id = old.id returning gone.id
  `.execute(db);
  return rows.length;
}
