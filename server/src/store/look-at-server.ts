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

/** The descriptions of pictures on this database. */
export interface DescriptionsReading {
  /** Waiting or under way, and for how many seconds the oldest of them was asked for. */
  waiting: number;
  oldestSeconds: number;
  /** How many of those wait to be tried again. */
  retrying: number;
  /** Of what was asked for in the last day: how many failed, by the code of their error. */
  failed: Record<string, number>;
}

export async function readDescriptions(database: Database): Promise<DescriptionsReading> {
  const { rows } = await database.query(
    `select w.waiting, w.oldest, w.retrying, f.failed from
     (select count(*)::int as waiting, count(*) filter (where describe_next_at > now())::int as retrying,
        coalesce(extract(epoch from now() - min(describe_asked_at)), 0)::float as oldest
      from assets where describe_status in ('PENDING', 'RUNNING')) w,
     (select coalesce(jsonb_object_agg(code, count), '{}') as failed from (
        select coalesce(describe_error_code, 'INTERNAL') as code, count(*)::int as count from assets
        where describe_status = 'FAILED' and describe_asked_at > now() - interval '1 day' group by 1
      ) causes) f`,
  );
  const [row] = rows;
  return {
    waiting: Number(row?.waiting),
    oldestSeconds: Number(row?.oldest),
    retrying: Number(row?.retrying),
    failed: row?.failed as Record<string, number>,
  };
}
