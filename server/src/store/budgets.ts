import { sql } from 'kysely';
import type { Queryable } from './database.ts';
import type { ExecutionRow, ProfileRow } from './tables.ts';

/** USD, exact decimals. */
export interface Spending {
  /** What the provider has billed. */
  spent: string;
  /** What calls under way, and finished ones whose price is not known, are expected to cost. */
  held: string;
}

export interface MonthlySpending extends Spending {
  /** Such as `2026-11`; months are those of UTC. */
  month: string;
}

const amounts = sql<Spending>`
  coalesce(sum(g.cost), 0)::numeric(20, 6)::text as spent,
  coalesce(sum(g.estimated_cost) filter (
    where g.cost is null and g.status in ('PENDING', 'RUNNING', 'COMPLETED')
  ), 0)::numeric(20, 6)::text as held`;

const thisMonth = sql`date_trunc('month', now() at time zone 'UTC')`;

/** What one execution has taken so far. */
export async function findExecutionSpending(db: Queryable, executionId: string): Promise<Spending> {
  const { rows } = await sql<Spending>`
    select ${amounts} from generations g where g.execution_id = ${executionId}
  `.execute(db);
  return only(rows);
}

/** What somebody has taken in the current calendar month. */
export async function findMonthlySpending(db: Queryable, userId: string): Promise<MonthlySpending> {
  const { rows } = await sql<MonthlySpending>`
    select to_char(${thisMonth}, 'YYYY-MM') as month,
      (there.spent::numeric + coalesce(gone.spent, 0))::text as spent,
      (there.held::numeric + coalesce(gone.held, 0))::text as held
    from (
      select ${amounts} from generations g where g.user_id = ${userId} and g.created_at >= ${thisMonth} at time zone 'UTC'
    ) there
    -- Of runs that were removed since.
    left join removed_spending gone on gone.user_id = ${userId} and gone.month = ${thisMonth}::date
  `.execute(db);
  return only(rows);
}

/** What the runs of each schedule or trigger have taken in the current calendar month. */
export async function findCallerSpendings(
  db: Queryable,
  callerIds: readonly string[],
): Promise<(Spending & { id: string })[]> {
  const { rows } = await sql<Spending & { id: string }>`
    select asked.id, ${amounts} from unnest(${callerIds}::uuid[]) as asked (id)
    left join executions e on e.caller_id = asked.id
      and (e.finished_at is null or e.finished_at >= ${thisMonth} at time zone 'UTC')
    left join generations g on g.execution_id = e.id and g.user_id = e.user_id
      and g.created_at >= ${thisMonth} at time zone 'UTC'
    group by asked.id
  `.execute(db);
  return rows;
}

/** The same of one. */
export async function findCallerSpending(db: Queryable, callerId: string): Promise<Spending> {
  return only(await findCallerSpendings(db, [callerId]));
}

/** Keeps others of its runs from counting its money until the transaction ends. After the execution, always. Null for no limit. */
export async function lockCallerBudget(
  db: Queryable,
  { caller, caller_id: id }: Pick<ExecutionRow, 'caller' | 'caller_id'>,
): Promise<string | null> {
  const table = caller === 'SCHEDULE' ? 'schedules' : caller === 'TRIGGER' ? 'triggers' : null;
  if (table === null || id === null) return null;
  const row = await db
    .selectFrom(table)
    .select('monthly_budget')
    .where('id', '=', id)
    .where('monthly_budget', 'is not', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row?.monthly_budget ?? null;
}

/** Null takes the limit away. Gives false when there is no such person. */
export async function setMonthlyBudget(db: Queryable, userId: string, amount: string | null): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('profiles')
    .set({ monthly_budget: amount })
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** What an execution may cost in all from now on. What it was asked for with at first is kept. */
export async function setExecutionBudget(db: Queryable, executionId: string, budget: string): Promise<void> {
  await sql`
    update executions set budget = ${budget}::numeric, asked_budget = coalesce(asked_budget, budget::text, 'none')
    where id = ${executionId}
  `.execute(db);
}

/** An execution that may be written to, locked until the transaction ends; undefined when the lease on it is lost. */
export function lockHeldExecution(
  db: Queryable,
  executionId: string,
  leaseEpoch: number,
): Promise<Pick<ExecutionRow, 'budget' | 'caller' | 'caller_id'> | undefined> {
  return db
    .selectFrom('executions')
    .select(['budget', 'caller', 'caller_id'])
    .where('id', '=', executionId)
    .where('lease_epoch', '=', leaseEpoch)
    .where('status', '=', 'RUNNING')
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export function findMonthlyBudget(db: Queryable, userId: string): Promise<{ monthly_budget: string | null }> {
  return db.selectFrom('profiles').select('monthly_budget').where('id', '=', userId).executeTakeFirstOrThrow();
}

/** Keeps everybody else from counting this person's money until the transaction ends. After the execution, always. */
export function lockMonthlyBudget(db: Queryable, userId: string): Promise<{ monthly_budget: string | null }> {
  return db
    .selectFrom('profiles')
    .select('monthly_budget')
    .where('id', '=', userId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

function only<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error('A sum came back without a row.');
  return row;
}

/** Whoever the budgets are of. */
export function findProfiles(db: Queryable, ids: readonly string[]): Promise<ProfileRow[]> {
  return db.selectFrom('profiles').selectAll().where('id', 'in', ids).execute();
}
