import { sql } from 'kysely';
import type { Queryable } from './database.ts';
import type { ExecutionRow, NodeExecutionRow } from './tables.ts';

/** What a node gave in an earlier run. */
export type EarlierResult = Pick<NodeExecutionRow, 'id' | 'node_key' | 'signature' | 'input'> & {
  output: NonNullable<NodeExecutionRow['output']>;
  /** Since it was made, by the database's clock. */
  age_seconds: number;
  /** One of its pictures was deleted, and may yet be brought back. */
  has_deleted: boolean;
};

/** Of a node execution `n`. There are deleted pictures for some minutes only, and mostly none. */
const hasDeleted = sql<boolean>`exists (
  select from assets d where d.user_id = n.user_id and d.deleted_at is not null and strpos(n.output::text, d.path) > 0
) as has_deleted`;

/** Runs of the same workflow that are looked back at. */
const mostRuns = 3;

/** For each run, what the nodes of its workflow gave in the latest runs before it: by node key, newest first. */
export async function listEarlierResults(
  db: Queryable,
  runs: readonly Pick<ExecutionRow, 'id' | 'workflow_id'>[],
): Promise<Map<string, EarlierResult[]>[]> {
  const { rows } = await sql<EarlierResult & { run: string }>`
    select r.run, coalesce(n.reused_from, n.id) as id, n.node_key, n.signature, n.input, n.output,
      extract(epoch from now() - coalesce(made.finished_at, n.finished_at))::float8 as age_seconds, ${hasDeleted}
    from unnest(${runs.map(({ id }) => id)}::uuid[], ${runs.map((run) => run.workflow_id)}::uuid[]) as r (run, workflow_id)
    cross join lateral (
      select e.id, e.created_at from executions e
      -- The owner is named for the index's sake, which has it between the workflow and the order.
      where e.workflow_id = r.workflow_id and e.user_id = (select w.user_id from workflows w where w.id = r.workflow_id)
        and e.id <> r.run
      order by e.created_at desc, e.id desc limit ${mostRuns}
    ) e
    join node_executions n on n.execution_id = e.id and n.parent_id is null and n.status = 'COMPLETED' and n.output is not null
      and n.output_edited_at is null
    left join node_executions made on made.id = n.reused_from
    order by r.run, e.created_at desc, e.id desc
  `.execute(db);
  const byRun = Map.groupBy(rows, (row) => row.run);
  return runs.map(({ id }) => Map.groupBy(byRun.get(id) ?? [], (row) => row.node_key));
}

/** For each question, the newest result of the same person with that signature, outside of the run that asks. */
export async function findResultsBySignature(
  db: Queryable,
  asked: readonly { userId: string; runId: string; signature: string }[],
): Promise<(EarlierResult | undefined)[]> {
  const { rows } = await sql<EarlierResult & { place: number }>`
    select q.place::int as place, n.id, n.node_key, n.signature, n.input, n.output,
      extract(epoch from now() - n.finished_at)::float8 as age_seconds, ${hasDeleted}
    from unnest(
      ${asked.map((one) => one.userId)}::uuid[], ${asked.map((one) => one.runId)}::uuid[], ${asked.map((one) => one.signature)}::text[]
    ) with ordinality as q (user_id, run, signature, place)
    join node_results r on r.user_id = q.user_id and r.signature = q.signature
    join node_executions n on n.id = r.node_execution_id and n.status = 'COMPLETED' and n.output is not null
      and n.output_edited_at is null and n.execution_id <> q.run
  `.execute(db);
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return asked.map((_, index) => byPlace.get(index + 1));
}
