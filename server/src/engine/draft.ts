import type { CommittedRun, EventWrite, NodeWrite, RunWrite } from '../store/execution-log.ts';
import type { ExecutionRow, ExecutionStatus, NodeExecutionRow, Progress } from '../store/tables.ts';
import {
  type Alongside,
  type Change,
  type ExecutionChange,
  isItemChange,
  isNodeChange,
  type ItemChange,
  type ItemLayout,
  type NodeChange,
  type NodeFields,
} from './change.ts';
import { countItems, countMove } from './count-items.ts';
import type { EngineEvent } from './emitter.ts';
import type { EventType } from './events.ts';
import { type ExecutionRecord, itemOf, keep, nodeOf } from './record.ts';
import { hasEnded, isFinished, moveAlong, moveExecution, moveItem, moveNode } from './state.ts';

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
  /** Of nodes and items, by id. */
  const touched = new Map<string, NodeExecutionRow>();
  const added = new Map<string, NodeExecutionRow>();
  const kept = new Set<string>();
  /** Nodes of which items have started since their counts were last told. */
  const untold = new Set<string>();
  const events: EngineEvent[] = [];
  let row = before;

  for (const change of changes) {
    if (isItemChange(change)) changeItem(change);
    else if (isNodeChange(change)) changeNode(change);
    else changeExecution(change);
  }
  for (const nodeKey of untold) tellProgress(nodeKey);

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
      items: [...added.values()].map((item) => ({ ...newItem(item), ...writeOf(item, touched.get(item.id) ?? item) })),
      nodes: [...touched.values()].flatMap((after) => (added.has(after.id) ? [] : [writeOf(written(after), after)])),
      events: events.map((event) => eventWrite(event)),
    },
    conclude(committed) {
      at.setTime(new Date(committed.at).getTime());
      for (const { execution, nodeExecution, item } of events) {
        execution.total_cost = committed.total_cost;
        if (nodeExecution) takeCost(nodeExecution, committed);
        if (item) takeCost(item, committed);
      }
      for (const item of added.values()) if (!touched.has(item.id)) keep(record, item);
      for (const after of touched.values()) keep(record, takeCost(after, committed));
      record.row = row;
      return events;
    },
  };

  function writeOf(earlier: NodeExecutionRow, after: NodeExecutionRow): NodeWrite {
    const result = kept.has(after.id) && after.signature !== null ? { result: after.signature } : {};
    return { ...nodeWrite(earlier, after), ...result };
  }

  function addEvent(type: EventType, about: Partial<Pick<EngineEvent, 'payload' | 'nodeExecution' | 'item'>>) {
    row = { ...row, last_sequence: row.last_sequence + 1 };
    const { payload = {}, nodeExecution = null, item = null } = about;
    events.push({ type, sequence: row.last_sequence, at, payload, execution: row, nodeExecution, item });
  }

  function changeNode({ type, nodeKey, set, isAttempt, keepsResult, payload, items, alongside }: NodeChange) {
    const node = current(nodeKey);
    const after = touch(afterMove(node, moveNode(node.status, type), set, at));
    if (isAttempt) after.attempts += 1;
    if (items) after.item_counts = layOutItems(nodeKey, items);
    if (keepsResult) kept.add(after.id);
    for (const other of alongside ?? []) changeAlongside(other);
    addEvent(type, { payload: payload ?? {}, nodeExecution: current(nodeKey) });
  }

  function changeItem({ type, nodeKey, itemId, set, isAttempt, keepsResult }: ItemChange) {
    const item = currentItem(nodeKey, itemId);
    const after = touch(afterMove(item, moveItem(item.status, type), set, at));
    if (isAttempt) after.attempts += 1;
    if (keepsResult) kept.add(after.id);
    const node = current(nodeKey);
    const isEvent = type === 'NodeItemCompleted' || type === 'NodeItemFailed';
    if (isEvent) moveNode(node.status, type);
    const itemCounts = countMove(node.item_counts ?? countItems([]), item, after);
    const progress = isEvent ? withoutItem(node.progress, after.item_index) : node.progress;
    const nodeExecution = touch({ ...node, item_counts: itemCounts, progress });
    if (isEvent) {
      untold.delete(nodeKey);
      addEvent(type, { payload: { item: itemId, index: after.item_index, itemCounts }, nodeExecution, item: after });
    } else if (type !== 'ItemRetrying') untold.add(nodeKey);
  }

  /** So that who listens knows how many are at work, with one event however many have started. */
  function tellProgress(nodeKey: string) {
    const node = current(nodeKey);
    if (node.status !== 'RUNNING' || !node.item_counts) return;
    const { total, completed, failed, skipped } = node.item_counts;
    const progress = { ...node.progress, fraction: total === 0 ? 0 : (completed + failed + skipped) / total };
    const nodeExecution = touch({ ...node, progress });
    addEvent('NodeProgressed', { payload: { progress, itemCounts: node.item_counts }, nodeExecution });
  }

  function layOutItems(nodeKey: string, { added: news, changed, reset, setAside }: ItemLayout) {
    for (const item of news) added.set(item.id, item);
    for (const [id, set] of changed) touch({ ...currentItem(nodeKey, id), ...set });
    for (const id of reset) touch(afterReset(currentItem(nodeKey, id), false));
    for (const id of setAside) touch({ ...currentItem(nodeKey, id), item_index: null });
    return countItems(currentItems(nodeKey));
  }

  function changeAlongside({ nodeKey, itemId, isReset, set, items }: Alongside) {
    const part = itemId === undefined ? current(nodeKey) : currentItem(nodeKey, itemId);
    const after = touch(isReset ? { ...afterReset(part, false), ...set } : { ...part, ...set });
    if (items) after.item_counts = layOutItems(nodeKey, items);
    if (itemId !== undefined) recount(nodeKey);
  }

  function changeExecution({ type, set, leavesFailed, alongside }: ExecutionChange) {
    const from = row.status;
    row = { ...row, ...executionAfter(row, moveExecution(from, type), set, at) };
    for (const part of currentParts()) {
      if (leavesFailed?.has(part.id)) continue;
      const status = moveAlong(part.status, type, from);
      if (status === part.status || (status === 'PENDING' && part.is_left_out)) continue;
      touch(status === 'PENDING' ? afterReset(part, part.status === 'PAUSED') : afterMove(part, status, undefined, at));
    }
    for (const other of alongside ?? []) changeAlongside(other);
    for (const nodeKey of record.items.keys()) recount(nodeKey);
    addEvent(type, {});
  }

  function recount(nodeKey: string) {
    const counts = countItems(currentItems(nodeKey));
    const node = current(nodeKey);
    if (node.item_counts && JSON.stringify(counts) !== JSON.stringify(node.item_counts))
      touch({ ...node, item_counts: counts });
  }

  function touch(part: NodeExecutionRow): NodeExecutionRow {
    touched.set(part.id, part);
    return part;
  }

  function current(key: string): NodeExecutionRow {
    const node = nodeOf(record, key);
    return touched.get(node.id) ?? node;
  }

  function currentItem(key: string, id: string): NodeExecutionRow {
    return touched.get(id) ?? added.get(id) ?? itemOf(record, key, id);
  }

  function currentItems(key: string): NodeExecutionRow[] {
    const known = [...(record.items.get(key)?.values() ?? [])];
    const news = [...added.values()].filter(({ node_key: own }) => own === key);
    return [...known, ...news].map((item) => touched.get(item.id) ?? item);
  }

  function currentParts(): NodeExecutionRow[] {
    const items = [...record.items.values()].flatMap((own) => [...own.values()]);
    return [...record.nodes.values(), ...items, ...added.values()].map((part) => touched.get(part.id) ?? part);
  }

  /** As the database holds it. */
  function written({ id, node_key: key, parent_id: parentId }: NodeExecutionRow): NodeExecutionRow {
    return parentId === null ? nodeOf(record, key) : itemOf(record, key, id);
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
    // What somebody wrote in the place of its output was not made from what it takes.
    ...(row.output_edited_at && { signature: noSignature }),
    ...(!isReleased && { input_edited_at: null, edited_by: null }),
  };
}

/** Told from one that is left as it was. */
const noSignature = '';

function takeCost(node: NodeExecutionRow, { node_costs: costs }: CommittedRun): NodeExecutionRow {
  node.cost = costs?.[node.id] ?? node.cost;
  return node;
}

function newItem({ node_key, ordinal, parent_id, item_index, coordinates, input }: NodeExecutionRow) {
  return { node_key, ordinal, parent_id, item_index, coordinates, input };
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
    is_left_out: after.is_left_out,
    // The large ones only when they are new.
    ...(after.input !== before.input && { input: after.input }),
    ...(after.output !== before.output && { output: after.output }),
    ...(after.signature !== before.signature && { signature: after.signature }),
    ...(after.faults !== before.faults && { faults: after.faults }),
    ...(after.item_counts !== before.item_counts && { item_counts: after.item_counts }),
    ...(after.item_index !== before.item_index &&
      (after.item_index === null ? { is_set_aside: true } : { item_index: after.item_index })),
    start: stamp(before.started_at, after.started_at),
    finish: stamp(before.finished_at, after.finished_at),
  };
}

function stamp(before: Date | null, after: Date | null): 'NOW' | 'NONE' | undefined {
  if (after === before) return undefined;
  return after === null ? 'NONE' : 'NOW';
}

function eventWrite({ type, nodeExecution, payload }: EngineEvent): EventWrite {
  const kept = withoutTexts(payload);
  return { type, nodeExecutionId: nodeExecution?.id, payload: Object.keys(kept).length > 0 ? kept : undefined };
}

/** What an item has written is its output now, or nothing. */
function withoutItem(progress: Progress | null, index: number | null): Progress | null {
  if (!progress?.partialItems) return progress;
  return { ...progress, partialItems: progress.partialItems.filter((item) => item.index !== index) };
}

/** What is being written stands in the node's row, where each piece takes the place of the one before. */
function withoutTexts(payload: EngineEvent['payload']): EngineEvent['payload'] {
  if (typeof payload.progress !== 'object' || payload.progress === null) return payload;
  const { partialText: _, partialItems: __, ...progress } = payload.progress as Progress;
  return { ...payload, progress };
}
