import type { ExecutionEventRow, ExecutionRow, NodeExecutionRow } from '../store/tables.ts';
import type { EngineEvent } from './emitter.ts';
import type { EventType } from './events.ts';

/** An event as the log keeps it, with the rows as they are by now, which may be newer than the event. */
export function eventOfRow(
  row: ExecutionEventRow,
  execution: ExecutionRow,
  nodes: ReadonlyMap<string, NodeExecutionRow>,
): EngineEvent {
  return {
    type: row.type as EventType,
    sequence: row.sequence,
    at: row.at,
    payload: row.payload,
    execution,
    nodeExecution: (row.node_execution_id && nodes.get(row.node_execution_id)) || null,
  };
}
