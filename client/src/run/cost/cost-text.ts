import { formatMoney, isFree, sameMoney } from '@visualadgen/graph/money/money.ts';

/** An expected price: `$0.003`, `≥ $0.003` where some of it is not known, `free` where there is nothing to pay. */
export function priceText(amount: string, isComplete: boolean): string {
  if (!isComplete) return `≥ ${formatMoney(amount)}`;
  return isFree(amount) ? 'free' : formatMoney(amount);
}

/** What something has cost beside what it was expected to. Empty where there was nothing to pay either way. */
export function costText({ cost, estimatedCost, isDone }: CostSoFar): string {
  const isPaid = !isFree(cost);
  if (estimatedCost === null) return isPaid ? formatMoney(cost) : '';
  if (!isDone && !isPaid) return isFree(estimatedCost) ? '' : `expected ${formatMoney(estimatedCost)}`;
  if (!isPaid) return isFree(estimatedCost) ? '' : `free, expected ${formatMoney(estimatedCost)}`;
  if (sameMoney(cost, estimatedCost)) return `${formatMoney(cost)}, as expected`;
  return `${formatMoney(cost)}, expected ${priceText(estimatedCost, true)}`;
}

interface CostSoFar {
  cost: string;
  estimatedCost: string | null;
  /** It has given its result. */
  isDone: boolean;
}
