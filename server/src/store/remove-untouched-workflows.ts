import { sql } from 'kysely';
import type { Queryable } from './database.ts';

/** Workflows in one statement. */
const most = 100;

/** Deletes some of the provisional workflows that were made more than so many days ago and never touched; gives their number. */
export async function removeUntouchedWorkflows(db: Queryable, days: number): Promise<number> {
  const { rows } = await sql`
    with old as (
      select id from workflows w where is_provisional and created_at < now() - ${days} * interval '1 day'
        -- Written past our API, which leaves the mark.
        and not exists (select from nodes n where n.workflow_id = w.id)
      order by created_at limit ${most} for update skip locked
    )
    delete from workflows w using old where w.id = old.id returning w.id
  `.execute(db);
  return rows.length;
}
