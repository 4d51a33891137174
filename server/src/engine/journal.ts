import type { Database } from '../store/database.ts';
import {
  type Change,
  commitChanges,
  type CommittedChange,
  type ExecutionChange,
  type NodeChange,
} from '../store/execution-log.ts';
import type { ExecutionRow, NodeExecutionRow, NodeExecutionStatus } from '../store/tables.ts';
import type { EngineEvent, EventEmitter } from './emitter.ts';
import type { EventPayloads, EventType, ExecutionEventType, NodeEventType } from './events.ts';
import { executionMoves, hasEnded, isFinished, nodeMoves } from './state.ts';

/** An execution as the engine holds it while it runs. Rows are replaced, never changed, for listeners keep them. */
export interface ExecutionRecord {
  row: ExecutionRow;
  /** By node key. */
  nodes: Map<string, NodeExecutionRow>;
}

/** Writes every change of state with its event, and tells listeners once it is written. */
export interface Journal {
  /** False when the move was refused: the node or its execution is in another state by now. */
  writeNode<Type extends NodeEventType>(
    record: ExecutionRecord,
    nodeKey: string,
    type: Type,
    change?: Omit<NodeChange, 'id' | 'from' | 'to'>,
    payload?: EventPayloads[Type],
  ): Promise<boolean>;
  writeExecution(
    record: ExecutionRecord,
    type: ExecutionEventType,
    change?: Omit<ExecutionChange, 'from' | 'to'>,
  ): Promise<boolean>;
  /** Resolves when all that was handed in has been written. */
  settled(): Promise<void>;
}

interface Entry {
  record: ExecutionRecord;
  change: Change<EventType>;
  nodeKey: string | null;
  done: (accepted: boolean) => void;
  failed: (fault: unknown) => void;
}

/** More than this in one statement gains nothing and makes others wait. */
const largestBatch = 500;

/**
 * Group commit: one statement is in flight, and whatever gathers meanwhile goes into the next one. Each execution's own
 * order is kept. The database is asked once for many changes instead of once for each.
 */
export function createJournal(database: Database, emitter: EventEmitter): Journal {
  let waiting: Entry[] = [];
  let working: Promise<void> | undefined;

  return {
    writeNode: (record, nodeKey, type, change = {}, payload) => {
      const { id } = nodeOf(record, nodeKey);
      return write(record, nodeKey, {
        executionId: record.row.id,
        type,
        payload: { ...payload },
        node: { ...change, ...nodeMoves[type], id },
      });
    },
    writeExecution: (record, type, change = {}) =>
      write(record, null, {
        executionId: record.row.id,
        type,
        payload: {},
        execution: { ...change, ...executionMoves[type] },
      }),
    settled: async () => {
      while (working) await working;
    },
  };

  function write(record: ExecutionRecord, nodeKey: string | null, change: Change<EventType>): Promise<boolean> {
    return new Promise((done, failed) => {
      waiting.push({ record, change, nodeKey, done, failed });
      // Begins after this tick, so that what happens together is written together.
      working ??= Promise.resolve().then(work);
    });
  }

  async function work() {
    while (waiting.length > 0) {
      const { batch, rest } = takeBatch(waiting);
      waiting = rest;
      await commit(batch);
    }
    working = undefined;
  }

  /** A change that the database cannot take must not stop those of other runs: then each goes by itself. */
  async function commit(batch: Entry[]) {
    try {
      await commitTogether(batch);
    } catch (fault) {
      if (batch.length === 1) batch[0]?.failed(fault);
      else for (const entry of batch) await commit([entry]);
    }
  }

  async function commitTogether(batch: Entry[]) {
    const committed = await commitChanges(
      database.service,
      batch.map((entry) => entry.change),
    );
    const byOrdinal = new Map(committed.map((one) => [one.ordinal, one]));
    for (const [ordinal, entry] of batch.entries()) conclude(entry, byOrdinal.get(ordinal));
  }

  function conclude(entry: Entry, committed: CommittedChange | undefined) {
    if (committed) emitter.emit(applyChange(entry, committed));
    entry.done(committed !== undefined);
  }
}

/**
 * What may be written in one statement: at most one change per node, and an execution's own change alone among that
 * execution's. What does not fit waits, and everything of the same execution waits behind it.
 */
function takeBatch(entries: Entry[]): { batch: Entry[]; rest: Entry[] } {
  const batch: Entry[] = [];
  const rest: Entry[] = [];
  const nodes = new Set<string>();
  const open = new Set<string>();
  const closed = new Set<string>();
  for (const entry of entries) {
    const { executionId, node } = entry.change;
    const fits =
      batch.length < largestBatch && !closed.has(executionId) && (node ? !nodes.has(node.id) : !open.has(executionId));
    if (!fits) {
      closed.add(executionId);
      rest.push(entry);
      continue;
    }
    open.add(executionId);
    if (node) nodes.add(node.id);
    else closed.add(executionId);
    batch.push(entry);
  }
  return { batch, rest };
}

/** Brings the record up to what the database holds now, without reading it again. */
function applyChange(
  { record, change, nodeKey }: Entry,
  { sequence, at, totalCost, nodeCost }: CommittedChange,
): EngineEvent {
  const row: ExecutionRow = { ...record.row, last_sequence: sequence, total_cost: totalCost };
  let nodeExecution: NodeExecutionRow | null = null;
  if (change.execution) Object.assign(row, executionAfter(record.row, change.execution, at));
  if (change.execution?.to === 'CANCELLED') cancelNodes(record, at);
  if (change.execution?.resetNodes) resetNodes(record, change.execution.resetNodes);
  if (change.node && nodeKey !== null) {
    const before = nodeOf(record, nodeKey);
    nodeExecution = { ...nodeAfter(before, change.node, at), cost: nodeCost ?? before.cost };
    record.nodes.set(nodeKey, nodeExecution);
  }
  record.row = row;
  return { type: change.type, sequence, at, payload: change.payload, execution: row, nodeExecution };
}

function executionAfter(row: ExecutionRow, change: ExecutionChange, at: Date): Partial<ExecutionRow> {
  return {
    status: change.to,
    is_stepping: change.isStepping ?? row.is_stepping,
    error: change.error ?? null,
    error_code: change.errorCode ?? null,
    started_at: change.to === 'RUNNING' ? (row.started_at ?? at) : row.started_at,
    finished_at: isFinished(change.to) ? at : null,
  };
}

function nodeAfter(row: NodeExecutionRow, change: NodeChange, at: Date): NodeExecutionRow {
  return {
    ...row,
    status: change.to,
    input: change.input ?? row.input,
    output: change.output ?? row.output,
    progress: change.progress ?? null,
    error: change.error ?? null,
    error_code: change.errorCode ?? null,
    error_details: change.errorDetails ?? null,
    attempts: row.attempts + (change.isAttempt ? 1 : 0),
    started_at: change.to === 'RUNNING' ? (row.started_at ?? at) : row.started_at,
    finished_at: hasEnded(change.to) ? at : null,
  };
}

function cancelNodes(record: ExecutionRecord, at: Date) {
  for (const [key, node] of record.nodes) {
    if (!hasEnded(node.status))
      record.nodes.set(key, { ...node, status: 'CANCELLED', progress: null, finished_at: at });
  }
}

function resetNodes(record: ExecutionRecord, statuses: readonly NodeExecutionStatus[]) {
  for (const [key, node] of record.nodes) {
    if (statuses.includes(node.status))
      record.nodes.set(key, { ...node, ...fresh, is_released: node.status === 'PAUSED' });
  }
}

/** A node that is to be run as if it never had been; what it took and what it cost stay to be seen. */
const fresh = {
  status: 'PENDING',
  progress: null,
  error: null,
  error_code: null,
  error_details: null,
  started_at: null,
  finished_at: null,
} satisfies Partial<NodeExecutionRow>;

function nodeOf(record: ExecutionRecord, key: string): NodeExecutionRow {
  const node = record.nodes.get(key);
  if (!node) throw new Error(`Execution ${record.row.id} has no node “${key}”.`);
  return node;
}
