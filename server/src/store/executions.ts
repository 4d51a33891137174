import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { countRows, isOneOf } from './count.ts';
import type { Queryable } from './database.ts';
import { jsonText } from './json-text.ts';
import { cutPage, pageOfEach, type PageRequest, placeAt } from './page.ts';
import {
  type CallerKind,
  endedStatuses,
  type ExecutionEventRow,
  type ExecutionPurpose,
  type ExecutionRow,
  type ExecutionStatus,
  type NodeExecutionRow,
} from './tables.ts';

export type PlacedExecution = ExecutionRow & { place_at: string };

/** Who called a workflow: a schedule's or a trigger's id, and what it is called. */
export interface Caller {
  kind: CallerKind;
  id: string | null;
  name: string | null;
}

export interface NewExecution {
  userId: string;
  purpose?: ExecutionPurpose;
  /** Null, and its version 0, where the graph is the execution's own. */
  workflowId: string | null;
  workflowVersion: number;
  graph: Graph;
  idempotencyKey: string | null;
  /** Earlier results are not reused. */
  isFresh: boolean;
  /** The node for whose sake it is run; null for all of them. */
  targetKey: string | null;
  /** Only the target is to be made anew. */
  isSingle: boolean;
  /** The execution that it is another try of. */
  retryOf: string | null;
  /** USD. */
  budget: string | null;
  /** USD; null where a price is not known. */
  estimatedCost: string | null;
  /** USD by node key, of the nodes that cost something. */
  nodeCosts: ReadonlyMap<string, string>;
  /** Who has it run, where it is a workflow's. */
  caller?: Caller | null;
  /** Of the request that asks for it, for logs and traces. */
  requestId?: string | null;
  traceparent?: string | null;
}

/** An execution to be written, with ids that are made beforehand, so that it need not be read back. */
export interface ExecutionDraft {
  row: ExecutionRow;
  nodes: NodeExecutionRow[];
}

export function draftExecution(request: NewExecution, jobId: string): ExecutionDraft {
  const row: ExecutionRow = {
    id: randomUUID(),
    user_id: request.userId,
    workflow_id: request.workflowId,
    workflow_version: request.workflowVersion,
    graph: request.graph,
    idempotency_key: request.idempotencyKey,
    status: 'PENDING',
    is_stepping: false,
    is_fresh: request.isFresh,
    target_key: request.targetKey,
    is_single: request.isSingle,
    retry_of: request.retryOf,
    budget: request.budget,
    asked_budget: null,
    purpose: request.purpose ?? 'WORKFLOW',
    estimated_cost: request.estimatedCost,
    total_cost: '0.000000',
    error: null,
    error_code: null,
    last_sequence: 0,
    lease_epoch: 0,
    job_id: jobId,
    pruned_through: 0,
    request_id: request.requestId ?? null,
    traceparent: request.traceparent ?? null,
    caller: request.caller?.kind ?? null,
    caller_id: request.caller?.id ?? null,
    caller_name: request.caller?.name ?? null,
    created_at: new Date(),
    started_at: null,
    finished_at: null,
  };
  return { row, nodes: request.graph.nodes.map(({ key }, ordinal) => draftNode(row, key, ordinal, request)) };
}

function draftNode(row: ExecutionRow, key: string, ordinal: number, { nodeCosts }: NewExecution): NodeExecutionRow {
  return draftPart({
    execution_id: row.id,
    user_id: row.user_id,
    node_key: key,
    ordinal,
    estimated_cost: nodeCosts.get(key) ?? null,
  });
}

type PlacedPart = Pick<NodeExecutionRow, 'execution_id' | 'user_id' | 'node_key' | 'ordinal'>;

/** A node execution that waits and of which nothing is known yet: a node's, or that of one of its items. */
export function draftPart(known: PlacedPart & Partial<NodeExecutionRow>): NodeExecutionRow {
  return {
    id: randomUUID(),
    status: 'PENDING',
    input: null,
    output: null,
    progress: null,
    error: null,
    error_code: null,
    error_details: null,
    attempts: 0,
    is_released: false,
    cost: '0.000000',
    estimated_cost: null,
    signature: null,
    reused_from: null,
    run_reason: null,
    changed_inputs: null,
    faults: [],
    input_edited_at: null,
    output_edited_at: null,
    edited_by: null,
    parent_id: null,
    item_index: null,
    coordinates: null,
    item_counts: null,
    is_left_out: false,
    started_at: null,
    finished_at: null,
    ...known,
  };
}

/**
 * Writes executions, each with its snapshot of the graph and a node execution for each node, in one statement; gives the
 * ids of those that were written. One whose idempotency key has been used already is not.
 */
export async function createExecutions(db: Queryable, drafts: readonly ExecutionDraft[]): Promise<Set<string>> {
  const batch = jsonText(drafts.map(draftRecord));
  const { rows } = await sql<{ id: string; created_at: Date }>`select * from create_runs(${batch}::jsonb)`.execute(db);
  const madeAt = new Map(rows.map((row) => [row.id, new Date(row.created_at)]));
  for (const { row } of drafts) row.created_at = madeAt.get(row.id) ?? row.created_at;
  return new Set(madeAt.keys());
}

function draftRecord({ row, nodes }: ExecutionDraft) {
  const costs = nodes
    .filter((node) => node.estimated_cost !== null)
    .map((node) => [node.node_key, node.estimated_cost]);
  return {
    id: row.id,
    user_id: row.user_id,
    workflow_id: row.workflow_id,
    workflow_version: row.workflow_version,
    graph: row.graph,
    idempotency_key: row.idempotency_key,
    job_id: row.job_id,
    is_fresh: row.is_fresh,
    target_key: row.target_key,
    is_single: row.is_single,
    retry_of: row.retry_of,
    budget: row.budget,
    purpose: row.purpose,
    estimated_cost: row.estimated_cost,
    request_id: row.request_id,
    traceparent: row.traceparent,
    caller: row.caller,
    caller_id: row.caller_id,
    caller_name: row.caller_name,
    node_ids: nodes.map(({ id }) => id),
    node_costs: Object.fromEntries(costs),
  };
}

/** A lease on an execution: the server with the newest may write to it. */
export interface LeasedExecution {
  id: string;
  lease_epoch: number;
  last_sequence: number;
}

/** Takes a lease on the executions that jobs carry, those of them that are to be run. See `hold_runs` in `supabase/migrations`. */
export async function leaseExecutions(
  db: Queryable,
  jobs: readonly { id: string; executionId: string }[],
): Promise<LeasedExecution[]> {
  const { rows } = await sql<LeasedExecution>`select * from hold_runs(${JSON.stringify(jobs)}::jsonb)`.execute(db);
  return rows;
}

/** Gives unfinished executions that no job carries any more a new one: by execution id, the job's. */
export async function giveJobs(db: Queryable, jobs: ReadonlyMap<string, string>): Promise<void> {
  await sql`
    update executions e set job_id = j.job_id
    from unnest(${[...jobs.keys()]}::uuid[], ${[...jobs.values()]}::uuid[]) as j (execution_id, job_id)
    where e.id = j.execution_id
  `.execute(db);
}

export function findExecutionByIdempotencyKey(
  db: Queryable,
  userId: string,
  key: string,
): Promise<ExecutionRow | undefined> {
  return db
    .selectFrom('executions')
    .selectAll()
    .where('user_id', '=', userId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
}

export function findExecutions(db: Queryable, ids: readonly string[]): Promise<ExecutionRow[]> {
  return db.selectFrom('executions').selectAll().where('id', 'in', ids).execute();
}

/** The execution, if it has ended. */
export function findEndedExecution(db: Queryable, id: string): Promise<ExecutionRow | undefined> {
  return db
    .selectFrom('executions')
    .selectAll()
    .where('id', '=', id)
    .where('status', 'in', endedStatuses)
    .executeTakeFirst();
}

/** The newest execution of each workflow. */
export function findLastExecutions(db: Queryable, workflowIds: readonly string[]): Promise<ExecutionRow[]> {
  return db
    .selectFrom(sql<{ id: string }>`unnest(${workflowIds}::uuid[])`.as<'w'>(sql`w (id)`))
    .innerJoinLateral(
      (inner) =>
        inner
          .selectFrom('executions')
          .selectAll()
          .whereRef('executions.workflow_id', '=', 'w.id')
          .orderBy('created_at', 'desc')
          .orderBy('executions.id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .selectAll('last')
    .execute();
}

export interface ExecutionsPage extends PageRequest {
  /** Only those that stand so; without it, all. */
  statuses?: readonly ExecutionStatus[];
}

/** The same page of the runs of each workflow, in one statement. */
export function listExecutionsOfWorkflows(
  db: Queryable,
  workflowIds: readonly string[],
  page: ExecutionsPage,
): Promise<PlacedExecution[]> {
  const ofOne = db
    .selectFrom('executions')
    .selectAll('executions')
    .select(placeAt('executions.created_at'))
    .where(sql<boolean>`executions.workflow_id = parent.id`)
    .where(isOneOf('executions.status', page.statuses));
  return pageOfEach(db, workflowIds, ofOne, { at: 'executions.created_at', id: 'executions.id' }, page);
}

export interface ExecutionFilter {
  purposes: readonly ExecutionPurpose[];
  statuses?: readonly ExecutionStatus[];
  /** Also one that was deleted. */
  workflowId?: string;
  createdAfter?: Date;
  createdBefore?: Date;
}

/** Newest first, of all workflows of the person who asks, deleted ones included. */
export function listExecutions(db: Queryable, page: PageRequest, filter: ExecutionFilter): Promise<PlacedExecution[]> {
  const query = db
    .selectFrom('executions')
    .selectAll('executions')
    .select(placeAt('executions.created_at'))
    .where(isAskedFor(filter));
  return cutPage(query, { at: 'executions.created_at', id: 'executions.id' }, page).execute();
}

export function countExecutions(db: Queryable, filter: ExecutionFilter): Promise<number> {
  return countRows(db, 'executions', isAskedFor(filter));
}

function isAskedFor({ purposes, statuses, workflowId, createdAfter, createdBefore }: ExecutionFilter) {
  const ofWorkflow = workflowId ? sql`executions.workflow_id = ${workflowId}` : sql`true`;
  const after = createdAfter ? sql`executions.created_at > ${createdAfter.toISOString()}::timestamptz` : sql`true`;
  const before = createdBefore ? sql`executions.created_at < ${createdBefore.toISOString()}::timestamptz` : sql`true`;
  return sql<boolean>`(${isOneOf('executions.purpose', purposes)} and ${isOneOf('executions.status', statuses)} and ${ofWorkflow} and ${after} and ${before})`;
}

export function findNodeExecutions(db: Queryable, ids: readonly string[]): Promise<NodeExecutionRow[]> {
  // One parameter however many they are: a page of events of many executions names thousands.
  return db
    .selectFrom('node_executions')
    .selectAll()
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .execute();
}

/** Of the nodes themselves, without the items that they ran over. */
export function listNodeExecutions(db: Queryable, executionIds: readonly string[]): Promise<NodeExecutionRow[]> {
  return selectParts(db, executionIds).where('parent_id', 'is', null).execute();
}

/** Whether a node of an execution failed, or an item of one. */
export async function hasFailedPart(db: Queryable, executionId: string): Promise<boolean> {
  const failed = db
    .selectFrom('node_executions')
    .select('id')
    .where('execution_id', '=', executionId)
    .where('status', '=', 'FAILED');
  return (await failed.limit(1).executeTakeFirst()) !== undefined;
}

/** Of nodes and of their items, also those that are no longer a part of their list; items in their order. */
export function listNodeAndItemExecutions(db: Queryable, executionIds: readonly string[]): Promise<NodeExecutionRow[]> {
  return selectParts(db, executionIds).orderBy('item_index').execute();
}

function selectParts(db: Queryable, executionIds: readonly string[]) {
  return db.selectFrom('node_executions').selectAll().where('execution_id', 'in', executionIds).orderBy('ordinal');
}

/** The log of one execution after a number, oldest first. */
export function listEvents(
  db: Queryable,
  executionId: string,
  afterSequence: number,
  limit: number,
): Promise<ExecutionEventRow[]> {
  return db
    .selectFrom('execution_events')
    .selectAll()
    .where('execution_id', '=', executionId)
    .where('sequence', '>', afterSequence)
    .orderBy('sequence')
    .limit(limit)
    .execute();
}

/** The same stretch of the logs of many executions, oldest first, in one statement. */
export function listEventsOfExecutions(
  db: Queryable,
  executionIds: readonly string[],
  afterSequence: number,
  limit: number,
): Promise<ExecutionEventRow[]> {
  return db
    .selectFrom(sql<{ id: string }>`unnest(${executionIds}::uuid[])`.as<'w'>(sql`w (id)`))
    .innerJoinLateral(
      (inner) =>
        inner
          .selectFrom('execution_events')
          .selectAll()
          .whereRef('execution_id', '=', 'w.id')
          .where('sequence', '>', afterSequence)
          .orderBy('sequence')
          .limit(limit)
          .as('one'),
      (join) => join.onTrue(),
    )
    .selectAll('one')
    .orderBy('one.execution_id')
    .orderBy('one.sequence')
    .execute();
}
