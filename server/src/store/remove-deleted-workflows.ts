import { sql } from 'kysely';
import type { Queryable } from './database.ts';

/** Workflows in one statement. */
const most = 100;

/**
 * Deletes some of the workflows for good that were deleted more than so many days ago; gives their number. What their runs
 * made stays.
 */
export async function removeDeletedWorkflows(db: Queryable, days: number): Promise<number> {
  const { rows } = await sql`
    with old as (
      select id from workflows where deleted_at < now() - ${days} * interval '1 day'
      order by id limit ${most} for update skip locked
    )
    delete from workflows w using old where w.id = old.id returning w.id
  `.execute(db);
  return rows.length;
}
