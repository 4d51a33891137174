import { InputInvalidError } from '../errors.ts';
import { findMonthlySpending, setMonthlyBudget, type MonthlySpending } from '../store/budgets.ts';
import { builder } from './builder.ts';

import { Viewer } from './viewer.ts';

const Spending = builder.objectRef<MonthlySpending & { budget: string | null }>('Spending').implement({
  description: 'What you pay for pictures in the current calendar month, in UTC. All amounts are in USD.',
  fields: (t) => ({
    month: t.exposeString('month', { description: 'Such as `2026-11`.' }),
    spent: t.expose('spent', { type: 'Decimal', description: 'What the provider has billed.' }),
    held: t.expose('held', {
      type: 'Decimal',
      description: 'What calls under way, and those whose price is not known yet, are expected to cost.',
    }),
    budget: t.expose('budget', {
      type: 'Decimal',
      nullable: true,
      description: 'No paid call starts that would exceed it; null for no limit.',
    }),
  }),
});

builder.objectField(Viewer, 'spending', (t) =>
  t.field({
    description: 'What was paid this month, and what may be.',
    type: Spending,
    resolve: async ({ id, monthly_budget: own }, _, { asViewer, defaultMonthlyBudget }) => ({
      ...(await asViewer((db) => findMonthlySpending(db, id))),
      budget: own ?? defaultMonthlyBudget,
    }),
  }),
);

const SetMonthlyBudgetInput = builder.inputType('SetMonthlyBudgetInput', {
  fields: (t) => ({
    amount: t.field({
      type: 'Decimal',
      description: 'USD a calendar month, with at most 6 places. Null for the operator’s default, if any.',
    }),
  }),
});
const SetMonthlyBudgetPayload = builder.simpleObject('SetMonthlyBudgetPayload', {
  fields: (t) => ({
    viewer: t.field({ description: 'Whose budget it is; `spending.budget` is the new one.', type: Viewer }),
  }),
});

builder.mutationField('setMonthlyBudget', (t) =>
  t.field({
    type: SetMonthlyBudgetPayload,
    nullable: true,
    description: 'Limits what you pay in a month. Calls in progress continue.',
    authScopes: { session: true },
    args: { input: t.arg({ type: SetMonthlyBudgetInput, required: true }) },
    errors: { types: [InputInvalidError], union: { name: 'SetMonthlyBudgetResult' } },
    resolve: async (_, { input }, context) => {
      // Left out by mistake, it must not take a limit away.
      if (input.amount === undefined) throw InputInvalidError.of('amount', 'must be an amount, or null.');
      const amount = readBudget('amount', input.amount);
      const userId = context.viewer?.userId ?? '';
      await context.asViewer((db) => setMonthlyBudget(db, userId, amount));
      context.resetLoaders();
      const viewer = await context.loaders.profiles.load(userId);
      if (!viewer) throw new Error('A signed-in person has no profile.');
      return { viewer };
    },
  }),
);

/** A limit in USD as the database keeps it. Throws InputInvalidError naming the input field. */
export function readBudget(field: string, amount: string | null | undefined): string | null {
  if (amount == null) return null;
  if (amount.startsWith('-')) throw InputInvalidError.of(field, `must not be negative, but is ${amount}.`);
  const [whole = '', places = ''] = amount.split('.');
  if (places.length > 6)
    throw InputInvalidError.of(field, `must have at most 6 decimal places, but has ${places.length}.`);
  if (whole.replace(/^0+/, '').length > 4) throw InputInvalidError.of(field, 'must be less than 10000.');
  return amount;
}
