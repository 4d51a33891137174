import type { CallResultFieldsFragment } from './generated/graphql.ts';

/** What became of the last time, in a sentence. */
export function sayResult(result: CallResultFieldsFragment | null, never: string): string {
  if (!result) return never;
  const at = sayMoment(result.at);
  if (result.outcome === 'STARTED') return `Last run ${at}`;
  if (result.outcome === 'MISSED') return `Missed ${at}: the server was not running`;
  return `Nothing was run ${at}. ${result.error ?? ''}`.trim();
}

/** Such as “Tue, Dec 1, 9:00 AM”, in the time zone given, or that of this computer. */
export function sayMoment(at: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(at));
}

/** USD of this month, and the limit where there is one. */
export function saySpent({ spentThisMonth, monthlyBudget }: { spentThisMonth: string; monthlyBudget: string | null }) {
  const spent = `$${Number(spentThisMonth).toFixed(2)}`;
  return monthlyBudget === null ? `${spent} this month` : `${spent} of $${Number(monthlyBudget).toFixed(2)} this month`;
}
