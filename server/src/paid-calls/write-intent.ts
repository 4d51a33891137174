import { AppError } from '../errors.ts';
import { addMoney, exceeds, formatMoney } from '@visualadgen/graph/money/money.ts';
import {
  findCallerSpending,
  findExecutionSpending,
  findMonthlyBudget,
  findMonthlySpending,
  lockCallerBudget,
  lockHeldExecution,
  lockMonthlyBudget,
  type Spending,
} from '../store/budgets.ts';
import type { Database, Transaction } from '../store/database.ts';
import { createGeneration, type NewGeneration } from '../store/paid-calls.ts';
import type { GenerationRow } from '../store/tables.ts';
import { LeaseLost } from './lease-lost.ts';

export interface IntentOptions {
  database: Database;
  /** USD; for people who have set none of their own. Null for no limit. */
  defaultMonthlyBudget: string | null;
}

/**
 * Writes the intent to pay, if this server still has the run and the budgets allow for it: all in one transaction, with the
 * execution locked and, where there is a monthly budget, the schedule or trigger that called and its owner after it. So branches and runs side by side count each
 * other's money, and a server that lost the run writes nothing.
 * Throws LeaseLost and BUDGET_EXCEEDED ({ scope: 'EXECUTION' | 'CALLER' | 'MONTH', budget, spent, held, needed }, in USD).
 */
export function writeIntent(
  { database, defaultMonthlyBudget }: IntentOptions,
  generation: NewGeneration,
  leaseEpoch: number,
): Promise<GenerationRow> {
  const needed = generation.estimatedCost;
  return database.service.transaction().execute(async (db) => {
    const execution = await lockHeldExecution(db, generation.executionId, leaseEpoch);
    if (!execution) throw new LeaseLost();
    if (execution.budget !== null) {
      // Statements of their own, for each sees only what was committed before it began: the locks come first.
      refuseOverrun('EXECUTION', execution.budget, await findExecutionSpending(db, generation.executionId), needed);
    }
    const ofCaller = await lockCallerBudget(db, execution);
    if (ofCaller !== null)
      refuseOverrun('CALLER', ofCaller, await findCallerSpending(db, execution.caller_id ?? ''), needed);
    const monthly = await takeMonthlyBudget(db, generation.userId, defaultMonthlyBudget);
    if (monthly !== null) refuseOverrun('MONTH', monthly, await findMonthlySpending(db, generation.userId), needed);
    return createGeneration(db, generation);
  });
}

/** Locked only where there is one, so that runs of people without a budget do not wait for each other. */
async function takeMonthlyBudget(db: Transaction, userId: string, fallback: string | null): Promise<string | null> {
  const { monthly_budget: own } = await findMonthlyBudget(db, userId);
  if ((own ?? fallback) === null) return null;
  return (await lockMonthlyBudget(db, userId)).monthly_budget ?? fallback;
}

const budgetNames = {
  EXECUTION: 'This run’s budget',
  CALLER: 'What its schedule or trigger may cost in a month',
  MONTH: 'The budget of this month',
} as const;

function refuseOverrun(
  scope: keyof typeof budgetNames,
  budget: string,
  { spent, held }: Spending,
  needed: string,
): void {
  if (!exceeds([spent, held, needed], budget)) return;
  const taken = exceeds([held], '0')
    ? `${formatMoney(spent)} is spent and ${formatMoney(held)} is held for calls under way`
    : `${formatMoney(spent)} is spent`;
  throw new AppError('BUDGET_EXCEEDED', {
    message: `${budgetNames[scope]} is ${formatMoney(budget)}, of which ${taken}: the ${formatMoney(needed)} for this call would go beyond it.`,
    details: { scope, budget: addMoney(budget), spent, held, needed },
  });
}
