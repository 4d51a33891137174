import type { ExecutionEventRow, ExecutionRow, NodeExecutionRow } from '../store/tables.ts';
import type { EngineEvent } from './emitter.ts';
import type { EventType } from './events.ts';

/** An event as the log keeps it, with the rows as they are by now, which may be newer than the event. */
export function eventOfRow(
  row: ExecutionEventRow,
  execution: ExecutionRow,
  parts: ReadonlyMap<string, NodeExecutionRow>,
): EngineEvent {
  const [node, item] = partsNamedBy(row);
  return {
    type: row.type as EventType,
    sequence: row.sequence,
    at: row.at,
    payload: row.payload,
    execution,
    nodeExecution: (node && parts.get(node)) || null,
    item: (item && parts.get(item)) || null,
  };
}

/** The ids of the rows that an event is about: its node's, and its item's. */
export function partsNamedBy({ node_execution_id: node, payload: { item } }: ExecutionEventRow): string[] {
  return [...(node ? [node] : []), ...(typeof item === 'string' ? [item] : [])];
}
