import { sql } from 'kysely';
import type { ModelKind, ProviderRequest } from '../models/provider.ts';
import type { Queryable } from './database.ts';
import { jsonText } from './json-text.ts';
import { endedStatuses, type GenerationRow } from './tables.ts';

/* How a paid call moves on: the intent, the request that came of it, and an end without pictures. */

export interface NewGeneration {
  userId: string;
  executionId: string;
  nodeExecutionId: string;
  kind: ModelKind;
  model: string;
  prompt: string;
  parameters: Record<string, unknown>;
  aspectRatio: string | null;
  inputHash: string;
  /** USD by the listed price. */
  estimatedCost: string;
}

/** Writes the intent to pay, before anyone is asked for anything. */
export function createGeneration(db: Queryable, generation: NewGeneration): Promise<GenerationRow> {
  return db
    .insertInto('generations')
    .values({
      user_id: generation.userId,
      execution_id: generation.executionId,
      node_execution_id: generation.nodeExecutionId,
      kind: generation.kind,
      model: generation.model,
      prompt: generation.prompt,
      parameters: jsonText(generation.parameters),
      aspect_ratio: generation.aspectRatio,
      input_hash: generation.inputHash,
      estimated_cost: generation.estimatedCost,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Writes an intent anew before its request is sent another time, so that whoever takes the run over counts from then. Its
 * execution is locked meanwhile: nobody can take it over between the look at the lease and the new time.
 * False when the lease is lost, or when the call has gone on without us.
 */
export async function renewIntent(db: Queryable, id: string, leaseEpoch: number): Promise<boolean> {
  const { rows } = await sql`
    with run as (
      select e.id from executions e join generations g on g.execution_id = e.id
      where g.id = ${id} and e.lease_epoch = ${leaseEpoch} and e.status = 'RUNNING' for no key update of e
    )
    update generations g set created_at = now() from run
    where g.id = ${id} and g.execution_id = run.id and g.status = 'PENDING' and g.request_id is null
    returning g.id
  `.execute(db);
  return rows.length > 0;
}

/** Takes an intent back of which nothing was sent, so that nobody has to look for its request. */
export async function withdrawIntent(db: Queryable, id: string, leaseEpoch: number): Promise<void> {
  await sql`
    delete from generations g using executions e
    where g.id = ${id} and g.status = 'PENDING' and g.request_id is null
      and e.id = g.execution_id and e.lease_epoch = ${leaseEpoch}
  `.execute(db);
}

/** A generation as it is now, and how long ago its intent was written, in milliseconds by the database's clock. */
export async function readIntent(
  db: Queryable,
  id: string,
): Promise<{ generation: GenerationRow; ageMs: number } | undefined> {
  const row = await db
    .selectFrom('generations')
    .selectAll()
    .select(sql<number>`(extract(epoch from now() - created_at) * 1000)::float8`.as('age_ms'))
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { age_ms: ageMs, ...generation } = row;
  return { generation, ageMs };
}

/** What others may have to do with requests that look like this generation's. */
export interface Rivalry {
  /** Those of the requests that belong to a generation already. */
  claimed: string[];
  /** Other open intents with the very same input, each of which may have brought one of the requests about. */
  rivals: number;
}

export async function findRivalry(
  db: Queryable,
  generation: GenerationRow,
  requestIds: readonly string[],
): Promise<Rivalry> {
  const { rows } = await sql<Rivalry>`
    select
      (select coalesce(array_agg(request_id), '{}') from generations where request_id = any (${requestIds}::text[])) as claimed,
      (select count(*)::integer from generations
        where status = 'PENDING' and request_id is null and model = ${generation.model}
          and parameters = ${jsonText(generation.parameters)}::jsonb and id <> ${generation.id}) as rivals
  `.execute(db);
  return rows[0] ?? { claimed: [], rivals: 0 };
}

/** TAKEN: the generation has another request. SOMEBODY_ELSES: the request is another generation's. */
export type Claim = GenerationRow | 'TAKEN' | 'SOMEBODY_ELSES';

/**
 * Writes which request a generation's intent has led to, in one compare-and-set; written once it is never overwritten by
 * another. One that was given up is open again, for what the provider has accepted will be billed. `isTold`: the provider
 * said so of its own accord, by a link that we have made; where the links came with the answer, those are kept.
 */
export async function claimRequest(
  db: Queryable,
  id: string,
  request: ProviderRequest,
  { isTold }: { isTold: boolean },
): Promise<Claim> {
  const link = (column: string, value: string) =>
    isTold ? sql`coalesce(${sql.ref(column)}, ${value}::text)` : sql`${value}::text`;
  const isFirst = sql`request_id is null`;
  try {
    const { rows } = await sql<GenerationRow>`
      update generations set
        request_id = ${request.requestId},
        status_url = ${link('status_url', request.statusUrl)},
        response_url = ${link('response_url', request.responseUrl)},
        cancel_url = ${link('cancel_url', request.cancelUrl)},
        told_at = case when ${isTold}::boolean then coalesce(told_at, now()) else told_at end,
        status = case when ${isFirst} then 'RUNNING' else status end,
        error = case when ${isFirst} then null else error end,
        error_code = case when ${isFirst} then null else error_code end,
        finished_at = case when ${isFirst} then null else finished_at end
      where id = ${id} and (request_id is null or request_id = ${request.requestId})
      returning *
    `.execute(db);
    return rows[0] ?? 'TAKEN';
  } catch (error) {
    if (isUniqueViolation(error)) return 'SOMEBODY_ELSES';
    throw error;
  }
}

/** Leaves an intent open, with the reason why only a person can say what became of it. */
export async function parkIntent(db: Queryable, id: string, reason: { error: string; errorCode: string }) {
  await db
    .updateTable('generations')
    .set({ error: reason.error, error_code: reason.errorCode })
    .where('id', '=', id)
    .where('status', '=', 'PENDING')
    .where('request_id', 'is', null)
    .execute();
}

export interface CallEnd {
  status: 'FAILED' | 'CANCELLED';
  error: string;
  errorCode: string;
}

/** Ends an open call without pictures. False when it had ended. */
export async function endGeneration(db: Queryable, id: string, end: CallEnd): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('generations')
    .set({ status: end.status, error: end.error, error_code: end.errorCode, finished_at: sql`now()` })
    .where('id', '=', id)
    .where('status', 'in', ['PENDING', 'RUNNING'])
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Says of an answer that was paid for that it is of no use: it is not taken up again. What it cost stays counted. */
export async function rejectAnswer(db: Queryable, id: string, reason: { error: string; errorCode: string }) {
  await db
    .updateTable('generations')
    .set({ status: 'FAILED', error: reason.error, error_code: reason.errorCode })
    .where('id', '=', id)
    .where('status', '=', 'COMPLETED')
    .execute();
}

/** Ends an accepted call of which nothing usable came, and counts what was billed for it, where it is counted. */
export async function endBilled(db: Queryable, id: string, end: CallEnd, cost: string): Promise<void> {
  await sql`
    with run as (
      select e.id from executions e join generations g on g.execution_id = e.id where g.id = ${id} for update of e
    ),
    counted as (
      select g.id, coalesce(g.cost, 0) as cost from generations g, run where g.id = ${id} for update of g
    ),
    ended as (
      update generations g set status = ${end.status}, cost = ${cost}::numeric, error = ${end.error}, error_code = ${end.errorCode},
        finished_at = now()
      from counted where g.id = counted.id and g.status in ('PENDING', 'RUNNING')
      returning g.execution_id, g.node_execution_id, g.cost - counted.cost as added
    ),
    -- An item's, and that of its node.
    node as (
      update node_executions n set cost = n.cost + ended.added from ended, node_executions own
      where own.id = ended.node_execution_id and n.id in (own.id, own.parent_id)
    )
    update executions e set total_cost = e.total_cost + ended.added from ended where e.id = ended.execution_id
  `.execute(db);
}

/**
 * Ends a call of which nobody will ever know whether it is billed, and counts what it may have cost, on the generation, the node and
 * the execution: an intent, or with `requestId` an order that was accepted. (What comes of it all the same is counted in the place of that; see `completeGeneration`.)
 */
export async function countLost(
  db: Queryable,
  id: string,
  end: CallEnd,
  requestId: string | null = null,
): Promise<void> {
  await sql`
    with run as (
      select e.id from executions e join generations g on g.execution_id = e.id where g.id = ${id} for update of e
    ),
    lost as (
      update generations g set status = 'FAILED', cost = g.estimated_cost, error = ${end.error}, error_code = ${end.errorCode},
        finished_at = now()
      from run where g.id = ${id} and g.execution_id = run.id and g.status in ('PENDING', 'RUNNING')
        and g.request_id is not distinct from ${requestId}::text
      returning g.execution_id, g.node_execution_id, coalesce(g.cost, 0) as cost
    ),
    -- An item's, and that of its node.
    node as (
      update node_executions n set cost = n.cost + lost.cost from lost, node_executions own
      where own.id = lost.node_execution_id and n.id in (own.id, own.parent_id)
    )
    update executions e set total_cost = e.total_cost + lost.cost from lost where e.id = lost.execution_id
  `.execute(db);
}

/** Ends an intent of which the provider has accepted nothing, as far as its execution is still held under `leaseEpoch`. */
export async function endIntent(db: Queryable, id: string, leaseEpoch: number, end: CallEnd): Promise<void> {
  await sql`
    update generations g set status = ${end.status}, error = ${end.error}, error_code = ${end.errorCode}, finished_at = now()
    from executions e
    where g.id = ${id} and g.status = 'PENDING' and g.request_id is null
      and e.id = g.execution_id and e.lease_epoch = ${leaseEpoch}
  `.execute(db);
}

/**
 * Calls in flight whose run ended without them at least `quietMs` ago. Those that wait for a person are left out. A run
 * that is tried again is no longer ended, and takes its calls up by itself.
 */
export function listAbandonedGenerations(db: Queryable, quietMs: number): Promise<GenerationRow[]> {
  return db
    .selectFrom('generations')
    .selectAll('generations')
    .innerJoin('executions', 'executions.id', 'generations.execution_id')
    .where('generations.status', 'in', ['PENDING', 'RUNNING'])
    .where('executions.status', 'in', endedStatuses)
    .where((is) =>
      is.or([
        is('generations.error_code', 'is', null),
        is('generations.error_code', '<>', 'PROVIDER_AMBIGUOUS'),
        is('generations.request_id', 'is not', null),
      ]),
    )
    .where((is) =>
      is.or([
        is('executions.finished_at', 'is', null),
        is('executions.finished_at', '<=', sql<Date>`now() - make_interval(secs => ${quietMs / 1_000}::float8)`),
      ]),
    )
    .orderBy('generations.created_at')
    .execute();
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
