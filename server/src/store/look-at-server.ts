import type { Database } from './database.ts';

/* What operators are told of the database and of what stands on it. Nothing of it belongs to a person. */

/** Executions that no server has taken up yet, and for how many seconds the oldest of them has waited. */
export async function readQueue(database: Database): Promise<{ waiting: number; oldestSeconds: number }> {
  const { rows } = await database.query(
    `select count(*)::int as waiting, coalesce(extract(epoch from now() - min(created_on)), 0)::float as oldest
     from pgboss.job where name = 'executions' and state in ('created', 'retry')`,
  );
  return { waiting: Number(rows[0]?.waiting), oldestSeconds: Number(rows[0]?.oldest) };
}

/** Servers on this database: each has one connection by which it hears of the others. */
export async function countServers(database: Database): Promise<number> {
  if (!database.isShared) return 1;
  const { rows } = await database.query(
    `select count(*)::int as alive from pg_stat_activity
     where datname = current_database() and (application_name = 'visualadgen-listen' or query = 'listen "visualadgen"')`,
  );
  return Number(rows[0]?.alive);
}
