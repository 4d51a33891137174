import { sql } from 'kysely';
import type { Queryable } from './database.ts';

/** Executions in one statement. */
const most = 200;

/** Deletes the events of some executions that ended more than so many days ago; gives the number of executions. */
export async function pruneEvents(db: Queryable, days: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with old as (
      select id, last_sequence from executions
      where finished_at < now() - ${days} * interval '1 day' and pruned_through < last_sequence
      order by id limit ${most} for update skip locked
    ),
    gone as (
      delete from execution_events v using old where v.execution_id = old.id and v.sequence <= old.last_sequence
    )
    update executions e set pruned_through = old.last_sequence from old where e.id = old.id returning e.id
  `.execute(db);
  return rows.length;
}
