import { sql } from 'kysely';
import type { Queryable } from './database.ts';
import { jsonText } from './json-text.ts';
import type { ExecutionStatus, NodeExecutionStatus, Progress } from './tables.ts';

/** One change of state of one execution or of one of its nodes, which becomes one event of its log. */
export type Change<Type extends string = string> = {
  executionId: string;
  type: Type;
  payload: Record<string, unknown>;
} & ({ node: NodeChange; execution?: undefined } | { execution: ExecutionChange; node?: undefined });

export interface NodeChange {
  id: string;
  /** The move is refused when the node is in none of these. */
  from: readonly NodeExecutionStatus[];
  to: NodeExecutionStatus;
  input?: Record<string, unknown>;
  output?: Record<string, unknown>;
  progress?: Progress;
  error?: string;
  errorCode?: string;
  errorDetails?: Record<string, unknown>;
  /** Counts one more attempt. */
  isAttempt?: boolean;
  /** USD, added to the node's and the execution's cost. */
  cost?: string;
}

export interface ExecutionChange {
  from: readonly ExecutionStatus[];
  to: ExecutionStatus;
  error?: string;
  errorCode?: string;
}

/** What became of a change: the number and time of its event. */
export interface CommittedChange {
  /** The change's place in the batch. */
  ordinal: number;
  sequence: number;
  at: Date;
  /** USD, of the whole execution so far. */
  totalCost: string;
}

/**
 * Writes a batch of changes with their numbered events in one statement; all of it becomes true together.
 *
 * A change whose row is in none of the states it may move from is left out, and has no event. Executions are locked in
 * the order of their ids, which keeps the numbers of each without gaps and two servers from deadlocking.
 * A batch holds at most one change per node, and an execution's own change stands alone among that execution's
 * changes: one statement cannot update a row twice.
 */
export async function commitChanges(db: Queryable, changes: readonly Change[]): Promise<CommittedChange[]> {
  const result = await sql<{ ordinal: number; sequence: number; at: Date; total_cost: string }>`
    with change as (
      select * from jsonb_to_recordset(${jsonText(changes.map(toRecord))}::jsonb) as c (
        ordinal int, execution_id uuid, type text, payload jsonb,
        node_id uuid, node_from node_execution_status[], node_to node_execution_status,
        input jsonb, output jsonb, progress jsonb, error text, error_code text, error_details jsonb,
        attempts int, cost numeric,
        execution_from execution_status[], execution_to execution_status
      )
    ),
    locked as (
      select e.id, e.user_id, e.status, e.last_sequence from executions e
      where e.id in (select execution_id from change) order by e.id for update
    ),
    moved as (
      update node_executions n set
        status = c.node_to,
        input = coalesce(c.input, n.input),
        output = coalesce(c.output, n.output),
        progress = c.progress,
        error = c.error, error_code = c.error_code, error_details = c.error_details,
        attempts = n.attempts + c.attempts,
        cost = n.cost + c.cost,
        started_at = case when c.node_to = 'RUNNING' then coalesce(n.started_at, now()) else n.started_at end,
        finished_at = case when c.node_to in ('COMPLETED', 'FAILED', 'SKIPPED', 'CANCELLED') then now() end
      from change c join locked l on l.id = c.execution_id
      where n.id = c.node_id and n.execution_id = c.execution_id and n.status = any (c.node_from) and l.status = 'RUNNING'
      returning c.ordinal
    ),
    accepted as (
      select c.*, l.user_id, l.last_sequence + (row_number() over (partition by c.execution_id order by c.ordinal))::int as sequence
      from change c join locked l on l.id = c.execution_id
      where c.ordinal in (select ordinal from moved) or l.status = any (c.execution_from)
    ),
    logged as (
      insert into execution_events (execution_id, sequence, user_id, type, node_execution_id, payload, at)
      select execution_id, sequence, user_id, type, node_id, payload, now() from accepted
    ),
    cancelled as (
      update node_executions n set status = 'CANCELLED', progress = null, finished_at = now()
      from accepted a
      where a.execution_to = 'CANCELLED' and n.execution_id = a.execution_id and n.status in ('PENDING', 'RUNNING', 'PAUSED')
    ),
    total as (
      select execution_id, max(sequence) as sequence, max(execution_to) as status, coalesce(sum(cost), 0) as cost,
        max(error) filter (where execution_to is not null) as error, max(error_code) filter (where execution_to is not null) as error_code
      from accepted group by execution_id
    ),
    advanced as (
      update executions e set
        last_sequence = t.sequence,
        total_cost = e.total_cost + t.cost,
        status = coalesce(t.status, e.status),
        error = case when t.status is null then e.error else t.error end,
        error_code = case when t.status is null then e.error_code else t.error_code end,
        started_at = case when t.status = 'RUNNING' then coalesce(e.started_at, now()) else e.started_at end,
        finished_at = case when t.status in ('COMPLETED', 'FAILED', 'CANCELLED') then now() when t.status is null then e.finished_at end
      from total t where e.id = t.execution_id
      returning e.id, e.total_cost
    )
    select a.ordinal, a.sequence, now() as at, e.total_cost::text as total_cost
    from accepted a join advanced e on e.id = a.execution_id order by a.ordinal
  `.execute(db);
  return result.rows.map(({ ordinal, sequence, at, total_cost }) => ({ ordinal, sequence, at, totalCost: total_cost }));
}

function toRecord({ executionId, type, payload, node, execution }: Change, ordinal: number) {
  const error = node ?? execution;
  return {
    ordinal,
    execution_id: executionId,
    type,
    payload,
    node_id: node?.id,
    node_from: node?.from,
    node_to: node?.to,
    input: node?.input,
    output: node?.output,
    progress: node?.progress,
    error: error.error,
    error_code: error.errorCode,
    error_details: node?.errorDetails,
    attempts: node?.isAttempt ? 1 : 0,
    cost: node?.cost ?? '0',
    execution_from: execution?.from,
    execution_to: execution?.to,
  };
}
