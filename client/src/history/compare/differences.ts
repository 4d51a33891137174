import { formatElapsed } from '../../run/time/format-elapsed.ts';
import { formatMoney, subtractMoney } from '@visualadgen/graph/money/money.ts';

/** How much more or less the second cost: `+$0.05`; empty for the same. */
export function costDifference(before: string, after: string): string {
  const { isNegative, amount } = subtractMoney(after, before);
  if (!/[1-9]/.test(amount)) return '';
  return `${isNegative ? '−' : '+'}${formatMoney(amount)}`;
}

/** How much longer or shorter the second took, in milliseconds: `−1.2 s`; empty below a tenth of a second. */
export function timeDifference(before: number, after: number): string {
  const more = after - before;
  if (Math.abs(more) < 100) return '';
  return `${more < 0 ? '−' : '+'}${formatElapsed(Math.abs(more))}`;
}
