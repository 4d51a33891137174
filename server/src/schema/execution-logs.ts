import type { EngineEvent } from '../engine/emitter.ts';
import { eventOfRow, partsNamedBy } from '../engine/event-of-row.ts';
import type { LogPage } from '../engine/follow-execution.ts';
import type { Transaction } from '../store/database.ts';
import { findExecutions, findNodeExecutions, listEventsOfExecutions } from '../store/executions.ts';
import type { ExecutionRow } from '../store/tables.ts';

/** Events of one execution that are read from its log at once. */
export const mostEventsAtOnce = 500;

export interface LogRequest {
  afterSequence: number;
  limit: number;
}

export interface ExecutionLog extends LogPage {
  execution: ExecutionRow;
}

/**
 * The same stretch of the log of each execution, with the state of the nodes that it speaks of: three statements, however
 * many and however long they are. An execution that is not there has none.
 */
export async function readLogs(
  db: Transaction,
  executionIds: readonly string[],
  { afterSequence, limit }: LogRequest,
): Promise<ExecutionLog[]> {
  // The events first: what is deleted before they are read shows in the executions that are read after them.
  const rows = await listEventsOfExecutions(db, executionIds, afterSequence, limit);
  const nodeIds = new Set(rows.flatMap(partsNamedBy));
  const nodes = nodeIds.size > 0 ? await findNodeExecutions(db, [...nodeIds]) : [];
  const executions = await findExecutions(db, executionIds);
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  const rowsById = Map.groupBy(rows, (row) => row.execution_id);
  return executions.map((execution) => {
    const own = rowsById.get(execution.id) ?? [];
    const prunedThrough = execution.pruned_through;
    const kept = own.filter((row) => row.sequence > prunedThrough).map((row) => eventOfRow(row, execution, nodeById));
    return {
      execution,
      events: prunedThrough > afterSequence ? [resetOf(execution), ...kept] : kept,
      isComplete: own.length < limit,
      status: execution.status,
      lastSequence: execution.last_sequence,
    };
  });
}

/** What comes in place of events that are kept no longer. */
function resetOf(execution: ExecutionRow): EngineEvent {
  return {
    type: 'ExecutionReset',
    sequence: execution.pruned_through,
    at: new Date(),
    payload: {},
    execution,
    nodeExecution: null,
    item: null,
  };
}
