import type { CommittedRun, EventWrite, NodeWrite, RunWrite } from '../store/execution-log.ts';
import type { ExecutionRow, ExecutionStatus, NodeExecutionRow } from '../store/tables.ts';
import { type Change, type ExecutionChange, isNodeChange, type NodeChange, type NodeFields } from './change.ts';
import type { EngineEvent } from './emitter.ts';
import { type ExecutionRecord, nodeOf } from './record.ts';
import { hasEnded, isFinished, moveAlong, moveExecution, moveNode } from './state.ts';

/** Changes of one run, worked out on what was written last, and not written yet. */
export interface Draft {
  write: RunWrite;
  /** Brings the record up to what the database holds now, and gives the events to tell. */
  conclude(committed: CommittedRun): EngineEvent[];
}

/**
 * Works out where changes lead a run, one after the other. Throws STATE_CONFLICT when one of them cannot happen.
 * `leaseEpoch` is the writer's lease, or null.
 */
export function draftChanges(record: ExecutionRecord, changes: readonly Change[], leaseEpoch: number | null): Draft {
  const before = record.row;
  // The database says when it was. All rows of the draft share this one date, which is set once it is known.
  const at = new Date(0);
  const touched = new Map<string, NodeExecutionRow>();
  const kept = new Set<string>();
  const events: EngineEvent[] = [];
  let row = before;

  for (const change of changes) {
    row = { ...row, last_sequence: row.last_sequence + 1 };
    const nodeExecution = isNodeChange(change) ? changeNode(change) : changeExecution(change);
    const { type } = change;
    const payload = isNodeChange(change) ? (change.payload ?? {}) : {};
    events.push({ type, sequence: row.last_sequence, at, payload, execution: row, nodeExecution });
  }

  return {
    write: {
      executionId: before.id,
      userId: before.user_id,
      leaseEpoch,
      was: { status: before.status, lastSequence: before.last_sequence },
      status: row.status,
      isStepping: row.is_stepping,
      jobId: row.job_id,
      error: row.error,
      errorCode: row.error_code,
      start: stamp(before.started_at, row.started_at),
      finish: stamp(before.finished_at, row.finished_at),
      nodes: [...touched].map(([key, after]) => ({
        ...nodeWrite(nodeOf(record, key), after),
        ...(kept.has(key) && after.signature !== null && { result: after.signature }),
      })),
      events: events.map((event) => eventWrite(event)),
    },
    conclude(committed) {
      at.setTime(new Date(committed.at).getTime());
      for (const { execution, nodeExecution } of events) {
        execution.total_cost = committed.total_cost;
        if (nodeExecution) takeCost(nodeExecution, committed);
      }
      for (const [key, after] of touched) record.nodes.set(key, takeCost(after, committed));
      record.row = row;
      return events;
    },
  };

  function changeNode({ type, nodeKey, set, isAttempt, keepsResult, alongside }: NodeChange): NodeExecutionRow {
    const node = current(nodeKey);
    const after = afterMove(node, moveNode(node.status, type), set, at);
    if (isAttempt) after.attempts += 1;
    touched.set(nodeKey, after);
    if (keepsResult) kept.add(nodeKey);
    for (const other of alongside ?? []) {
      const one = current(other.nodeKey);
      touched.set(other.nodeKey, other.isReset ? afterReset(one, false) : { ...one, ...other.set });
    }
    return after;
  }

  function changeExecution({ type, set }: ExecutionChange): null {
    const from = row.status;
    row = { ...row, ...executionAfter(row, moveExecution(from, type), set, at) };
    for (const [key, written] of record.nodes) {
      const node = touched.get(key) ?? written;
      const status = moveAlong(node.status, type, from);
      if (status === node.status) continue;
      touched.set(
        key,
        status === 'PENDING' ? afterReset(node, node.status === 'PAUSED') : afterMove(node, status, undefined, at),
      );
    }
    return null;
  }

  function current(key: string): NodeExecutionRow {
    return touched.get(key) ?? nodeOf(record, key);
  }
}

function executionAfter(row: ExecutionRow, status: ExecutionStatus, set: ExecutionChange['set'], at: Date) {
  return {
    status,
    is_stepping: set?.isStepping ?? row.is_stepping,
    job_id: set?.jobId === undefined ? row.job_id : set.jobId,
    error: set?.error ?? null,
    error_code: set?.errorCode ?? null,
    started_at: status === 'RUNNING' ? (row.started_at ?? at) : row.started_at,
    finished_at: isFinished(status) ? at : null,
  };
}

function afterMove(
  row: NodeExecutionRow,
  status: NodeExecutionRow['status'],
  set: NodeFields | undefined,
  at: Date,
): NodeExecutionRow {
  const isMoved = status !== row.status;
  return {
    ...row,
    progress: null,
    error: null,
    error_code: null,
    error_details: null,
    ...set,
    status,
    started_at: status === 'RUNNING' ? (row.started_at ?? at) : row.started_at,
    finished_at: hasEnded(status) ? (isMoved ? at : row.finished_at) : null,
  };
}

/** To be run: let through its breakpoint with what somebody may have put in, or run again as if it never had been. */
function afterReset(row: NodeExecutionRow, isReleased: boolean): NodeExecutionRow {
  return {
    ...row,
    status: 'PENDING',
    is_released: isReleased,
    progress: null,
    error: null,
    error_code: null,
    error_details: null,
    started_at: null,
    finished_at: null,
    output_edited_at: null,
    ...(!isReleased && { input_edited_at: null, edited_by: null }),
  };
}

function takeCost(node: NodeExecutionRow, { node_costs: costs }: CommittedRun): NodeExecutionRow {
  node.cost = costs?.[node.id] ?? node.cost;
  return node;
}

function nodeWrite(before: NodeExecutionRow, after: NodeExecutionRow): NodeWrite {
  return {
    id: after.id,
    was: before.status,
    status: after.status,
    is_released: after.is_released,
    attempts: after.attempts,
    reused_from: after.reused_from,
    run_reason: after.run_reason,
    changed_inputs: after.changed_inputs,
    progress: after.progress,
    error: after.error,
    error_code: after.error_code,
    error_details: after.error_details,
    input_edited_at: after.input_edited_at,
    output_edited_at: after.output_edited_at,
    edited_by: after.edited_by,
    // The large ones only when they are new.
    ...(after.input !== before.input && { input: after.input }),
    ...(after.output !== before.output && { output: after.output }),
    ...(after.signature !== before.signature && { signature: after.signature }),
    ...(after.faults !== before.faults && { faults: after.faults }),
    start: stamp(before.started_at, after.started_at),
    finish: stamp(before.finished_at, after.finished_at),
  };
}

function stamp(before: Date | null, after: Date | null): 'NOW' | 'NONE' | undefined {
  if (after === before) return undefined;
  return after === null ? 'NONE' : 'NOW';
}

function eventWrite({ type, nodeExecution, payload }: EngineEvent): EventWrite {
  return { type, nodeExecutionId: nodeExecution?.id, payload: Object.keys(payload).length > 0 ? payload : undefined };
}
