import { sql } from 'kysely';
import type { Graph } from '../graph/graph.ts';
import type { Queryable, Transaction } from './database.ts';
import { cutPage, type PageRequest, placeAt } from './page.ts';
import type { ExecutionEventRow, ExecutionRow, NodeExecutionRow } from './tables.ts';

export type PlacedExecution = ExecutionRow & { place_at: string };

export interface NewExecution {
  userId: string;
  workflowId: string;
  workflowVersion: number;
  graph: Graph;
  idempotencyKey: string | null;
}

/**
 * Writes an execution with its snapshot of the graph and a node execution for each node.
 * Undefined when the idempotency key has been used already.
 */
export async function createExecution(db: Transaction, execution: NewExecution): Promise<ExecutionRow | undefined> {
  const row = await db
    .insertInto('executions')
    .values({
      user_id: execution.userId,
      workflow_id: execution.workflowId,
      workflow_version: execution.workflowVersion,
      graph: JSON.stringify(execution.graph),
      idempotency_key: execution.idempotencyKey,
    })
    .onConflict((conflict) => conflict.columns(['user_id', 'idempotency_key']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  await sql`
    insert into node_executions (execution_id, user_id, node_key, ordinal)
    select ${row.id}, ${row.user_id}, key, place - 1
    from unnest(${execution.graph.nodes.map((node) => node.key)}::text[]) with ordinality as n (key, place)
  `.execute(db);
  return row;
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

/** The same page of the runs of each workflow, in one statement. */
export function listExecutionsOfWorkflows(
  db: Queryable,
  workflowIds: readonly string[],
  page: PageRequest,
): Promise<PlacedExecution[]> {
  return db
    .selectFrom(sql<{ id: string }>`unnest(${workflowIds}::uuid[])`.as<'w'>(sql`w (id)`))
    .innerJoinLateral(
      (inner) => {
        const ofOne = inner
          .selectFrom('executions')
          .selectAll('executions')
          .select(placeAt('executions.created_at'))
          .whereRef('executions.workflow_id', '=', 'w.id');
        return cutPage(ofOne, { at: 'executions.created_at', id: 'executions.id' }, page).as('one');
      },
      (join) => join.onTrue(),
    )
    .selectAll('one')
    .orderBy('one.place_at', page.fromEnd ? 'asc' : 'desc')
    .orderBy('one.id', page.fromEnd ? 'asc' : 'desc')
    .execute();
}

/** What a server that stopped has left undone. */
export async function listUnfinishedExecutionIds(db: Queryable): Promise<string[]> {
  const rows = await db
    .selectFrom('executions')
    .select('id')
    .where('status', 'in', ['PENDING', 'RUNNING'])
    .orderBy('created_at')
    .execute();
  return rows.map((row) => row.id);
}

export function findNodeExecutions(db: Queryable, ids: readonly string[]): Promise<NodeExecutionRow[]> {
  return db.selectFrom('node_executions').selectAll().where('id', 'in', ids).execute();
}

export function listNodeExecutions(db: Queryable, executionIds: readonly string[]): Promise<NodeExecutionRow[]> {
  return db
    .selectFrom('node_executions')
    .selectAll()
    .where('execution_id', 'in', executionIds)
    .orderBy('ordinal')
    .execute();
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
