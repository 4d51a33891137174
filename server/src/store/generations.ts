import { sql } from 'kysely';
import type { ProviderRequest } from '../models/image-provider.ts';
import type { Queryable } from './database.ts';
import { cutPage, type PageRequest, placeAt } from './page.ts';
import type { GenerationRow } from './tables.ts';

export type PlacedGeneration = GenerationRow & { place_at: string };

export interface NewGeneration {
  userId: string;
  executionId: string;
  nodeExecutionId: string;
  model: string;
  prompt: string;
  parameters: Record<string, unknown>;
  aspectRatio: string | null;
  inputHash: string;
}

/** Writes the intent to pay, before anyone is asked for anything. */
export function createGeneration(db: Queryable, generation: NewGeneration): Promise<GenerationRow> {
  return db
    .insertInto('generations')
    .values({
      user_id: generation.userId,
      execution_id: generation.executionId,
      node_execution_id: generation.nodeExecutionId,
      model: generation.model,
      prompt: generation.prompt,
      parameters: JSON.stringify(generation.parameters),
      aspect_ratio: generation.aspectRatio,
      input_hash: generation.inputHash,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** An intent of this node execution that never came to an end, left by a server that stopped. */
export function findOpenGeneration(
  db: Queryable,
  nodeExecutionId: string,
  inputHash: string,
): Promise<GenerationRow | undefined> {
  return db
    .selectFrom('generations')
    .selectAll()
    .where('node_execution_id', '=', nodeExecutionId)
    .where('input_hash', '=', inputHash)
    .where('status', 'in', ['PENDING', 'RUNNING'])
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
}

/** Calls in flight whose run has ended without them: it was cancelled, and the process stopped before the answer came. */
export function listAbandonedGenerations(db: Queryable): Promise<GenerationRow[]> {
  return db
    .selectFrom('generations')
    .selectAll('generations')
    .innerJoin('executions', 'executions.id', 'generations.execution_id')
    .where('generations.status', 'in', ['PENDING', 'RUNNING'])
    .where('executions.status', 'in', ['COMPLETED', 'FAILED', 'CANCELLED'])
    .execute();
}

export async function saveProviderRequest(db: Queryable, id: string, request: ProviderRequest): Promise<void> {
  await db
    .updateTable('generations')
    .set({
      status: 'RUNNING',
      request_id: request.requestId,
      status_url: request.statusUrl,
      response_url: request.responseUrl,
      cancel_url: request.cancelUrl,
    })
    .where('id', '=', id)
    .execute();
}

export interface StoredImage {
  path: string;
  contentType: string;
  width: number;
  height: number;
  byteSize: number;
}

/** The end of a paid call that went well: its pictures and its price, in one statement. */
export async function completeGeneration(
  db: Queryable,
  generation: { id: string; userId: string; billableUnits: string | null; cost: string | null; images: StoredImage[] },
): Promise<void> {
  await sql`
    with done as (
      update generations set status = 'COMPLETED', billable_units = ${generation.billableUnits}::numeric, cost = ${generation.cost}::numeric,
        error = null, error_code = null, finished_at = now()
      where id = ${generation.id} and status <> 'COMPLETED' returning id
    )
    insert into assets (user_id, path, content_type, width, height, byte_size, origin, generation_id, ordinal)
    select ${generation.userId}, i.path, i."contentType", i.width, i.height, i."byteSize", 'GENERATED', done.id, i.place - 1
    from done, rows from (jsonb_to_recordset(${JSON.stringify(generation.images)}::jsonb)
      as (path text, "contentType" text, width int, height int, "byteSize" int)) with ordinality
      as i (path, "contentType", width, height, "byteSize", place)
  `.execute(db);
}

export async function endGeneration(
  db: Queryable,
  id: string,
  end: { status: 'FAILED' | 'CANCELLED'; error: string; errorCode: string },
): Promise<void> {
  await db
    .updateTable('generations')
    .set({ status: end.status, error: end.error, error_code: end.errorCode, finished_at: sql`now()` })
    .where('id', '=', id)
    .where('status', 'in', ['PENDING', 'RUNNING'])
    .execute();
}

export function findGenerations(db: Queryable, ids: readonly string[]): Promise<GenerationRow[]> {
  return db.selectFrom('generations').selectAll().where('id', 'in', ids).execute();
}

export interface GenerationFilter {
  executionId?: string;
  workflowId?: string;
  model?: string;
}

export function listGenerations(
  db: Queryable,
  page: PageRequest,
  filter: GenerationFilter,
): Promise<PlacedGeneration[]> {
  let query = db.selectFrom('generations').selectAll('generations').select(placeAt('generations.created_at'));
  if (filter.executionId) query = query.where('execution_id', '=', filter.executionId);
  if (filter.model) query = query.where('model', '=', filter.model);
  const { workflowId } = filter;
  if (workflowId) {
    query = query.where('execution_id', 'in', (inner) =>
      inner.selectFrom('executions').select('id').where('workflow_id', '=', workflowId),
    );
  }
  return cutPage(query, { at: 'generations.created_at', id: 'generations.id' }, page).execute();
}

/** Adds what was paid for after the run had been cancelled, so that its total stays true. */
export async function addLateCost(db: Queryable, nodeExecutionId: string, cost: string): Promise<void> {
  await sql`
    with node as (update node_executions set cost = cost + ${cost}::numeric where id = ${nodeExecutionId} returning execution_id)
    update executions set total_cost = total_cost + ${cost}::numeric where id in (select execution_id from node)
  `.execute(db);
}

/** The provider's side of a generation; undefined as long as no answer to the submit was saved. */
export function requestOf(generation: GenerationRow): ProviderRequest | undefined {
  const { request_id: requestId, status_url: statusUrl, response_url: responseUrl, cancel_url: cancelUrl } = generation;
  return requestId && statusUrl && responseUrl && cancelUrl
    ? { requestId, statusUrl, responseUrl, cancelUrl }
    : undefined;
}
