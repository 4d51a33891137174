import { sql } from 'kysely';
import { assetColumns } from './assets.ts';
import type { Queryable, Transaction } from './database.ts';
import type { AssetRow, DescribeStatus } from './tables.ts';

/* How far the description of a picture is. Each asking has an id of its own (`describe_request`). */

/** An asking that waits for whoever does it. */
export interface Asking {
  id: string;
  user_id: string;
  request: string;
}

/** Which pictures are described without anybody having asked, as their owner wants it. What was cut from another is described there. */
const isWanted = sql<boolean>`(
  a.describe_status is null and a.deleted_at is null
  and case a.origin when 'UPLOADED' then p.describes_uploads when 'DERIVED' then false else p.describes_made end
)`;

/** Asks for what is not described yet of one person's, of all or of these, the newest first and no more than so many. */
export async function askForUndescribed(
  db: Queryable,
  userId: string,
  { ids, most }: { ids?: readonly string[]; most: number },
): Promise<Asking[]> {
  if (most <= 0) return [];
  const { rows } = await sql<Asking>`
    update assets set describe_status = 'PENDING', describe_request = gen_random_uuid(), describe_asked_at = now()
    where id in (
      select a.id from assets a join profiles p on p.id = a.user_id
      where a.user_id = ${userId}::uuid and ${isWanted} and ${ids ? sql`a.id = any (${[...ids]}::uuid[])` : sql`true`}
      order by a.created_at desc limit ${most}::int for update of a skip locked
    )
    returning id, user_id, describe_request as request
  `.execute(db);
  return rows;
}

/** Of whom something is not described that should be, with how many of theirs are under way. */
export async function listOwnersOfUndescribed(db: Queryable): Promise<{ id: string; under_way: number }[]> {
  const { rows } = await sql<{ id: string; under_way: number }>`
    select p.id, (
      select count(*)::int from assets a where a.user_id = p.id and a.describe_status in ('PENDING', 'RUNNING')
    ) as under_way
    from profiles p
    where (p.describes_uploads or p.describes_made)
      and exists (select from assets a where a.user_id = p.id and ${isWanted})
  `.execute(db);
  return rows;
}

/** Asks for descriptions of the viewer's own; gives the ids of those of which none was under way. See `private.ask_for_descriptions`. */
export async function askForOwn(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select private.ask_for_descriptions(${[...ids]}::uuid[]) as id
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** What is asked for and not done, of everybody or of these, the oldest first. */
export async function listAskings(
  db: Queryable,
  { ids, most }: { ids?: readonly string[]; most: number },
): Promise<Asking[]> {
  return db
    .selectFrom('assets')
    .select(['id', 'user_id', 'describe_request as request'])
    .where('describe_status', 'in', ['PENDING', 'RUNNING'])
    .where('describe_request', 'is not', null)
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .orderBy('describe_asked_at')
    .limit(most)
    .$narrowType<{ request: string }>()
    .execute();
}

/** How many descriptions somebody has asked for today (UTC): those begun, and those that wait for it. */
export async function countAskedToday(db: Queryable, userId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (
      select count(*) from executions e where e.user_id = ${userId}::uuid and e.purpose = 'DESCRIBE'
        and e.created_at >= date_trunc('day', now() at time zone 'UTC') at time zone 'UTC'
    )::int + (
      select count(*) from assets a where a.user_id = ${userId}::uuid and a.describe_status in ('PENDING', 'RUNNING')
        and a.describe_execution_id is null
    )::int as count
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Begins a try, or takes up one that was begun; undefined where nobody asks for it any more. */
export async function beginDescribing(
  db: Queryable,
  { id, request }: Pick<Asking, 'id' | 'request'>,
): Promise<{ asset: AssetRow; isNewTry: boolean } | undefined> {
  const { rows } = await sql<AssetRow & { was: string }>`
    update assets a set describe_status = 'RUNNING', describe_next_at = null,
      describe_tries = a.describe_tries + case before.describe_status when 'PENDING' then 1 else 0 end
    from (select id, describe_status from assets where id = ${id}::uuid for update) before
    where a.id = before.id and a.describe_request = ${request}::uuid and a.deleted_at is null
      and a.describe_status in ('PENDING', 'RUNNING')
    returning before.describe_status as was, ${sql.join(assetColumns.map((name) => sql.ref(`a.${name}`)))}
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { was, ...asset } = row;
  return { asset, isNewTry: was === 'PENDING' };
}

export async function noteDescribingExecution(
  db: Queryable,
  { id, request }: Asking,
  executionId: string,
): Promise<void> {
  await db
    .updateTable('assets')
    .set({ describe_execution_id: executionId })
    .where('id', '=', id)
    .where('describe_request', '=', request)
    .execute();
}

/** A deleted picture needs no description; where it is brought back, it is asked for anew. */
export async function forgetAsking(db: Queryable, { id, request }: Pick<Asking, 'id' | 'request'>): Promise<void> {
  await db
    .updateTable('assets')
    .set({ describe_status: null, describe_next_at: null })
    .where('id', '=', id)
    .where('describe_request', '=', request)
    .where('describe_status', 'in', ['PENDING', 'RUNNING'])
    .execute();
}

/** The picture with its asking, locked; undefined where it is not that asking's any more. */
export function lockAsking(
  db: Transaction,
  { id, request }: Pick<Asking, 'id' | 'request'>,
): Promise<AssetRow | undefined> {
  return db
    .selectFrom('assets')
    .select(assetColumns)
    .where('id', '=', id)
    .where('describe_request', '=', request)
    .where('describe_status', 'in', ['PENDING', 'RUNNING'])
    .forUpdate()
    .executeTakeFirst();
}

export interface FoundDescription {
  caption: string | null;
  tags: readonly string[];
  text: string | null;
  /** The model's id, or LOCAL. */
  by: string;
  /** USD. */
  cost: string;
}

export async function writeDescription(
  db: Queryable,
  id: string,
  { caption, tags, text, by, cost }: FoundDescription,
  words: readonly string[],
): Promise<void> {
  await db
    .updateTable('assets')
    .set({
      caption,
      found_tags: [...tags],
      found_text: text,
      words: sql<string>`array_to_tsvector(${[...words]}::text[])`,
      described_by: by,
      described_at: sql<Date>`now()`,
      describe_status: 'COMPLETED',
      describe_cost: cost,
      describe_error: null,
      describe_error_code: null,
      describe_next_at: null,
    })
    .where('id', '=', id)
    .execute();
}

/**
 * A try that failed: it is made again in so many milliseconds, or not. What was known by an earlier description stays. A picture that was
 * deleted meanwhile is as if it had never been asked for.
 */
export async function writeFailedDescription(
  db: Queryable,
  { id, request }: Pick<Asking, 'id' | 'request'>,
  {
    error,
    errorCode,
    cost,
    againInMs,
  }: { error: string; errorCode: string; cost: string | null; againInMs: number | null },
): Promise<void> {
  await db
    .updateTable('assets')
    .set({
      describe_status: sql<DescribeStatus | null>`case when deleted_at is null then ${againInMs === null ? 'FAILED' : 'PENDING'} end`,
      describe_error: error,
      describe_error_code: errorCode,
      ...(cost !== null && { describe_cost: cost }),
      describe_next_at: againInMs === null ? null : sql<Date>`now() + ${againInMs} * interval '1 millisecond'`,
    })
    .where('id', '=', id)
    .where('describe_request', '=', request)
    .where('describe_status', 'in', ['PENDING', 'RUNNING'])
    .execute();
}

/** The models that have answered these node executions, the last first. */
export async function listAnsweringModels(db: Queryable, nodeExecutionIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('generations')
    .select('model')
    .where('node_execution_id', 'in', nodeExecutionIds)
    .where('status', '=', 'COMPLETED')
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ model }) => model);
}
