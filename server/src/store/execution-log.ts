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
}

export interface ExecutionChange {
  from: readonly ExecutionStatus[];
  to: ExecutionStatus;
  error?: string;
  errorCode?: string;
  isStepping?: boolean;
  /** Nodes in these states become PENDING; those that were PAUSED are let through. */
  resetNodes?: readonly NodeExecutionStatus[];
}

/** What became of a change: the number and time of its event. */
export interface CommittedChange {
  /** The change's place in the batch. */
  ordinal: number;
  sequence: number;
  at: Date;
  /** USD, of the whole execution so far. */
  totalCost: string;
  /** USD, of the node so far; null for a change of the execution itself. */
  nodeCost: string | null;
}

/**
 * Writes a batch of changes with their numbered events; all of it becomes true together. A change whose row is in none of
 * the states it may move from is left out of the answer. See `commit_changes` in `supabase/migrations` for the rules that
 * a batch must keep.
 */
export async function commitChanges(db: Queryable, changes: readonly Change[]): Promise<CommittedChange[]> {
  const records = jsonText(changes.map(toRecord));
  const { rows } = await sql<CommittedChange>`
    select ordinal, sequence, at, total_cost as "totalCost", node_cost as "nodeCost" from commit_changes(${records}::jsonb)
  `.execute(db);
  return rows;
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
    execution_from: execution?.from,
    execution_to: execution?.to,
    is_stepping: execution?.isStepping,
    node_reset: execution?.resetNodes,
  };
}
