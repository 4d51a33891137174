import type { Database } from '../store/database.ts';
import { bossSchema } from './open-boss.ts';

/** Which of these queues have jobs whose time has come, and in how many milliseconds the next of the others is due; null when none waits. */
export async function lookAtQueues(
  database: Database,
  queues: readonly string[],
): Promise<{ due: Set<string>; nextInMs: number | null }> {
  if (queues.length === 0) return { due: new Set(), nextInMs: null };
  const { rows } = await database.query(
    `select name, bool_or(start_after <= now()) as is_due,
       (extract(epoch from min(start_after) filter (where start_after > now()) - now()) * 1000)::float8 as ms
     from ${bossSchema}.job where name = any($1::text[]) and state < 'active' and not blocked group by name`,
    [queues],
  );
  const waits = rows.flatMap(({ ms }) => (ms === null ? [] : [Number(ms)]));
  return {
    due: new Set(rows.filter(({ is_due }) => is_due === true).map(({ name }) => String(name))),
    nextInMs: waits.length > 0 ? Math.min(...waits) : null,
  };
}
