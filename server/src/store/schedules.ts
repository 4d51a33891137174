import { sql } from 'kysely';
import { jsonText } from './json-text.ts';
import type { Queryable, Transaction } from './database.ts';
import { cutPage, type PageRequest, placeAt } from './page.ts';
import type { CallOutcome, ScheduleRow, TriggerRow } from './tables.ts';

/* What runs workflows by the clock, and what other systems may run by a POST. */

export type PlacedSchedule = ScheduleRow & { place_at: string };
export type PlacedTrigger = TriggerRow & { place_at: string };

const triggerColumns = [
  'id',
  'user_id',
  'workflow_id',
  'name',
  'hint',
  'inputs',
  'mapping',
  'monthly_budget',
  'is_enabled',
  'last_at',
  'last_outcome',
  'last_execution_id',
  'last_error',
  'last_error_code',
  'created_at',
] as const satisfies readonly (keyof TriggerRow)[];

export function findSchedules(db: Queryable, ids: readonly string[]): Promise<ScheduleRow[]> {
  return db.selectFrom('schedules').selectAll().where('id', 'in', ids).execute();
}

export function findTriggers(db: Queryable, ids: readonly string[]): Promise<TriggerRow[]> {
  return db.selectFrom('triggers').select(triggerColumns).where('id', 'in', ids).execute();
}

/** Newest first; of one workflow, or of all. */
export function listSchedules(db: Queryable, page: PageRequest, workflowId?: string): Promise<PlacedSchedule[]> {
  const query = db
    .selectFrom('schedules')
    .selectAll()
    .select(placeAt('created_at'))
    .$if(workflowId !== undefined, (all) => all.where('workflow_id', '=', workflowId ?? ''));
  return cutPage(query, { at: 'created_at', id: 'id' }, page).execute();
}

export function listTriggers(db: Queryable, page: PageRequest, workflowId?: string): Promise<PlacedTrigger[]> {
  const query = db
    .selectFrom('triggers')
    .select(triggerColumns)
    .select(placeAt('created_at'))
    .$if(workflowId !== undefined, (all) => all.where('workflow_id', '=', workflowId ?? ''));
  return cutPage(query, { at: 'created_at', id: 'id' }, page).execute();
}

export async function countCallers(
  db: Queryable,
  table: 'schedules' | 'triggers',
  workflowId?: string,
): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(sql<number>`count(*)::int`.as('count'))
    .$if(workflowId !== undefined, (all) => all.where('workflow_id', '=', workflowId ?? ''))
    .executeTakeFirstOrThrow();
  return count;
}

/** How many this person has, counted while nobody else of the same name adds one. */
export async function countOwnCallers(
  db: Transaction,
  table: 'schedules' | 'triggers',
  userId: string,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${table} of ${userId}`}::text, 0))`.execute(db);
  return countCallers(db, table);
}

type ScheduleFields = Pick<
  ScheduleRow,
  'cron' | 'time_zone' | 'missed' | 'inputs' | 'monthly_budget' | 'is_enabled' | 'next_at'
>;

export function createSchedule(
  db: Transaction,
  { inputs, ...schedule }: ScheduleFields & Pick<ScheduleRow, 'user_id' | 'workflow_id'>,
): Promise<ScheduleRow> {
  return db
    .insertInto('schedules')
    .values({ ...schedule, inputs: jsonText(inputs) })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Undefined when there is none. */
export function updateSchedule(
  db: Transaction,
  id: string,
  { inputs, ...schedule }: ScheduleFields,
): Promise<ScheduleRow | undefined> {
  return db
    .updateTable('schedules')
    .set({ ...schedule, inputs: jsonText(inputs) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

type TriggerFields = Pick<TriggerRow, 'name' | 'inputs' | 'mapping' | 'monthly_budget'>;
export interface TriggerSecret {
  hash: Buffer;
  hint: string;
}

export function createTrigger(
  db: Transaction,
  { inputs, mapping, ...trigger }: TriggerFields & TriggerSecret & Pick<TriggerRow, 'user_id' | 'workflow_id'>,
): Promise<TriggerRow> {
  return db
    .insertInto('triggers')
    .values({ ...trigger, inputs: jsonText(inputs), mapping: mapping && jsonText(mapping) })
    .returning(triggerColumns)
    .executeTakeFirstOrThrow();
}

/** What is undefined stays. Undefined when there is none. */
export async function updateTrigger(
  db: Transaction,
  id: string,
  { inputs, mapping, ...change }: Partial<TriggerFields & TriggerSecret & Pick<TriggerRow, 'is_enabled'>>,
): Promise<TriggerRow | undefined> {
  const set = {
    ...change,
    ...(inputs !== undefined && { inputs: jsonText(inputs) }),
    ...(mapping !== undefined && { mapping: mapping && jsonText(mapping) }),
  };
  if (Object.keys(set).length === 0) return (await findTriggers(db, [id]))[0];
  return db.updateTable('triggers').set(set).where('id', '=', id).returning(triggerColumns).executeTakeFirst();
}

/** False when there is none. */
export async function deleteCaller(db: Transaction, table: 'schedules' | 'triggers', id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom(table).where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

// What came of it -----------------------------------------------------------------------------------------------------

export interface CallResult {
  at: Date;
  outcome: CallOutcome;
  executionId: string | null;
  error: { code: string; message: string } | null;
}

/** What became of a time, and when it comes next, unless somebody has changed its times meanwhile. Undefined where it is gone. */
export async function noteFiring(
  db: Queryable,
  { id, dueAt, nextAt, result }: { id: string; dueAt: Date; nextAt: Date | null; result: CallResult },
): Promise<ScheduleRow | undefined> {
  return db
    .updateTable('schedules')
    .set({
      ...lastOf(result),
      next_at: sql<Date | null>`case when next_at = ${dueAt}::timestamptz then ${nextAt}::timestamptz else next_at end`,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

export async function noteCall(db: Queryable, triggerId: string, result: CallResult): Promise<void> {
  await db.updateTable('triggers').set(lastOf(result)).where('id', '=', triggerId).execute();
}

function lastOf({ at, outcome, executionId, error }: CallResult) {
  return {
    last_at: at,
    last_outcome: outcome,
    last_execution_id: executionId,
    last_error: error?.message ?? null,
    last_error_code: error?.code ?? null,
  };
}

/** Those that come by that moment. */
export function findDueSchedules(db: Queryable, by: Date): Promise<Pick<ScheduleRow, 'id' | 'next_at'>[]> {
  return db.selectFrom('schedules').select(['id', 'next_at']).where('next_at', '<=', by).execute();
}

/** Whose trigger it is; null where there is none, or its secret is another. Past row-level security: it is not known yet who calls. */
export async function identifyTrigger(db: Queryable, id: string, hash: Buffer): Promise<string | null> {
  const { rows } = await sql<{ user_id: string | null }>`
    select private.identify_trigger(${id}::uuid, ${hash}::bytea) as user_id
  `.execute(db);
  return rows[0]?.user_id ?? null;
}
