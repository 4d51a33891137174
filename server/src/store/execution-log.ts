import { sql } from 'kysely';
import type { Queryable } from './database.ts';
import { jsonText } from './json-text.ts';
import type { ExecutionStatus, NodeExecutionRow, NodeExecutionStatus } from './tables.ts';

/** `NOW` is the database's; `NONE` takes a time away; without either it stays. */
type Stamp = 'NOW' | 'NONE' | undefined;

/** What became true of a run, as its writer worked it out from the state that it knew. */
export interface RunWrite {
  executionId: string;
  userId: string;
  /** The writer's lease on the run; null for somebody who has none and only asks (a cancellation). */
  leaseEpoch: number | null;
  /** The state that it was worked out from: when it is another by now, nothing of all this is written. */
  was: { status: ExecutionStatus; lastSequence: number };
  status: ExecutionStatus;
  isStepping: boolean;
  jobId: string | null;
  error: string | null;
  errorCode: string | null;
  start: Stamp;
  finish: Stamp;
  nodes: NodeWrite[];
  /** Items that are new. */
  items?: NewItem[];
  /** In order: the first has the number after the last one that the writer knew. */
  events: EventWrite[];
}

/** A node execution as it is to be; what is undefined stays as it was. */
export interface NodeWrite
  extends
    Pick<
      NodeExecutionRow,
      | 'id'
      | 'status'
      | 'is_released'
      | 'attempts'
      | 'reused_from'
      | 'run_reason'
      | 'changed_inputs'
      | 'progress'
      | 'error'
      | 'error_code'
      | 'error_details'
      | 'input_edited_at'
      | 'output_edited_at'
      | 'edited_by'
    >,
    Partial<Pick<NodeExecutionRow, 'input' | 'output' | 'signature' | 'faults' | 'item_counts' | 'is_left_out'>> {
  was: NodeExecutionStatus;
  /** Its new place in its list. */
  item_index?: number;
  /** It is a part of its list no longer. */
  is_set_aside?: boolean;
  /** The signature under which its output can be found again. */
  result?: string;
  start: Stamp;
  finish: Stamp;
}

/** An item that is not written yet. */
export type NewItem = Omit<NodeWrite, 'item_index'> &
  Pick<NodeExecutionRow, 'node_key' | 'ordinal' | 'parent_id' | 'item_index' | 'coordinates'>;

export interface EventWrite {
  type: string;
  nodeExecutionId: string | undefined;
  payload: Record<string, unknown> | undefined;
}

/** A run's part that was written. */
export interface CommittedRun {
  id: string;
  at: Date;
  /** USD, of the whole execution so far. */
  total_cost: string;
  /** USD by node execution, of those that have cost something. */
  node_costs: Record<string, string> | null;
}

/**
 * Writes what happened to many runs, each with its numbered events, in one statement. A run that somebody else has moved
 * on in the meantime is missing in the answer. See `commit_runs` in `supabase/migrations`.
 * `notices` are told to the other servers with the commit.
 */
export async function commitRuns(
  db: Queryable,
  runs: readonly RunWrite[],
  notices: readonly string[] = [],
): Promise<CommittedRun[]> {
  const batch = jsonText({ runs: runs.map(runRecord), notices });
  const { rows } = await sql<CommittedRun>`select * from commit_runs(${batch}::jsonb)`.execute(db);
  return rows;
}

function runRecord(run: RunWrite) {
  return {
    id: run.executionId,
    user_id: run.userId,
    epoch: run.leaseEpoch,
    expected: run.was.lastSequence,
    was: run.was.status,
    status: run.status,
    is_stepping: run.isStepping,
    job_id: run.jobId,
    error: run.error,
    error_code: run.errorCode,
    start: run.start,
    finish: run.finish,
    nodes: run.nodes.map(nodeRecord),
    items: run.items?.map(nodeRecord),
    events: run.events.map(({ type, nodeExecutionId: node, payload }) => ({ type, node, payload })),
  };
}

/** Without what is empty, which is most of it: the database takes longer to read it than to write it. */
function nodeRecord(node: NodeWrite | NewItem) {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null && value !== false));
}
