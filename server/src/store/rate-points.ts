import type { Database } from './database.ts';

interface PointsUsed {
  key: string;
  points: number;
}

/**
 * Adds what was used in that minute (since 1970), and gives what all servers have used of it by now. Earlier minutes are
 * forgotten. Always in the order of the keys, for two servers that write the same ones would otherwise block each other.
 */
export async function addPoints(
  database: Database,
  minute: number,
  used: readonly PointsUsed[],
): Promise<readonly PointsUsed[]> {
  const { rows } = await database.query(
    `with forgotten as (delete from rate_limits.points where minute < $1 - 1)
     insert into rate_limits.points as p (minute, key, points)
     select $1, u.key, u.points from jsonb_to_recordset($2::jsonb) as u(key text, points bigint) order by u.key
     on conflict (minute, key) do update set points = p.points + excluded.points
     returning p.key, p.points::float8 as points`,
    [minute, JSON.stringify(used)],
  );
  return rows as unknown as PointsUsed[];
}
